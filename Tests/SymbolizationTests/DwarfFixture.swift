import Bytes
import Symbolization
import System
import Testing

/// A binary of Fixtures/Binaries/dwarf, the frames expected of it, and its debug sections.
struct DwarfFixture {
  static let folder = Array(
    (#filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
      + "/Fixtures/Binaries/dwarf/").utf8)

  let name: String

  /// The sections of a file. In a `.dwo` file or a `.dwp` package, their names end in `.dwo`.
  static func sections(_ name: String) throws -> DwarfSections {
    let isSplit = name.hasSuffix(".dwo") || name.hasSuffix(".dwp")
    var problems: [BinaryError.Problem] = []
    let sections = try ElfImage(opening: folder + Array(name.utf8))
      .dwarfSections(suffix: isSplit ? ".dwo" : "", problems: &problems)
    #expect(problems.isEmpty)
    return sections
  }

  var sections: DwarfSections { get throws { try Self.sections(name) } }

  /// The frames of each address, as `frames.py` writes them: `name|file|line|column|start line`.
  var expected: [(address: UInt64, frames: [String])] {
    get throws {
      let file = try ByteRegion(mapping: Self.folder + "\(name).frames".bytes)
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

  /// Frames as `frames.py` writes them.
  static func text(_ resolution: Resolution) -> [String] {
    guard case .frames(let frames) = resolution else { return [] }
    return frames.map { frame in
      let name = frame.linkageName.isEmpty ? frame.function : frame.linkageName
      return String(decoding: name + "|".bytes + frame.file, as: UTF8.self)
        + "|\(frame.line)|\(frame.column)|\(frame.startLine)"
    }
  }

  /// The sections whose bytes are changed.
  static let fields: [any WritableKeyPath<DwarfSections, ByteRegion> & Sendable] = [
    \.info, \.abbrev, \.line, \.str, \.lineStr, \.strOffsets, \.addr, \.ranges, \.rnglists,
    \.aranges, \.cuIndex,
  ]
}
