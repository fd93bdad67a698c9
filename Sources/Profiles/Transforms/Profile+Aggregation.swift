/// How finely frames are told apart.
public enum Granularity: String, CaseIterable, Sendable {
  case functions, filefunctions, files, lines, addresses
}

/// Which detail of frames an aggregation keeps.
public struct Aggregation: Sendable {
  public var granularity: Granularity
  /// Whether functions that were inlined stand for themselves; if not, they count for the function
  /// that they were inlined into.
  public var keepsInlines: Bool
  public var keepsColumns: Bool

  public init(
    granularity: Granularity = .functions, keepsInlines: Bool = true, keepsColumns: Bool = false
  ) {
    self.granularity = granularity
    self.keepsInlines = keepsInlines
    self.keepsColumns = keepsColumns
  }

  var keepsFunctions: Bool { granularity != .files }
  var keepsFiles: Bool { granularity != .functions }
  var keepsLines: Bool { granularity == .lines || granularity == .addresses }
  var keepsAddresses: Bool { granularity == .addresses }
}

extension Profile {
  /// Removes the detail that an aggregation does not keep. Nothing is merged or renumbered.
  ///
  /// Addresses with inlines are kept as they are, columns included, whatever is said of columns.
  public mutating func aggregate(_ aggregation: Aggregation) {
    if aggregation.keepsAddresses, aggregation.keepsInlines { return }
    if !aggregation.keepsInlines { removeInlinedLines() }
    for position in functions.indices {
      if !aggregation.keepsFunctions {
        functions[position].name = Name.empty
        functions[position].systemName = Name.empty
      }
      if !aggregation.keepsFiles { functions[position].filename = Name.empty }
    }
    for position in lines.indices {
      if !aggregation.keepsLines { lines[position].line = 0 }
      if !aggregation.keepsLines || !aggregation.keepsColumns { lines[position].column = 0 }
    }
    if !aggregation.keepsAddresses {
      for position in locations.indices { locations[position].address = 0 }
    }
    var removed: SymbolDetail = []
    if !aggregation.keepsInlines { removed.insert(.inlineFrames) }
    if !aggregation.keepsFunctions { removed.insert(.functions) }
    if !aggregation.keepsFiles { removed.insert(.filenames) }
    if !aggregation.keepsLines { removed.insert(.lineNumbers) }
    for position in mappings.indices { mappings[position].symbols.subtract(removed) }
  }

  /// Leaves each location its last line, the function that was compiled to code.
  private mutating func removeInlinedLines() {
    for position in locations.indices where locations[position].lines.count > 1 {
      locations[position].lines.start += locations[position].lines.count - 1
      locations[position].lines.count = 1
    }
  }
}
