package import Profiles

/// A profile as it was merged and filtered, as `profile.proto` again.
package struct WholeProfile: Report {
  package private(set) var profile: Profile

  /// - Parameter divisor: By what all values are divided.
  package init(of view: View, dividedBy divisor: Double) {
    profile = view.profile
    profile.divide(by: divisor)
  }

  package func write(_ emit: ([UInt8]) throws -> Void) throws { try profile.encode(emit) }
}
