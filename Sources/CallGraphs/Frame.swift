public import Profiles

/// What makes a node of a call graph: a place in the code, at the detail that was asked for.
///
/// Names are those of the graph's own table. What is not told apart is empty or 0.
public struct Frame: Hashable, Sendable {
  public var name = Name.empty
  public var file = Name.empty
  /// The mapped file, where the function has no name or the report tells files apart.
  public var objectFile = Name.empty
  public var address: UInt64 = 0
  public var startLine: Int64 = 0
  public var line: Int64 = 0
  public var column: Int64 = 0

  public init() {}
}

extension Frame {
  /// The frame as reports print it: address, name, and the place or else the binary.
  public func printableName(_ names: NameTable) -> [UInt8] {
    var text: [UInt8] = []
    func append(_ part: [UInt8]) {
      if !text.isEmpty { text.append(UInt8(ascii: " ")) }
      text += part
    }
    if address != 0 {
      let digits = String(address, radix: 16)
      append(Array((String(repeating: "0", count: 16 - digits.count) + digits).utf8))
    }
    if !name.isEmpty { append(names.copy(of: name)) }
    if line != 0 {
      let place = ":\(line)" + (column == 0 ? "" : ":\(column)")
      append(names.copy(of: file) + Array(place.utf8))
    } else if !file.isEmpty {
      append(names.copy(of: file))
    } else if name.isEmpty {
      append(
        objectFile.isEmpty
          ? Array("<unknown>".utf8)
          : Array("[".utf8) + baseName(names.copy(of: objectFile)) + Array("]".utf8))
    }
    return text
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
