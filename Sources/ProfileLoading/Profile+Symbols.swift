import Profiles
import Symbolization
import System

// Each mapping that has no symbols gets them from its binary: the addresses of its locations, each
// once, become addresses of the file, the binary says which frames these are, and the frames become
// lines of the locations. A mapping that cannot be served costs a warning that says why.

extension Profile {
  /// Gives locations the functions, files and lines that the binaries of this machine know.
  ///
  /// - Parameter searchPath: Folders in which binaries were looked for before, for what is said.
  /// - Returns: What could not be done.
  mutating func symbolize(_ mode: SymbolizationMode, searchPath: [UInt8] = []) -> [String] {
    guard let source = mode.local else { return [] }
    let known: SymbolDetail = [.functions, .filenames, .lineNumbers]
    let isWanted = mappings.map { mode.isForced || $0.symbols.isDisjoint(with: known) }
    guard isWanted.contains(true) else { return [] }
    var uses = Array(repeating: [Int](), count: mappings.count)
    for position in locations.indices {
      guard let mapping = locations[position].mapping?.position, isWanted[mapping] else { continue }
      uses[mapping].append(position)
    }
    let lookups = mappings.indices.filter { !uses[$0].isEmpty }
      .map { lookup($0, uses[$0], source, searchPath) }
    var report = SymbolizationReport(searchPath: searchPath)
    var functions = FunctionInterner(self)
    for (lookup, found) in zip(lookups, concurrentMap(lookups, { $0.symbols() })) {
      for (use, frames) in zip(lookup.uses, found.frames) where !frames.isEmpty {
        setLines(of: use, frames, &functions)
        mappings[lookup.position].symbols.formUnion(SymbolDetail(frames))
      }
      report.append(found.report)
    }
    return report.warnings
  }

  private func lookup(
    _ position: Int, _ uses: [Int], _ source: LocalSymbols, _ searchPath: [UInt8]
  ) -> MappingLookup {
    let mapping = mappings[position]
    return MappingLookup(
      position: position, mapping: mapping, file: names.copy(of: mapping.file),
      buildID: names.copy(of: mapping.buildID),
      kernelSymbol: names.copy(of: mapping.kernelRelocationSymbol), uses: uses,
      addresses: uses.map { locations[$0].address },
      isNamed: uses.allSatisfy { !locations[$0].lines.isEmpty }, source: source,
      searchPath: searchPath)
  }

  private mutating func setLines(
    of location: Int, _ frames: [SourceFrame], _ functions: inout FunctionInterner
  ) {
    let start = lines.count
    for frame in frames {
      let name = names.index(of: frame.linkageName.isEmpty ? frame.function : frame.linkageName)
      let function = functions.function(
        name, systemName: name, file: names.index(of: frame.file), startLine: frame.startLine,
        in: &self)
      lines.append(Line(function: function, line: frame.line, column: frame.column))
    }
    locations[location].lines = LineRange(start..<lines.count)
  }
}

extension SymbolDetail {
  /// What frames tell.
  fileprivate init(_ frames: [SourceFrame]) {
    self = [.inlineFrames]
    for frame in frames {
      if !frame.function.isEmpty || !frame.linkageName.isEmpty { insert(.functions) }
      if !frame.file.isEmpty { insert(.filenames) }
      if frame.line != 0 { insert(.lineNumbers) }
    }
  }
}
