// What pprof does with the mappings of text formats before it trusts them: the producers split one
// file into several mappings, put the main binary anywhere, and leave parts out.

import Bytes

extension Profile {
  /// Reads the memory map from the lines after the current one, and completes the profile.
  mutating func finish(withMemoryMap lines: inout TextLines) throws(LegacyFault) {
    mappings = try MemoryMap.read(&lines, names: &names)
    joinNeighbours()
    moveMainBinaryToFront()
    renumberLocations()
    attachLocations()
  }

  /// Joins mappings with those that they continue.
  private mutating func joinNeighbours() {
    var joined: [Mapping] = []
    for mapping in mappings {
      guard let last = joined.last, last.isContinued(by: mapping) else {
        joined.append(mapping)
        continue
      }
      var whole = last
      whole.limit = mapping.limit
      if !mapping.file.isEmpty { whole.file = mapping.file }
      if !mapping.buildID.isEmpty { whole.buildID = mapping.buildID }
      joined[joined.count - 1] = whole
    }
    mappings = joined
  }

  /// Swaps the first mapping that can be the program with the one in front.
  private mutating func moveMainBinaryToFront() {
    let main = mappings.firstIndex { names[$0.file].isMainBinary }
    if let main { mappings.swapAt(0, main) }
  }

  /// Numbers locations by their first appearance in samples, functions and lines by theirs in
  /// locations, and drops the rest.
  mutating func renumberLocations() {
    var newLocations: [Location] = []
    var newIndices = [LocationIndex?](repeating: nil, count: locations.count)
    for position in samples.stackLocations.indices {
      let old = samples.stackLocations[position]
      let new = newIndices[old.position] ?? LocationIndex(newLocations.count)
      if newIndices[old.position] == nil {
        newIndices[old.position] = new
        newLocations.append(locations[old])
        newLocations[new].id = UInt64(newLocations.count)
      }
      samples.stackLocations[position] = new
    }
    locations = newLocations
    renumberFunctions()
  }

  private mutating func renumberFunctions() {
    var newFunctions: [Function] = []
    var newIndices = [FunctionIndex?](repeating: nil, count: functions.count)
    var newLines: [Line] = []
    for location in locations.indices {
      let start = newLines.count
      for line in lines[locations[location].lines.positions] {
        let new = newIndices[line.function.position] ?? FunctionIndex(newFunctions.count)
        if newIndices[line.function.position] == nil {
          newIndices[line.function.position] = new
          newFunctions.append(functions[line.function])
          newFunctions[new].id = UInt64(newFunctions.count)
        }
        newLines.append(Line(function: new, line: line.line, column: line.column))
      }
      locations[location].lines = LineRange(start..<newLines.count)
    }
    functions = newFunctions
    lines = newLines
  }
}

extension Mapping {
  /// Whether the other mapping can be the next part of the same file.
  fileprivate func isContinued(by next: Mapping) -> Bool {
    if !file.isEmpty, !next.file.isEmpty, file != next.file { return false }
    if !buildID.isEmpty, !next.buildID.isEmpty, buildID != next.buildID { return false }
    if limit != next.start { return false }
    return offset == 0 || next.offset == 0 || offset &+ (limit &- start) == next.offset
  }
}

extension Span where Element == UInt8 {
  /// Whether a file of this name can be the program: neither a library nor a pseudo-file.
  fileprivate var isMainBinary: Bool {
    var kept: [UInt8] = []
    var position = 0
    let mark = "(deleted)"
    while position < count {
      if hasText(mark, at: position) {
        position += mark.utf8.count
      } else {
        kept.append(self[position])
        position += 1
      }
    }
    let name = kept.span.trimmed()
    return !name.isEmpty && name[0] != "[" && !name.isLibrary
  }

  /// Whether `([.]so$|[.]so[._][0-9]+)` is found.
  private var isLibrary: Bool {
    var start = 0
    while let suffix = position(of: ".so", from: start) {
      let end = suffix + 3
      if end == count { return true }
      let isSeparator = self[end] == "." || self[end] == "_"
      if isSeparator, end + 1 < count, self[end + 1].isDigit { return true }
      start = suffix + 1
    }
    return false
  }
}
