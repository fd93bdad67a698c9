/// Lines that are short for others: names of sample types, and the colon that takes filters away.
struct Shortcuts {
  private var expansions: [[UInt8]: [[UInt8]]] = [:]

  init(sampleTypes: [[UInt8]]) {
    expansions[Array(":".utf8)] = Self.cleared.map { Array("\($0)=".utf8) }
    for type in sampleTypes {
      let selection = Array("sample_index=".utf8) + type
      expansions[type] = [selection]
      expansions[Array("total_".utf8) + type] = [Array("mean=0".utf8), selection]
      expansions[Array("mean_".utf8) + type] = [Array("mean=1".utf8), selection]
    }
  }

  /// The filters that the colon takes away.
  static let cleared = OptionTable.filters.filter { $0.filter?.isCleared == true }.map(\.name)

  /// The names that are shortcuts, in order.
  var names: [[UInt8]] { expansions.keys.sorted { $0.lexicographicallyPrecedes($1) } }

  /// The lines that a line means: itself, unless it is a shortcut and nothing else.
  func expanding(_ line: [UInt8]) -> [[UInt8]] { expansions[line] ?? [line] }
}
