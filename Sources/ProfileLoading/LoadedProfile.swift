public import Profiles

/// A profile that is ready for reports, and what there is to say about how it came to be.
public struct LoadedProfile: Sendable {
  public var profile: Profile
  /// One line each, for standard error.
  public var warnings: [String]
  /// What else is good to know, such as where a copy was saved.
  public var notes: [String] = []
}

/// Why there is no profile.
public enum LoadError: Error, Sendable {
  /// No source could be read; the reasons, a line for each.
  case nothingFetched(what: String, failures: [String])
  case notCombined(String)
}

extension LoadError: CustomStringConvertible {
  /// One line where one source was named; else one for each, and what follows from them.
  public var lines: [String] {
    switch self {
    case .nothingFetched(_, let failures) where failures.count == 1: failures
    case .nothingFetched(let what, let failures):
      failures + ["failed to fetch any \(what) profiles"]
    case .notCombined(let reason): [reason]
    }
  }

  public var description: String { lines.joined(separator: "; ") }
}
