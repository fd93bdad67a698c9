public import Profiles

/// A regular expression that no function of a profile matches.
public struct NoMatch: Error, CustomStringConvertible {
  public let pattern: [UInt8]

  /// - Parameter profile: Where similar names are looked for.
  public init(_ pattern: Pattern, in profile: Profile) {
    self.pattern = pattern.expression
  }

  public var description: String {
    "no matches found for regexp: \(String(decoding: pattern, as: UTF8.self))"
  }
}
