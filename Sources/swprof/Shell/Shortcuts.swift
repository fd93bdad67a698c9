import Bytes

/// Lines that are short for others: names of sample types, and the colon that takes filters away.
struct Shortcuts {
  private var expansions: [[UInt8]: [[UInt8]]] = [:]

  init(sampleTypes: [[UInt8]]) {
    expansions[":".bytes] = Self.cleared.map { "\($0)=".bytes }
    for type in sampleTypes {
      let selection = "sample_index=".bytes + type
      expansions[type] = [selection]
      expansions["total_".bytes + type] = ["mean=0".bytes, selection]
      expansions["mean_".bytes + type] = ["mean=1".bytes, selection]
    }
  }

  /// The filters that the colon takes away.
  static let cleared = OptionTable.filters.filter { $0.filter?.isCleared == true }.map(\.name)

  /// The names that are shortcuts, in order.
  var names: [[UInt8]] { expansions.keys.sorted { $0.lexicographicallyPrecedes($1) } }

  /// The lines that a line means: itself, unless it is a shortcut and nothing else.
  func expanding(_ line: [UInt8]) -> [[UInt8]] { expansions[line] ?? [line] }
}
