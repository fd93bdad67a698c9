// Attributes of a memory map: `$name` stands for a value from there on.
//
// Values may use earlier attributes, so a few lines could ask for a text of any size, and trying
// all names at each `$` could take quadratic time. The work is therefore counted: names tried,
// bytes compared, bytes inserted. It may come to a fixed allowance and a multiple of the bytes
// read so far, far beyond what any producer needs; input that asks for more is refused.

import Bytes

/// The attributes that the lines of a memory map have defined so far.
struct MapAttributes {
  private var definitions: [(name: [UInt8], value: [UInt8])] = []
  private var remainingWork = 16 << 20

  var isEmpty: Bool { definitions.isEmpty }

  /// Allows for the work that a line of so many bytes may take.
  mutating func allow(forLineOf byteCount: Int) { remainingWork += 16 * byteCount }

  /// Defines an attribute. An earlier one of that name stays in force.
  mutating func define(_ name: [UInt8], as value: [UInt8]) {
    definitions.append((name, value))
  }

  /// The line with each `$name` replaced, left to right; what was inserted is not looked at again.
  ///
  /// Of several names that fit, the first that was defined counts.
  ///
  /// - Returns: `nil` when that is too much work.
  mutating func substituted(in line: Span<UInt8>) -> [UInt8]? {
    var result: [UInt8] = []
    var position = 0
    while position < line.count {
      let byte = line[position]
      position += 1
      guard byte == "$",
        let definition = definition(in: line, at: position)
      else {
        result.append(byte)
        if remainingWork < 0 { return nil }
        continue
      }
      let (name, value) = definitions[definition]
      position += name.count
      remainingWork -= value.count
      if remainingWork < 0 { return nil }
      result += value
    }
    return result
  }

  private mutating func definition(in line: Span<UInt8>, at position: Int) -> Int? {
    for (index, (name, _)) in definitions.enumerated() {
      var common = 0
      while common < name.count, position + common < line.count,
        name[common] == line[position + common]
      { common += 1 }
      remainingWork -= common + 1
      if common == name.count { return index }
      if remainingWork < 0 { return nil }
    }
    return nil
  }
}

extension Span where Element == UInt8 {
  /// The text without what a logger puts in front, by `^[^\[\]]+:[0-9]+]\s`.
  @_lifetime(copy self)
  func withoutLogPrefix() -> Span<UInt8> {
    let bracket = end(from: 0) { $0 != "[" && $0 != "]" }
    guard bracket + 1 < count, self[bracket] == "]",
      self[bracket + 1].isPatternSpace
    else { return self }
    var colon = bracket - 1
    while colon >= 0, self[colon].isDigit { colon -= 1 }
    guard colon >= 1, colon < bracket - 1, self[colon] == ":" else { return self }
    return extracting((bracket + 2)...)
  }
}
