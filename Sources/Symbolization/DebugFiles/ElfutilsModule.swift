import Bytes
internal import CElfutils
internal import Glibc
internal import System

/// A binary that is opened by libdwfl of elfutils, which reads symbols that are packed into the
/// binary and fetches debug files from servers.
///
/// It reads the bytes that are already mapped. The session ends with the value.
@safe struct ElfutilsModule: ~Copyable {
  private let image: ElfImage
  private let path: [UInt8]
  // SAFETY: all three live until `deinit`. The session owns the module and reads the callbacks.
  private let callbacks: UnsafeMutablePointer<Dwfl_Callbacks>
  private let session: OpaquePointer
  private let module: OpaquePointer

  /// libdwfl and the libraries it opens are not safe to use from several threads.
  private static let gate = Monitor(())

  /// Runs `body` on a binary. Only one binary is in use at a time.
  ///
  /// - Returns: The result of `body`; `nil` if libdwfl refuses the file.
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
    // libdwfl searches for no debug files; only `separateFile` does.
    unsafe callbacks.pointee.find_debuginfo = { _, _, _, _, _, _, _, _ in -1 }
    unsafe callbacks.pointee.section_address = dwfl_offline_section_address
    guard let session = unsafe dwfl_begin(callbacks) else {
      unsafe callbacks.deallocate()
      return nil
    }
    unsafe dwfl_report_begin(session)
    let name = path.cString
    let bytes = image.file.bytes
    // SAFETY: the bytes do not move, and `image` keeps them alive longer than the session. libelf
    // only reads this memory, though the parameter's type allows writing. Names are copied.
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
    // SAFETY: this value owns both, and nothing that it returned points into them.
    unsafe dwfl_end(session)
    unsafe callbacks.deallocate()
  }

  /// The symbols packed into `.gnu_debugdata`; `nil` if there are none, or if they would inflate to
  /// more than the limit. libdwfl has no limit of its own.
  func packedSymbols() -> (rows: [SymbolTable.Row], strings: ByteRegion)? {
    guard let section = image.section(named: ".gnu_debugdata"),
      let packed = try? image.stored(section), let size = Inflation.xzSize(packed),
      size <= Inflation.limit(of: packed)
    else { return nil }
    let count = unsafe dwfl_module_getsymtab(module)
    var bias: GElf_Addr = 0
    let binary = unsafe dwfl_module_getelf(module, &bias)
    // Symbols may share a name, and it is copied for each. A hostile file could make that
    // gigabytes.
    let limit = Inflation.limit(of: image.file)
    var rows: [SymbolTable.Row] = []
    var strings: [UInt8] = [0]
    var fileName: UInt32 = 0
    for index in 0..<max(count, 0) {
      var symbol = GElf_Sym()
      var (address, section, origin) = unsafe (GElf_Addr(), GElf_Word(), OpaquePointer?.none)
      // SAFETY: libdwfl writes to our variables. The name ends in a zero byte and is copied at
      // once.
      let text = unsafe dwfl_module_getsym_info(
        module, index, &symbol, &address, &section, &origin, nil)
      // The other symbols are the dynamic ones of the binary itself.
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

  /// The path of the separate debug file: in elfutils' usual places, or in the cache of
  /// libdebuginfod after it fetched the file. `nil` if there is none.
  ///
  /// libdebuginfod is opened on the first call, and only if `DEBUGINFOD_URLS` is set, because it
  /// brings an HTTP client with it.
  func separateFile() -> [UInt8]? {
    let name = path.cString
    var found: UnsafeMutablePointer<CChar>? = nil
    // SAFETY: the session lives through the call; the path is a string from malloc, which we free.
    // No link name is passed: the link of the binary was followed before.
    let file = Descriptor(
      owning: unsafe dwfl_standard_find_debuginfo(module, nil, name, 0, name, nil, 0, &found))
    defer { unsafe free(found) }
    guard file.isOpen else { return nil }
    if let found = unsafe found { return unsafe Array(cString: found) }
    // For a file from a server it returns no path, but the open descriptor has one.
    let link = "/proc/self/fd/\(file.number)".bytes
    return Files.resolved(link) ?? link
  }
}
