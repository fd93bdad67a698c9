import Bytes
package import Profiles

/// What makes a node of a call graph: a place in the code, at the detail that was asked for.
///
/// Names are those of the graph's own table. What is not told apart is empty or 0.
package struct Frame: Hashable, Sendable {
  package var name = Name.empty
  package var file = Name.empty
  /// The mapped file, where the function has no name or the report tells files apart.
  package var objectFile = Name.empty
  package var address: UInt64 = 0
  package var startLine: Int64 = 0
  package var line: Int64 = 0
  package var column: Int64 = 0

  package init() {}
}

extension Frame {
  /// The frame as reports print it: address, name, and the place or else the binary.
  package func printableName(_ names: NameTable) -> [UInt8] {
    Array(
      parts(names, name: names.copy(of: name), file: names.copy(of: file)).joined(
        separator: " ".utf8))
  }

  /// The parts of the printable name.
  ///
  /// - Parameters:
  ///   - name: The function's name as it is to be shown.
  ///   - file: The path as it is to be shown.
  package func parts(_ names: NameTable, name: [UInt8], file: [UInt8]) -> [[UInt8]] {
    var parts: [[UInt8]] = []
    if address != 0 {
      let digits = String(address, radix: 16)
      parts.append(Array((String(repeating: "0", count: 16 - digits.count) + digits).utf8))
    }
    if !name.isEmpty { parts.append(name) }
    if line != 0 {
      let place = ":\(line)" + (column == 0 ? "" : ":\(column)")
      parts.append(file + Array(place.utf8))
    } else if !file.isEmpty {
      parts.append(file)
    } else if name.isEmpty {
      parts.append(
        objectFile.isEmpty
          ? "<unknown>".bytes
          : "[".bytes + FilePaths.base(of: names.copy(of: objectFile)) + "]".bytes)
    }
    return parts
  }

  /// The function that the frame is in, without the place in it; a frame without a place, of which
  /// at most the column is known, stands for itself.
  package var function: Frame {
    if address == 0, line == 0 { return self }
    var function = self
    function.address = 0
    function.line = 0
    function.column = 0
    return function
  }

  /// A total order of distinct frames, for ties between equal printable names.
  func precedes(_ other: Frame, _ names: NameTable) -> Bool {
    for (own, its) in [(name, other.name), (file, other.file), (objectFile, other.objectFile)]
    where own != its {
      return names.precedes(own, its)
    }
    return (address, startLine, line, column)
      < (other.address, other.startLine, other.line, other.column)
  }
}
