import CZlib
import Symbolization

/// What a file lacks to be read here.
struct NotElf: Error {}

/// The debug sections of a 64-bit little-endian ELF file: enough for the comparison of frames.
func sections(of path: [UInt8], suffix: String = "") throws -> DwarfSections {
  let file = try ByteRegion(mapping: path)
  let bytes = file.bytes
  func number(_ offset: Int, _ size: Int) -> Int {
    (0..<size).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
  }
  guard file.count > 64, number(0, 4) == 0x464c_457f else { throw NotElf() }
  let table = number(40, 8)
  let names = number(table + 64 * number(62, 2) + 24, 8)
  var sections = DwarfSections()
  for index in 0..<number(60, 2) {
    let header = table + 64 * index
    var place = names + number(header, 4)
    var name: [UInt8] = []
    while bytes[place] != 0 {
      name.append(bytes[place])
      place += 1
    }
    guard number(header + 4, 4) != 8 else { continue }
    let offset = number(header + 24, 8)
    var region = ByteRegion(file, offset..<offset + number(header + 32, 8))
    if number(header + 8, 8) & 0x800 != 0 { region = inflated(region) }
    let text = String(decoding: name, as: UTF8.self)
    if text == ".debug_cu_index" { sections.cuIndex = region }
    guard text.hasSuffix(suffix) else { continue }
    switch text.dropLast(suffix.count) {
    case ".debug_info": sections.info = region
    case ".debug_abbrev": sections.abbrev = region
    case ".debug_line": sections.line = region
    case ".debug_str": sections.str = region
    case ".debug_line_str": sections.lineStr = region
    case ".debug_str_offsets": sections.strOffsets = region
    case ".debug_addr": sections.addr = region
    case ".debug_ranges": sections.ranges = region
    case ".debug_rnglists": sections.rnglists = region
    case ".debug_aranges": sections.aranges = region
    default: break
    }
  }
  return sections
}

/// A section that zlib compressed, behind its 24 bytes of header.
private func inflated(_ section: ByteRegion) -> ByteRegion {
  let bytes = section.bytes
  let size = (0..<8).reduce(0) { $0 | Int(bytes[8 + $1]) << (8 * $1) }
  var length = UInt(size)
  // SAFETY: both buffers have the sizes that are given.
  let output = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
    unsafe bytes.withUnsafeBufferPointer { input in
      guard let start = input.baseAddress else { return }
      unsafe _ = uncompress(buffer.baseAddress, &length, start + 24, UInt(input.count - 24))
    }
    count = Int(length)
  }
  return ByteRegion(output)
}
