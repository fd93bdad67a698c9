import Bytes

/// Reads the memory map at the end of text profiles, line by line.
///
/// Lines are those of /proc/self/maps, or a brief form of gperftools; they may follow the
/// prefix of a log, and use attributes (`build=/path`, then `$build/main`). No line is an error.
struct MemoryMap {
  private(set) var mappings: [Mapping] = []
  private var attributes = MapAttributes()

  /// Reads the lines after the current one.
  static func read(
    _ lines: inout TextLines, names: inout NameTable
  ) throws(LegacyFault) -> [Mapping] {
    var map = MemoryMap()
    while try lines.advance() {
      map.attributes.allow(forLineOf: lines.current.count)
      let text = lines.current.withoutLogPrefix()
      guard text.position(of: "$") != nil, !map.attributes.isEmpty else {
        map.read(text, names: &names)
        continue
      }
      guard let replaced = map.attributes.substituted(in: text) else {
        throw .mapTooLarge(line: lines.number)
      }
      map.read(replaced.span, names: &names)
    }
    return map.mappings
  }

  private mutating func read(_ text: Span<UInt8>, names: inout NameTable) {
    guard let row = MapRow(text) else {
      guard let equals = text.position(of: "=") else { return }
      attributes.define(
        text.extracting(..<equals).trimmed().array,
        as: text.extracting((equals + 1)...).trimmed().array)
      return
    }
    guard row.isExecutable else { return }
    var mapping = Mapping(id: UInt64(mappings.count + 1))
    (mapping.start, mapping.limit, mapping.offset) = (row.start, row.limit, row.offset)
    mapping.file = names.index(of: text.extracting(row.file))
    mapping.buildID = names.index(of: text.extracting(row.buildID))
    mappings.append(mapping)
  }
}
