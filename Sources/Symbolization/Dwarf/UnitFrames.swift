import Bytes

/// The frames of the wanted addresses of one unit.
struct UnitFrames {
  private let wanted: ArraySlice<UInt64>
  private let search: ScopeSearch
  private let rows: [LineRow?]
  private var paths: LineFilePaths
  private var names: NameReader
  /// The scopes whose entries have been read.
  private var entries: [ScopeEntry?]

  /// Reads a unit.
  ///
  /// - Parameters:
  ///   - wanted: Addresses, ascending.
  ///   - lineBytes: The number of bytes of line programs that may still be read; counted down.
  init(
    _ wanted: ArraySlice<UInt64>, in unit: DebugUnit, alternate: DebugFile?,
    split: SplitUnitSource, _ abbreviations: AbbreviationCache, lineBytes: inout Int
  ) {
    self.wanted = wanted
    if let whole = unit.split(by: split, alternate: alternate) {
      // The file of a split unit is dropped with it, and a cache must not outlive its files.
      let own = AbbreviationCache(whole.file, alternate)
      search = ScopeSearch(wanted, in: whole, own.table(whole.header, in: whole.file))
      names = NameReader(whole, alternate: alternate, own)
    } else {
      search = ScopeSearch(wanted, in: unit, abbreviations.table(unit.header, in: unit.file))
      names = NameReader(unit, alternate: alternate, abbreviations)
    }
    entries = Array(repeating: nil, count: search.scopes.count)
    let sections = unit.file.sections
    let header = (lineBytes > 0 ? unit.lineProgram : nil).flatMap {
      LineHeader(sections, at: $0, addressSize: unit.header.format.addressSize)
    }
    if let header {
      lineBytes -= header.program.upperBound &- (unit.lineProgram ?? 0)
      let lines = LineSearch(wanted, header, in: sections)
      rows = lines.rows
      paths = LineFilePaths(lines.header, of: unit, alternate: alternate)
    } else {
      rows = Array(repeating: nil, count: wanted.count)
      paths = LineFilePaths(nil, of: unit, alternate: alternate)
    }
  }

  /// The resolution of the wanted address at an index.
  mutating func resolution(at index: Int) -> Resolution {
    let place = index - wanted.startIndex
    var frame = SourceFrame()
    if let row = rows[place] {
      frame.file = paths.path(row.file)
      frame.line = Int64(row.line)
      frame.column = Int64(UInt32(truncatingIfNeeded: row.column))
    } else if search.innermost[place] == nil {
      return .unresolved(.noFunction)
    }
    var frames: [SourceFrame] = []
    var scope = search.innermost[place]
    while let current = scope {
      let entry = entry(current)
      frame.function = entry.names.function
      frame.linkageName = entry.names.linkageName
      frame.startLine = entry.names.startLine
      scope = search.scopes[current].caller
      frame.isInlined = scope != nil
      frames.append(frame)
      frame = SourceFrame()
      if scope != nil {
        frame.file = paths.path(entry.callFile)
        frame.line = Int64(UInt32(truncatingIfNeeded: entry.callLine))
        frame.column = Int64(UInt32(truncatingIfNeeded: entry.callColumn))
      }
    }
    // Assembly code has lines but no functions.
    return .frames(frames.isEmpty ? [frame] : frames)
  }

  private mutating func entry(_ scope: Int) -> ScopeEntry {
    if let entry = entries[scope] { return entry }
    let entry = names.scope(at: search.scopes[scope].entry)
    entries[scope] = entry
    return entry
  }
}
