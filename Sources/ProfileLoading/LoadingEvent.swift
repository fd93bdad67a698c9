/// What loading tells while it is under way.
package enum LoadingEvent: Sendable {
  /// What is being done now; another takes its place.
  case step(String)
  /// A line that is to be read, for standard error.
  case note(String)
}
