import Bytes

/// Reads what a Java profile says of its addresses.
enum JavaLocations {
  /// Gives the locations of the samples their frames, from the lines that are left.
  static func read(
    _ lines: inout JavaLines, into recorder: inout StackRecorder
  ) throws(LegacyFault) {
    // By name alone: the first file that is seen with a name is that of all its locations.
    var functions: [NameIndex: FunctionIndex] = [:]
    while lines.advance() {
      let line = lines.current
      guard let (digits, text) = parts(of: line) else { continue }
      let address: UInt64
      do throws(IntegerFault) {
        address = try GoIntegers.hexadecimal(line.extracting(digits))
      } catch {
        throw .javaRow(row: line.array, fault: error, line: lines.number)
      }
      guard let location = recorder.existingLocation(at: address) else { continue }
      let frame = JavaFrame(line.extracting(text))
      let name = recorder.profile.names.index(of: frame.name)
      let function = functions[name] ?? recorder.profile.addFunction(name, file: frame.file)
      functions[name] = function
      recorder.profile.lines.append(Line(function: function, line: frame.line))
      let end = recorder.profile.lines.count
      recorder.profile.locations[location].lines = LineRange(end - 1..<end)
      recorder.profile.locations[location].address = 0
    }
  }

  /// The address's digits and the description, by `^\s*0x([[:xdigit:]]+)\s+(.*)\s*$` for a line
  /// that is trimmed.
  private static func parts(of line: Span<UInt8>) -> (Range<Int>, Range<Int>)? {
    let start = line.end(from: 0) { $0.isPatternSpace }
    guard line.hasText("0x", at: start) else { return nil }
    let digits = start + 2..<line.end(from: start + 2) { $0.hexadecimalValue != nil }
    let text = line.end(from: digits.upperBound) { $0.isPatternSpace }
    guard !digits.isEmpty, text > digits.upperBound else { return nil }
    return (digits, text..<line.count)
  }
}

/// A frame as a Java profile describes it: `name (file:line)`, `name (file)` or just a name.
private struct JavaFrame {
  var name: [UInt8]
  var file: [UInt8] = []
  var line: Int64 = 0

  init(_ text: Span<UInt8>) {
    let hasFile = !text.isEmpty && text[text.count - 1] == ")"
    if hasFile, let groups = LegacyPatterns.javaFileAndLine.firstMatch(in: text, groups: 3),
      groups.count == 4, let first = groups[1], let second = groups[2], let third = groups[3]
    {
      name = text.extracting(first).array
      file = text.extracting(second).array
      line = max(0, (try? GoIntegers.decimal(text.extracting(third))) ?? 0)
    } else if hasFile, let groups = LegacyPatterns.javaFile.firstMatch(in: text, groups: 2),
      groups.count == 3, let first = groups[1], let second = groups[2]
    {
      name = text.extracting(first).array
      file = Self.lastComponent(of: text.extracting(second))
    } else {
      name = text.contains("generated stub/JIT") ? "STUB".bytes : text.array
    }
  }

  /// What follows the last slash, slashes at the end aside; `.` for nothing, `/` for slashes.
  private static func lastComponent(of path: Span<UInt8>) -> [UInt8] {
    if path.isEmpty { return ".".bytes }
    let slash = UInt8(ascii: "/")
    var end = path.count
    while end > 0, path[end - 1] == slash { end -= 1 }
    if end == 0 { return [slash] }
    var start = end
    while start > 0, path[start - 1] != slash { start -= 1 }
    return path.extracting(start..<end).array
  }
}

extension Profile {
  fileprivate mutating func addFunction(_ name: NameIndex, file: [UInt8]) -> FunctionIndex {
    var function = Function(id: UInt64(functions.count + 1))
    function.name = name
    function.systemName = name
    function.filename = names.index(of: file)
    functions.append(function)
    return FunctionIndex(functions.count - 1)
  }
}
