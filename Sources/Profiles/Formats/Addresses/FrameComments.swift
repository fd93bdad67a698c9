// Go's `debug=1` pages say after each stack, in comments, what its addresses are:
//
//     2 @ 0x43b0c6 0x41f685
//     #	0x43b0c5	main.inner+0x25	/src/main.go:7
//     #	0x43b0c5	main.outer+0x25	/src/main.go:12
//     #	0x41f684	runtime.main+0x184	/src/runtime/proc.go:250
//
// Lines of one address that follow each other are functions inlined into each other, innermost
// first; the same line again is recursion. Fields are separated by tabs, in older pages by blanks.

import Bytes

/// What the comments of a profile in text say of addresses.
package struct FrameComments: Sendable {
  /// A function, and where in its source.
  struct Frame: Hashable, Sendable {
    let function: NameIndex
    let file: NameIndex
    let line: Int64
  }

  /// By address, as the text has it; innermost first.
  private(set) var frames: [UInt64: [Frame]] = [:]
  /// The names of the frames, which a profile need not hold.
  private(set) var names = NameTable()

  init() {}

  /// Reads all comments of a text.
  init(_ bytes: Span<UInt8>) {
    var lines = TextLines(bytes)
    var address: UInt64?
    var chain: [Frame] = []
    while lines.advanceOrStop() {
      let comment = Self.comment(lines.current)
      if let address, comment?.address != address {
        if frames[address] == nil { frames[address] = chain }
        chain = []
      }
      address = comment?.address
      guard let comment else { continue }
      let frame = Frame(
        function: names.index(of: comment.function), file: names.index(of: comment.file),
        line: comment.line)
      if chain.last != frame { chain.append(frame) }
    }
    if let address, frames[address] == nil { frames[address] = chain }
  }

  private struct Comment {
    let address: UInt64
    let function: [UInt8]
    let file: [UInt8]
    let line: Int64
  }

  private static func comment(_ line: Span<UInt8>) -> Comment? {
    guard line.hasPrefix("#\t0x") || line.hasPrefix("#  0x") else { return nil }
    let fields = fields(of: line.array)
    guard fields.count == 4,
      let address = UInt64(String(decoding: fields[1].dropFirst(2), as: UTF8.self), radix: 16),
      let colon = fields[3].lastIndex(of: ":"),
      let number = Int64(String(decoding: fields[3][(colon + 1)...], as: UTF8.self))
    else { return nil }
    return Comment(
      address: address, function: withoutOffset(fields[2]), file: Array(fields[3][..<colon]),
      line: number)
  }

  private static func fields(of line: [UInt8]) -> [ArraySlice<UInt8>] {
    let tab = UInt8(ascii: "\t")
    if line.contains(tab) { return line.split(separator: tab) }
    // Names may hold single blanks.
    return line.split(separator: "  ".utf8)
      .map { $0.drop { $0 == " " } }.filter { !$0.isEmpty }
  }

  /// A name without its offset, `+0x25`.
  private static func withoutOffset(_ text: ArraySlice<UInt8>) -> [UInt8] {
    guard let plus = text.lastIndex(of: "+"),
      text[(plus + 1)...].hasPrefix("0x")
    else { return Array(text) }
    return Array(text[..<plus])
  }
}

extension Profile {
  /// Names the locations that have no functions by what comments say of their addresses.
  package mutating func nameFrames(by comments: FrameComments) {
    if comments.frames.isEmpty { return }
    var functions = FunctionInterner(self)
    for position in locations.indices where locations[position].lines.isEmpty {
      guard let frames = comments.frames[locations[position].address] else { continue }
      let start = lines.count
      for frame in frames {
        let name = names.index(of: comments.names[frame.function])
        let file = names.index(of: comments.names[frame.file])
        let function = functions.function(name, systemName: name, file: file, in: &self)
        lines.append(Line(function: function, line: frame.line))
      }
      locations[position].lines = LineRange(start..<lines.count)
      guard let mapping = locations[position].mapping else { continue }
      mappings[mapping].symbols.formUnion([.functions, .filenames, .lineNumbers, .inlineFrames])
    }
  }
}
