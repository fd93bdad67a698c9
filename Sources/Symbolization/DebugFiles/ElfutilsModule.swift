internal import CElfutils
internal import Glibc
internal import Threads

/// A binary in the hands of libdwfl of elfutils, for the two things that it is best at: symbols that
/// are packed into the binary, and debug files from servers.
///
/// It reads the bytes that are mapped already. The session is ended with the value.
@safe struct ElfutilsModule: ~Copyable {
  private let image: ElfImage
  private let path: [UInt8]
  // SAFETY: all three live until `deinit`: the session owns the module, and reads the callbacks.
  private let callbacks: UnsafeMutablePointer<Dwfl_Callbacks>
  private let session: OpaquePointer
  private let module: OpaquePointer

  /// libdwfl and what it opens were not made for several threads.
  private static let gate = Monitor(())

  /// Runs `body` on a binary, while no other is in use.
  ///
  /// - Returns: Its result; `nil` where libdwfl does not take the file.
  static func use<Result>(
    _ image: ElfImage, path: [UInt8], _ body: (borrowing ElfutilsModule) -> Result?
  ) -> Result? {
    gate.change { _ in
      guard let module = ElfutilsModule(image, path: path) else { return nil }
      return body(module)
    }
  }

  private init?(_ image: ElfImage, path: [UInt8]) {
    let callbacks = UnsafeMutablePointer<Dwfl_Callbacks>.allocate(capacity: 1)
    unsafe callbacks.initialize(to: Dwfl_Callbacks())
    // Nothing is searched for unless `separateFile` does.
    unsafe callbacks.pointee.find_debuginfo = { _, _, _, _, _, _, _, _ in -1 }
    unsafe callbacks.pointee.section_address = dwfl_offline_section_address
    guard let session = unsafe dwfl_begin(callbacks) else {
      unsafe callbacks.deallocate()
      return nil
    }
    unsafe dwfl_report_begin(session)
    let name = path.map { CChar(bitPattern: $0) } + [0]
    let bytes = image.file.bytes
    // SAFETY: the bytes stay where they are, and outlive the session, as `image` is kept. libelf only
    // reads memory that it was given so, though its type says otherwise. Names are copied.
    let module = unsafe bytes.withUnsafeBytes { buffer in
      unsafe dwfl_report_offline_memory(
        session, name, name,
        UnsafeMutablePointer(mutating: buffer.baseAddress?.assumingMemoryBound(to: CChar.self)),
        buffer.count)
    }
    guard let module = unsafe module, unsafe dwfl_report_end(session, nil, nil) == 0 else {
      unsafe dwfl_end(session)
      unsafe callbacks.deallocate()
      return nil
    }
    self.image = image
    self.path = path
    unsafe self.callbacks = callbacks
    unsafe self.session = session
    unsafe self.module = module
  }

  deinit {
    // SAFETY: both are ours, and nothing that was returned points into them.
    unsafe dwfl_end(session)
    unsafe callbacks.deallocate()
  }

  /// The symbols packed into `.gnu_debugdata`; `nil` where there are none, or they would inflate to
  /// more than any do: libdwfl has no limit of its own.
  func packedSymbols() -> (rows: [SymbolTable.Row], strings: ByteRegion)? {
    guard let section = image.section(named: ".gnu_debugdata"),
      let packed = try? image.stored(section), let size = Inflation.xzSize(packed),
      size <= Inflation.limit(of: packed)
    else { return nil }
    let count = unsafe dwfl_module_getsymtab(module)
    var bias: GElf_Addr = 0
    let binary = unsafe dwfl_module_getelf(module, &bias)
    // Symbols may share names, which are copied once each: a hostile file makes gigabytes of that.
    let limit = Inflation.limit(of: image.file)
    var rows: [SymbolTable.Row] = []
    var strings: [UInt8] = [0]
    var fileName: UInt32 = 0
    for index in 0..<max(count, 0) {
      var symbol = GElf_Sym()
      var (address, section, origin) = unsafe (GElf_Addr(), GElf_Word(), OpaquePointer?.none)
      // SAFETY: libdwfl writes to what is ours; the name ends in a zero byte, and is copied at once.
      let text = unsafe dwfl_module_getsym_info(
        module, index, &symbol, &address, &section, &origin, nil)
      // The others are the dynamic symbols, of the binary itself.
      guard let text = unsafe text, unsafe origin != binary else { continue }
      guard UInt64(strings.count) < limit, let name = UInt32(exactly: strings.count) else { break }
      unsafe strings += UnsafeBufferPointer(start: text, count: strlen(text) + 1).map {
        UInt8(bitPattern: $0)
      }
      if symbol.st_info & 15 == 4 { fileName = name }
      let fields = ElfImage.SymbolFields(
        value: symbol.st_value, size: symbol.st_size, name: name, info: symbol.st_info,
        section: symbol.st_shndx, fileName: fileName)
      if let row = image.row(fields, table: 0) { rows.append(row) }
    }
    let region = ByteRegion(strings)
    rows.removeAll { image.isMarker(region, $0) }
    return strings.count > 1 ? (rows, region) : nil
  }

  /// The path of the separate debug file: in elfutils' usual places, or in the cache of libdebuginfod
  /// once that has fetched it. `nil` where there is none.
  ///
  /// libdebuginfod is opened on the first call, and only where `DEBUGINFOD_URLS` is set: it brings an
  /// HTTP client with it.
  func separateFile() -> [UInt8]? {
    let name = path.map { CChar(bitPattern: $0) } + [0]
    var found: UnsafeMutablePointer<CChar>? = nil
    // SAFETY: the session lives through the call; the path is a string from malloc, and ours. A link
    // of no name stands for none: the one of the binary was followed before.
    let descriptor = unsafe dwfl_standard_find_debuginfo(
      module, nil, name, 0, name, nil, 0, &found)
    defer { unsafe free(found) }
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    if let found = unsafe found { return unsafe Array(String(cString: found).utf8) }
    // Of what a server sent it tells no path, but the open file has one.
    return FilePaths.resolved(Array("/proc/self/fd/\(descriptor)".utf8))
  }
}
