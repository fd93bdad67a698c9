/// What is known of how far the values of one run may be off.
package enum KnownError: Sendable {
  /// Everything was counted.
  case none
  /// The variance of each value can be told.
  case estimated
  case unknown
}
