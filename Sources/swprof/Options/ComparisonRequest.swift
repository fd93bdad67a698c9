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

  let old: Side
  let new: Side
  /// Whether each profile is scaled to the mean total of the old ones.
  let isNormalized: Bool
  let gates: GateRequest
  /// What is shown of each profile and where it goes, as `top` has it.
  let report: ReportRequest

  init(_ arguments: Arguments, _ settings: Settings) throws(UsageError) {
    let words = try Self.sides(arguments)
    old = try Self.side(arguments, words.old)
    new = try Self.side(arguments, words.new)
    isNormalized = settings.comparison.isNormalized
    gates = try GateRequest(arguments)
    report = try ReportRequest(
      .top, pattern: [], settings, symbolization: (old.loads + new.loads)[0].symbolization)
  }

  /// The words of each side.
  private static func sides(
    _ arguments: Arguments
  ) throws(UsageError) -> (old: [[UInt8]], new: [[UInt8]]) {
    var words = arguments.positionals
    switch (arguments.profiles("old"), arguments.profiles("new")) {
    case (let old?, let new?):
      guard let stray = words.first else { return (old, new) }
      throw UsageError(
        "\(String(decoding: stray, as: UTF8.self)) belongs to no side: profiles stand behind -old "
          + "or -new")
    case (_?, nil): throw UsageError("diff has old profiles and no new ones (-new PROFILE...)")
    case (nil, _?): throw UsageError("diff has new profiles and no old ones (-old PROFILE...)")
    case (nil, nil):
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
