import Testing

@testable import Profiles

/// An input in a legacy format, and what it says.
struct LegacyExample: CustomTestStringConvertible, Sendable {
  let name: String
  let input: [UInt8]
  let expected: String
  var testDescription: String { name }

  init(_ name: String, _ input: String, _ expected: String) {
    self.init(name, Array(input.utf8), expected)
  }

  init(_ name: String, _ input: [UInt8], _ expected: String) {
    (self.name, self.input, self.expected) = (name, input, expected)
  }
}

@Suite struct LegacyFormatTests {
  @Test(arguments: heaps + texts + javas)
  func `text formats are read as pprof reads them`(_ example: LegacyExample) throws {
    #expect(try LegacyProfileText(example.input).description == example.expected)
  }

  @Test(arguments: [4, 8], [false, true])
  func `CPU profiles come in four layouts`(size: Int, isBigEndian: Bool) throws {
    let bytes = cpuProfile(
      [0, 3, 0, 10000, 0, 2, 3, 0x10, 0x21, 0x31, 1, 2, 0x11, 0x41, 0, 1, 0], size: size,
      isBigEndian: isBigEndian, map: "00000010-00000100 r-xp 00000000 08:01 7 /bin/main\n")
    #expect(
      try LegacyProfileText(bytes).description == """
        samples/count cpu/nanoseconds | cpu/nanoseconds | 10000000
        2 20000000: 10@1 20@1 30@1
        1 10000000: 11@1 40@1
        10-100/0 /bin/main
        """)
  }

  @Test(arguments: cpus)
  func `CPU profiles lose the frames of the profiler`(_ example: LegacyExample) throws {
    #expect(try LegacyProfileText(example.input).description == example.expected)
  }

  @Test func `the location of a removed leaf stays`() throws {
    let bytes = cpuProfile([0, 3, 0, 1, 0, 1, 3, 0x10, 0x10, 0x20, 1, 2, 5, 6, 1, 2, 7, 8])
    let profile = try InputFormat.decode(bytes.span).profile
    #expect(profile.locations.prefix(3).map(\.address) == [0x10, 0xf, 0x1f])
    #expect(profile.samples.stack(SampleIndex(0)).map(\.position) == [0, 2])
  }

  @Test(arguments: [
    ("a profile: total 1\n1 @ 0x2\n", "ProfileData::Add|", ""),
    ("--- mutex:\n1 1 @ 0x2\n", "RecordLockProfileData|", ""),
    ("heap profile: 1: 1 [1: 1] @ growthz\n", "calloc|cfree|", #"runtime\.panic|"#),
  ])
  func `frames to drop follow from the types`(input: String, drop: String, keep: String) throws {
    let profile = try InputFormat.decode(Array(input.utf8).span).profile
    #expect(profile.names.text(of: profile.dropFrames).hasPrefix(drop))
    #expect(profile.names.text(of: profile.keepFrames).hasPrefix(keep))
    #expect(profile.keepFrames.isEmpty == keep.isEmpty)
  }
}

private func heap(
  _ kind: String, header: String = "3: 300 [10: 5000]", row: String = "3: 300 [10: 5000]",
  period: Int64 = 1, _ values: String, blockSize: Int64 = 100
) -> LegacyExample {
  let types =
    values.split(separator: " ").count == 2
    ? "objects/count space/bytes"
    : "alloc_objects/count alloc_space/bytes inuse_objects/count inuse_space/bytes"
  return LegacyExample(
    "\(kind) \(row)", "heap profile: \(header) @ \(kind)\n\(row) @ 0x10\n",
    "\(types) | space/bytes | \(period)\n\(values): f@1 | bytes \(blockSize)\n\(catchAll)")
}

private let catchAll = "0-ffffffffffffffff/0"

private let heaps = [
  heap("heapz_v2/524288", period: 524288, "10490 5245380 15730 1573014"),
  heap("heap/1048576", header: "3: 300 [0: 0]", period: 524288, "15730 1573014"),
  heap("heap_v2/100", period: 100, "10 5033 4 474"),
  heap("heap", header: "3: 300 [3: 300]", period: 0, "3 300"),
  heap("heap/3", header: "3: 300 [3: 300]", "3 300"),
  heap("heapprofile/77", "10 5000 3 300"),
  heap("growthz", "3 300"),
  heap("fragmentationz", "3 300"),
  heap("heap/100", row: "0: 0 [2: 64]", period: 50, "4 135 0 0", blockSize: 32),
  heap("heap/100", row: "4: 0 [2: 64]", period: 50, "4 135 0 0", blockSize: 0),
  heap(
    "heap/100000", row: "-3: 300 [10: 5000]", period: 50000, "1005 502504 1498 -149850",
    blockSize: -100),
  heap(
    "heap/200", row: "1: 9223372036854775807 [3: 4]", period: 100,
    "226 302 1 -9223372036854775808", blockSize: .max),
]

private let texts = [
  LegacyExample(
    "count", "\n# x\na/b profile: total 3\n010 @ 0x43 0x44\n#\t0x42\tmain\n1 @ 0x43 0x99\n",
    "a/b/count | a/b/count | 1\n8: 42@1 43@1\n1: 42@1 98@1\n\(catchAll)"),
  LegacyExample(
    "thread",
    """
    --- threadz 1 ---

    --- Thread 7f (name: main/1) stack: ---
      PC: 0x400010 0x40be31
    --- Thread 80 (name: b/2) stack: ---
      [same as previous thread]
    --- Thread 81 (name: c/3) stack: ---
      PC: 0x40b00 0x40b01
        creator: 0x5 0x6
    ---- no stack trace for 1 threads
    """,
    "thread/count | thread/count | 1\n2: 400010@1 40be30@1\n1: 40b00@1 40b00@1 4@1 5@1\n\(catchAll)"
  ),
  LegacyExample(
    "contention",
    "--- contentionz 1 ---\ncycles/second = 2800000000\nms since reset = 0x10\n3000 2 @ 0x43\n",
    "contentions/count delay/nanoseconds | contentions/count | 1 | 16000000 ns\n"
      + "2 1071: 42@1\n\(catchAll)"),
  LegacyExample(
    "contention with one number", "--- mutex:\n19490304 @ 0x43\n",
    "contentions/count delay/nanoseconds | contentions/count | 1\n4 1949030: 42@1\n\(catchAll)"),
  LegacyExample(
    "contention with digits apart",
    "--- contention:\nsampling period = 010\ncycles/second = 1_000_000_000\n12 3 @ 0x0\n",
    "contentions/count delay/nanoseconds | contentions/count | 8\n"
      + "24 96: ffffffffffffffff@1\n\(catchAll)"),
]

private let javas = [
  LegacyExample(
    "Java heap",
    "--- heapz 1 ---\nformat = java\nresolution = bytes\n7048  1 @ 0x3 0x4\n"
      + "0x3 a.b (x.java:3)\n0x4 c (/d/libe.so)\n",
    "inuse_objects/count inuse_space/bytes | / | 0\n"
      + "74 527819: 0(a.b x.java:3) 0(c libe.so:0) | bytes 7048"),
  LegacyExample(
    "Java contention",
    "--- contentionz 1 ---\nformat = java\nresolution = us\nsampling period = 100\n"
      + "14 2 @ 0xd 0xe\n0xd a.b (x.java:3)\n0xe a.b (y.java:-7)",
    "contentions/count delay/us | contentions/count | 100\n"
      + "200 1400: 0(a.b x.java:3) 0(a.b x.java:0)"),
  LegacyExample(
    "an address without description",
    "--- contentionz 1 ---\nresolution=us\n1 1 @ 0x3 0x4\n0x3 generated stub/JIT\n",
    "contentions/count delay/us | / | 0\n1 1: 0(STUB :0) 0@1\n\(catchAll)"),
]

private let cpuHeader = "samples/count cpu/nanoseconds | cpu/nanoseconds | 1000\n"

private let cpus = [
  LegacyExample("no samples", cpuProfile([0, 3, 0, 1, 0]), String(cpuHeader.dropLast())),
  LegacyExample(
    "a lone sample", cpuProfile([0, 3, 0, 1, 0, 1, 4, 0x10, 0x20, 0x30, 0x40]),
    cpuHeader + "1 1000: 10@1 3f@1\n\(catchAll)"),
  LegacyExample(
    "a cut sample", cpuProfile([0, 3, 0, 1, 0, 1, 6, 0x10, 0x20, 0x30]),
    cpuHeader + "1 1000: 10@1 ffffffffffffffff@1 ffffffffffffffff@1 ffffffffffffffff@1\n\(catchAll)"
  ),
  LegacyExample(
    "an empty stack", cpuProfile([0, 3, 0, 1, 0, 0, 0, 0, 1, 0]), cpuHeader + "0 0:"),
]
