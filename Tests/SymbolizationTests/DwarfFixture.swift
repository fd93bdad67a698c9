import Symbolization

/// A binary of Fixtures/Binaries/dwarf, the frames expected of it, and its debug sections.
struct DwarfFixture {
  static let folder = Array(
    (#filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
      + "/Fixtures/Binaries/dwarf/").utf8)

  let name: String

  struct NotElf: Error {}

  /// The sections of a file; those of a `.dwo` file or `.dwp` package by their own names.
  static func sections(_ name: String) throws -> DwarfSections {
    try sections(of: ByteRegion(mapping: folder + Array(name.utf8)))
  }

  var sections: DwarfSections { get throws { try Self.sections(name) } }

  /// For each address its frames, as `frames.py` has them: `name|file|line|column|start line`.
  var expected: [(address: UInt64, frames: [String])] {
    get throws {
      let file = try ByteRegion(mapping: Self.folder + Array("\(name).frames".utf8))
      let text = String(decoding: (0..<file.count).map { file.bytes[$0] }, as: UTF8.self)
      let rows = text.split(separator: "\n").map { row in
        let fields = row.split(separator: "\t").map(String.init)
        return (address: UInt64(fields[0], radix: 16) ?? 0, frames: Array(fields.dropFirst()))
      }
      return zip(rows, rows.dropFirst()).flatMap { row, next in
        (row.address..<next.address).map { ($0, row.frames) }
      }
    }
  }

  /// Frames as `frames.py` has them.
  static func text(_ resolution: Resolution) -> [String] {
    guard case .frames(let frames) = resolution else { return [] }
    return frames.map { frame in
      let name = frame.linkageName.isEmpty ? frame.function : frame.linkageName
      return String(decoding: name + [UInt8(ascii: "|")] + frame.file, as: UTF8.self)
        + "|\(frame.line)|\(frame.column)|\(frame.startLine)"
    }
  }

  /// Reads section headers of trusted files, in either class and byte order.
  private static func sections(of file: ByteRegion) throws -> DwarfSections {
    let bytes = file.bytes
    guard file.count > 64, bytes[0] == 0x7f else { throw NotElf() }
    let isWide = bytes[4] == 2
    var sections = DwarfSections()
    sections.isBigEndian = bytes[5] == 2
    func number(_ offset: Int, _ size: Int) -> Int {
      (0..<size).reduce(0) {
        let place = sections.isBigEndian ? size - 1 - $1 : $1
        return $0 | Int(bytes[offset + $1]) << (8 * (sections.isBigEndian ? place : $1))
      }
    }
    func word(_ offset: Int) -> Int { number(offset, isWide ? 8 : 4) }
    let table = word(isWide ? 40 : 32)
    let headerSize = isWide ? 64 : 40
    func contents(_ index: Int) -> Range<Int> {
      let header = table + headerSize * index
      let start = word(header + (isWide ? 24 : 16))
      return start..<start + word(header + (isWide ? 32 : 20))
    }
    let names = contents(number(isWide ? 62 : 50, 2)).lowerBound
    for index in 0..<number(isWide ? 60 : 48, 2) {
      var place = names + number(table + headerSize * index, 4)
      var name = ""
      while bytes[place] != 0 {
        name.unicodeScalars.append(Unicode.Scalar(bytes[place]))
        place += 1
      }
      if name.hasSuffix(".dwo") { name.removeLast(4) }
      if let field = Self.fields[name] {
        sections[keyPath: field] = ByteRegion(file, contents(index))
      }
    }
    return sections
  }

  /// The sections by name.
  static var fields: [String: WritableKeyPath<DwarfSections, ByteRegion>] {
    [
      ".debug_info": \.info, ".debug_abbrev": \.abbrev, ".debug_line": \.line, ".debug_str": \.str,
      ".debug_line_str": \.lineStr, ".debug_str_offsets": \.strOffsets, ".debug_addr": \.addr,
      ".debug_ranges": \.ranges, ".debug_rnglists": \.rnglists, ".debug_aranges": \.aranges,
      ".debug_types": \.types, ".debug_cu_index": \.cuIndex,
    ]
  }
}
