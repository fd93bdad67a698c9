extension HelpText {
  static let usageOfComparison = """
    Usage: swprof diff [OPTIONS] OLD NEW
           swprof diff [OPTIONS] -old PROFILE... -new PROFILE...
    swprof diff --help lists the options.
    """

  static let examplesOfComparison = [
    "swprof diff before.prof after.prof",
    "swprof diff -cum -by=package before.prof after.prof",
    "swprof diff -sample_index=alloc_space monday.heap friday.heap",
    "swprof diff -old before-*.prof -new after-*.prof",
    "swprof diff -fail_if='cum(encoding/json.*) > +5%' before.prof after.prof",
  ]

  /// What `swprof diff --help` prints.
  static var comparison: String {
    """
    \(wrapped("swprof diff: \(Verb.diff.summary)", 80).joined(separator: "\n"))

    Usage: swprof diff [OPTIONS] OLD NEW
           swprof diff [OPTIONS] -old PROFILE... -new PROFILE...

    \(options(takenBy: .diff))

    Exit status: 0 where all gates were met or none is named, 1 where one was not, 2
    for trouble of any kind.

    Examples:
    \(examplesOfComparison.map { "  \($0)" }.joined(separator: "\n"))

    """
  }
}
