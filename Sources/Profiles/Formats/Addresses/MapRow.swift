import Bytes

/// A line of a memory map that describes a mapping.
struct MapRow {
  var start: UInt64
  var limit: UInt64
  var offset: UInt64 = 0
  /// Where in the line the file's name is; empty for none.
  var file = 0..<0
  /// Where in the line the build id is; empty for none.
  var buildID = 0..<0
  /// No permissions count as permission to execute.
  var isExecutable = true

  /// - Returns: `nil` when the line describes no mapping.
  init?(_ line: Span<UInt8>) {
    // Both forms begin with blanks and a hexadecimal digit, be it that of `0x`.
    let begin = line.end(from: 0) { $0.isPatternSpace }
    guard begin < line.count, line[begin].hexadecimalValue != nil else { return nil }
    let file: Int
    let offset: Int
    let buildID: Int?
    let groups: [Range<Int>?]
    if let match = LegacyPatterns.fullMapping.firstMatch(in: line, groups: 5) {
      (groups, offset, file, buildID) = (match, 4, 5, nil)
    } else if let match = LegacyPatterns.briefMapping.firstMatch(in: line, groups: 6) {
      (groups, file, offset, buildID) = (match, 4, 5, 6)
    } else {
      return nil
    }
    guard let first = groups[1], let second = groups[2] else { return nil }
    do throws(IntegerFault) {
      start = try GoIntegers.hexadecimal(line.extracting(first))
      limit = try GoIntegers.hexadecimal(line.extracting(second))
      if let digits = groups[offset] {
        self.offset = try GoIntegers.hexadecimal(line.extracting(digits))
      }
    } catch {
      return nil
    }
    if let permissions = groups[3], !permissions.isEmpty {
      isExecutable = line.extracting(permissions).contains("x")
    }
    self.file = groups[file] ?? 0..<0
    if let buildID { self.buildID = groups[buildID] ?? 0..<0 }
  }
}
