import ProfileLoading
import Reports

/// Two sides to be compared, each of one profile or of several runs.
struct ComparisonRequest {
  /// The profiles of one side.
  struct Side {
    /// One for each, as they are loaded one after the other.
    let loads: [LoadRequest]
    /// How the command line names them.
    var names: [[UInt8]] { loads.flatMap(\.sources) }
  }

  let before: Side
  let after: Side
  /// Whether each profile is scaled to the mean total of those from before.
  let isNormalized: Bool
  let gates: GateRequest
  /// What is shown of each profile and where it goes, as `top` has it.
  let report: ReportRequest

  init(_ arguments: Arguments, _ settings: Settings) throws(UsageError) {
    let words = try Self.sides(arguments)
    before = try Self.side(arguments, words.before)
    after = try Self.side(arguments, words.after)
    isNormalized = settings.comparison.isNormalized
    gates = arguments.gates
    report = try ReportRequest(
      .top.named(Verb.diff.name, Verb.diff.summary), pattern: [], settings,
      symbolization: (before.loads + after.loads)[0].symbolization, choice: .withValues)
  }

  /// The words of each side.
  private static func sides(
    _ arguments: Arguments
  ) throws(UsageError) -> (before: [[UInt8]], after: [[UInt8]]) {
    var words = arguments.positionals
    let (before, after) = (arguments.before, arguments.after)
    switch (before.isEmpty, after.isEmpty) {
    case (false, false):
      guard let stray = words.first else { return (before, after) }
      throw UsageError(
        "\(String(decoding: stray, as: UTF8.self)) belongs to no side: profiles come after -old or "
          + "-new")
    case (false, true):
      throw UsageError("diff has profiles from before and none from after (-new PROFILE...)")
    case (true, false):
      throw UsageError("diff has profiles from after and none from before (-old PROFILE...)")
    case (true, true):
      let binary = words.count == 3 && ElfFile.isBinary(words[0]) ? [words.removeFirst()] : []
      if words.isEmpty { throw .noSides }
      guard words.count == 2 else {
        throw UsageError(
          "diff compares two profiles, and \(words.count == 1 ? "one is" : "\(words.count) are") "
            + "named (several a side: swprof diff -old a1 a2 -new b1 b2)")
      }
      return (binary + [words[0]], binary + [words[1]])
    }
  }

  private static func side(_ arguments: Arguments, _ words: [[UInt8]]) throws(UsageError) -> Side {
    let all = try LoadRequest(arguments, sources: words)
    return Side(
      loads: all.sources.map { source in
        var load = all
        load.sources = [source]
        return load
      })
  }
}
