import Bytes
internal import System

extension ElfImage {
  /// The sections that DWARF is read from.
  ///
  /// - Parameters:
  ///   - suffix: `.dwo` for the sections of split DWARF.
  ///   - threshold: The number of deflated bytes from which a second thread pays.
  ///   - problems: Receives the problems of sections that are left out.
  package func dwarfSections(
    suffix: String = "", threshold: UInt64 = 1 << 18, problems: inout [BinaryError.Problem]
  ) -> DwarfSections {
    var sections = DwarfSections()
    sections.isBigEndian = isBigEndian
    let found = Self.dwarfNames.compactMap { name, place in
      // The index of a package has no suffix. The sections that it divides have one.
      let suffix = place == \.cuIndex ? "" : suffix
      return
        (section(named: ".debug_" + name + suffix) ?? section(named: ".zdebug_" + name + suffix))
        .map { (section: $0, place: place) }
    }
    for (entry, result) in zip(found, contents(of: found.map(\.section), threshold)) {
      switch result {
      case .success(let contents): sections[keyPath: entry.place] = contents
      case .failure(let problem): problems.append(problem)
      }
    }
    return sections
  }

  /// The contents of sections. The largest deflated section is inflated on a second thread.
  ///
  /// To look up one address of Go's compiler, with 6 MB of deflated sections, takes 54 ms with one
  /// thread and 30 ms with two.
  private func contents(
    of sections: [ElfSection], _ threshold: UInt64
  ) -> [Result<ByteRegion, BinaryError.Problem>] {
    func read(_ index: Int) -> Result<ByteRegion, BinaryError.Problem> {
      Result { () throws(BinaryError.Problem) in try contents(ofAllLike: sections[index]) }
    }
    let largest = sections.indices
      .filter { isDeflated(sections[$0]) && sections[$0].byteCount >= threshold }
      .max { sections[$0].byteCount < sections[$1].byteCount }
    // The thread writes this variable. It is read after the thread has ended.
    var beside: Result<ByteRegion, BinaryError.Problem>?
    let thread = largest.flatMap { index in WorkerThread { beside = read(index) } }
    let isOthers: (Int) -> Bool = { thread != nil && $0 == largest }
    let own = sections.indices.map { isOthers($0) ? nil : read($0) }
    thread?.join()
    return own.map { $0 ?? beside ?? .success(ByteRegion([])) }
  }

  /// The bytes of all sections with the name of one.
  ///
  /// A file that is not linked (an object file or a `.dwo` file) has one more section for each type
  /// unit, in a group of which a linker keeps one. Those sections come last, because offsets count
  /// from the first section.
  private func contents(ofAllLike section: ElfSection) throws(BinaryError.Problem) -> ByteRegion {
    let all = sections.filter { $0.name == section.name && !$0.isAbsent }
    // In a hostile file many sections may hold the same bytes.
    let byteCount = all.reduce(UInt64(0)) { $0.addingReportingOverflow($1.byteCount).partialValue }
    if all.count == 1 || byteCount > UInt64(file.count) { return try contents(of: section) }
    var bytes: [UInt8] = []
    for part in all.filter({ !$0.isGrouped }) + all.filter(\.isGrouped) {
      if UInt64(bytes.count) > Inflation.limit(of: file) { break }
      let contents = try contents(of: part)
      bytes += contents.array(0..<contents.count)
    }
    return ByteRegion(bytes)
  }

  private func isDeflated(_ section: ElfSection) -> Bool {
    section.isCompressed || section.name.starts(with: ".zdebug".bytes)
  }

  private static var dwarfNames: [(String, WritableKeyPath<DwarfSections, ByteRegion>)] {
    [
      ("info", \.info), ("abbrev", \.abbrev), ("line", \.line), ("str", \.str),
      ("line_str", \.lineStr), ("str_offsets", \.strOffsets), ("addr", \.addr),
      ("ranges", \.ranges), ("rnglists", \.rnglists), ("aranges", \.aranges),
      ("cu_index", \.cuIndex),
    ]
  }
}
