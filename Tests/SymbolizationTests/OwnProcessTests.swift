import Bytes
import Glibc
import Symbolization
import Testing

/// A function whose address is looked up in the file that this process runs.
@_cdecl("swprof_test_landmark") public func landmark() -> Int32 { getpid() }

@Suite struct OwnProcessTests {
  struct MapRow {
    let start: UInt64
    let limit: UInt64
    let offset: UInt64
    let path: String
  }

  private func contents(of path: String) throws -> [UInt8] {
    // SAFETY: the string ends with a NUL and is only read during the call.
    let descriptor = unsafe open(path, O_RDONLY)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    var contents: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      // SAFETY: the system writes at most as many bytes as the array has.
      let count = unsafe read(descriptor, &part, part.count)
      if count <= 0 { return contents }
      contents += part[..<count]
    }
  }

  /// The first mapping of this process that meets a condition.
  private func mapping(where isWanted: (MapRow) -> Bool) throws -> MapRow {
    for line in try contents(of: "/proc/self/maps").split(separator: 10) {
      let words = Array(line).text.split(separator: " ")
      let range = words[0].split(separator: "-").compactMap { UInt64($0, radix: 16) }
      guard words.count > 5, range.count == 2 else { continue }
      let row = try MapRow(
        start: range[0], limit: range[1], offset: #require(UInt64(words[2], radix: 16)),
        path: String(words[5]))
      if isWanted(row) { return row }
    }
    throw CancellationError()
  }

  /// The kernel maps into each process a library that is not a file.
  @Test func `a function of the vDSO is found in a copy of it`() throws {
    let row = try mapping { $0.path == "[vdso]" }
    let count = Int(row.limit - row.start)
    // SAFETY: the kernel maps these bytes and never unmaps them.
    let bytes = unsafe Array(
      UnsafeRawBufferPointer(start: UnsafeRawPointer(bitPattern: UInt(row.start)), count: count))
    var binary = Binary(
      try ElfImage(ByteRegion(bytes)), path: "[vdso]".bytes, places: DebugFilePlaces())
    let symbols = binary.symbols()
    let found = symbols.first { $0.name.text.hasSuffix("clock_gettime") }
    let clock = try #require(found)
    #expect(clock.size > 0)
    let address = try binary.virtualAddress(
      of: row.start + clock.start.value + 1, mappedFrom: row.start, to: row.limit, offset: 0)
    guard case .frames(let frames) = binary.resolve([address])[0] else {
      Issue.record("no frames")
      return
    }
    #expect(frames.map { $0.function.text.hasSuffix("clock_gettime") } == [true])
  }

  @Test(arguments: ["swprof_test_landmark", "getpid", "qsort"])
  func `a function of this process is found in its file`(name: String) throws {
    let local: @convention(c) () -> Int32 = landmark
    // SAFETY: this is the address of a function, which is never called through it.
    let function =
      unsafe name.hasPrefix("swprof")
      ? UInt64(unsafeBitCast(local, to: UInt.self))
      : UInt64(UInt(bitPattern: dlsym(dlopen(nil, RTLD_LAZY), name)))
    let row = try mapping { $0.start <= function && function < $0.limit }
    var binary = try Binary(path: Array(row.path.utf8))
    let address = try binary.virtualAddress(
      of: function, mappedFrom: row.start, to: row.limit, offset: row.offset)
    let names = binary.symbols().filter { $0.start == address }.map(\.name.text)
    #expect(names.contains { $0.hasSuffix(name) || $0.contains("landmark") })
    guard case .frames(let frames) = binary.resolve([address])[0] else {
      Issue.record("no frames")
      return
    }
    #expect(names.contains(try #require(frames.last).linkageName.text))
  }
}
