internal import Threads

extension ElfImage {
  /// The sections that DWARF is read from.
  ///
  /// - Parameters:
  ///   - suffix: `.dwo` for the sections of split DWARF.
  ///   - threshold: From how many deflated bytes on a thread is worth while.
  ///   - problems: Those of sections that are left out.
  package func dwarfSections(
    suffix: String = "", threshold: UInt64 = 1 << 18, problems: inout [BinaryError.Problem]
  ) -> DwarfSections {
    var sections = DwarfSections()
    sections.isBigEndian = isBigEndian
    let found = Self.dwarfNames.compactMap { name, place in
      // The index of a package has no suffix, other than the sections that it divides.
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

  /// The contents of sections; if they are deflated, the largest is inflated on a thread of its own.
  ///
  /// One address of Go's compiler, with 6 MB of deflated sections, took 54 ms with one thread and
  /// takes 30 ms with two.
  private func contents(
    of sections: [ElfSection], _ threshold: UInt64
  ) -> [Result<ByteRegion, BinaryError.Problem>] {
    func read(_ index: Int) -> Result<ByteRegion, BinaryError.Problem> {
      Result { () throws(BinaryError.Problem) in try contents(ofAllLike: sections[index]) }
    }
    let largest = sections.indices
      .filter { isDeflated(sections[$0]) && sections[$0].byteCount >= threshold }
      .max { sections[$0].byteCount < sections[$1].byteCount }
    // The thread writes it before it ends, and it is read after that.
    var beside: Result<ByteRegion, BinaryError.Problem>?
    let thread = largest.flatMap { index in WorkerThread { beside = read(index) } }
    let isOthers: (Int) -> Bool = { thread != nil && $0 == largest }
    let own = sections.indices.map { isOthers($0) ? nil : read($0) }
    thread?.join()
    return own.map { $0 ?? beside ?? .success(ByteRegion([])) }
  }

  /// The bytes of all sections with the name of one.
  ///
  /// What is not linked, an object file or a `.dwo` file, has a section for each unit of types, in a
  /// group of which a linker keeps one. They come behind, because offsets count in the first one.
  private func contents(ofAllLike section: ElfSection) throws(BinaryError.Problem) -> ByteRegion {
    let all = sections.filter { $0.name == section.name && !$0.isAbsent }
    // Sections of a hostile file may have the same bytes many times.
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
    section.isCompressed || section.name.starts(with: Array(".zdebug".utf8))
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
