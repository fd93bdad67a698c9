package import Profiles

/// A profile that is ready for reports, and what there is to say about how it came to be.
package struct LoadedProfile: Sendable {
  package var profile: Profile
  /// One line each, for standard error.
  package var warnings: [String]
  /// What else is good to know, such as where a copy was saved.
  package var notes: [String] = []
}

/// Why there is no profile.
package struct LoadError: Error, Sendable {
  package enum Problem: Sendable {
    /// No source could be read; the reasons, a line for each.
    case nothingFetched(what: String, failures: [String])
    case notCombined(String)
  }

  package let problem: Problem
  /// What there was to say before, such as of sources that could not be read.
  package private(set) var remarks: [String]

  init(_ problem: Problem, remarks: [String] = []) {
    self.problem = problem
    self.remarks = remarks
  }

  /// The same error, with what was said before its own remarks.
  func after(_ earlier: [String]) -> LoadError { LoadError(problem, remarks: earlier + remarks) }
}

extension LoadError: CustomStringConvertible {
  /// One line where one source was named; else one for each, and what follows from them.
  package var lines: [String] {
    switch problem {
    case .nothingFetched(_, let failures) where failures.count == 1: remarks + failures
    case .nothingFetched(let what, let failures):
      remarks + failures + ["failed to fetch any \(what) profiles"]
    case .notCombined(let reason): remarks + [reason]
    }
  }

  package var description: String { lines.joined(separator: "; ") }
}
