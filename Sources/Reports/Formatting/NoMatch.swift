public import Profiles

/// Why a report on the functions that match a pattern is empty: none does.
public struct NoMatch: Error, CustomStringConvertible, Sendable {
  /// The pattern.
  public let expression: [UInt8]
  /// Up to three names of functions that may have been meant, nearest first.
  public let nearest: [[UInt8]]

  /// - Complexity: Linear in the names of the profile, up to a limit that keeps the answer prompt.
  public init(_ pattern: Pattern, in profile: Profile) {
    expression = pattern.expression
    nearest = NearestNames(to: pattern.expression, in: profile).names
  }

  /// Without names.
  init(_ pattern: Pattern) {
    expression = pattern.expression
    nearest = []
  }

  /// As pprof says it, and the names.
  public var description: String {
    "no matches found for regexp: \(String(decoding: expression, as: UTF8.self))" + suggestion
  }

  /// The names as the end of a message; empty where there are none.
  var suggestion: String {
    if nearest.isEmpty { return "" }
    return "; nearest names: " + nearest.map(Self.shown).joined(separator: ", ")
  }

  /// A name as a message may quote it: on one line, and not too long for it.
  private static func shown(_ name: [UInt8]) -> String {
    let limit = 120
    let scalars = String(decoding: name, as: UTF8.self).unicodeScalars
    var text = String.UnicodeScalarView()
    for scalar in scalars.prefix(limit) {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: text.append("?")
      default: text.append(scalar)
      }
    }
    return String(text) + (scalars.count > limit ? "…" : "")
  }
}
