import Glibc
import Symbolization
import Testing

/// A function whose address is looked up in the file that this process was loaded from.
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

  /// The mapping of this process that holds an address.
  private func mapping(of address: UInt64) throws -> MapRow {
    for line in try contents(of: "/proc/self/maps").split(separator: 10) {
      let words = Array(line).text.split(separator: " ")
      let range = words[0].split(separator: "-").compactMap { UInt64($0, radix: 16) }
      if words.count > 5, range.count == 2, range[0] <= address, address < range[1] {
        return try MapRow(
          start: range[0], limit: range[1], offset: #require(UInt64(words[2], radix: 16)),
          path: String(words[5]))
      }
    }
    throw CancellationError()
  }

  @Test(arguments: ["swprof_test_landmark", "getpid", "qsort"])
  func `a function of this process is found in its file`(name: String) throws {
    let local: @convention(c) () -> Int32 = landmark
    // SAFETY: the address of a function, which is never called through it.
    let function =
      unsafe name.hasPrefix("swprof")
      ? UInt64(unsafeBitCast(local, to: UInt.self))
      : UInt64(UInt(bitPattern: dlsym(dlopen(nil, RTLD_LAZY), name)))
    let row = try mapping(of: function)
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
