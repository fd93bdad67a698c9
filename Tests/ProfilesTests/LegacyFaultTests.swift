import Testing

@testable import Profiles

@Suite struct LegacyFaultTests {
  @Test(arguments: [
    ("", "unrecognized profile format"),
    ("text\n", "unrecognized profile format"),
    ("heap profile: 1: 1 [1: 1] @ heapz\n", "unrecognized profile format"),
    ("heap profile: 1: 1 [1: 1] @ heap/9223372036854775808\n", "unrecognized profile format"),
    ("a profile: total 1 \n", "unrecognized profile format"),
    ("\n--- mutex:\n1 1 @ 0x2\n", "unrecognized profile format"),
    ("--- mutex:\nresolution = 1\n", "unrecognized profile format"),
    ("--- Thread 1 (name: a/1) stack: ---\n PC: 0x1\n", "unrecognized profile format"),
    ("goroutine 1 [running]:\n", "unrecognized profile format"),
    ("a profile: total 1\n08 @ 0x1\n", "malformed profile format (line 2)"),
    ("a profile: total 1\n1 @ 0xA\n", "malformed profile format (line 2)"),
    ("a profile: total 1\n1 @ 0x1 \n", "malformed profile format (line 2)"),
    ("a profile: total 1\n1 @\n", "malformed profile format (line 2)"),
    ("a profile: total 1\n1 @ 0x12345678901234567\n", "malformed profile format (line 2)"),
    (
      "heap profile: 1: 1 [1: 1] @ heap\n\n--- x ---\n",
      "unexpected number of sample values: got 0, want 6 (line 3)"
    ),
    (
      "heap profile: 1: 1 [1: 1] @ heap\n0: 5 [1: 1] @ 0x1\n",
      "inuse count was 0 but inuse bytes was 5 (line 2)"
    ),
    (
      "heap profile: 1: 1 [2: 2] @ heap\n1: 1 [0: 2] @ 0x1\n",
      "allocation count was 0 but allocation bytes was 2 (line 2)"
    ),
    (
      "heap profile: 1: 1 [1: 1] @ heap\n9223372036854775808: 5 [1: 1] @ 0x1\n",
      "malformed sample: 9223372036854775808: 5 [1: 1] @ 0x1: strconv.ParseInt: parsing "
        + "\"9223372036854775808\": value out of range (line 2)"
    ),
    (
      "heap profile: 1: 1 [1: 1] @ heap\n1: 5 [1: 1] @ 0x1fffffffffffffffff\n",
      "malformed sample: 1: 5 [1: 1] @ 0x1fffffffffffffffff: failed to parse as hex 64-bit "
        + "number: 0x1fffffffffffffffff (line 2)"
    ),
    (
      "--- contentionz 1 ---\nsampling period = abc\n",
      "failed to parse attribute sampling period = abc: strconv.ParseInt: parsing \"abc\": "
        + "invalid syntax (line 2)"
    ),
    (
      "--- heapz 1 ---\nresolution=b\n100 08 @ 0x3\n",
      "parsing sample 100 08 @ 0x3: strconv.ParseInt: parsing \"08\": invalid syntax (line 3)"
    ),
    (
      "--- heapz 1 ---\nresolution=b\n5 0 @ 0x1\n",
      "parsing sample 5 0 @ 0x1: second value must be non-zero (line 3)"
    ),
    (
      "--- heapz 1 ---\nresolution=b\n5 1 @ 0x1\n0x12345678901234567 f\n",
      "parsing sample 0x12345678901234567 f: strconv.ParseUint: parsing \"12345678901234567\": "
        + "value out of range (line 4)"
    ),
    ("--- heapz 1 ---\n5 1 @ 0x1\n", "missing sample type information"),
    (
      "--- contentionz 1 ---\n3000 2 @ 0x1\nbad\n", "missing sample type information"
    ),
  ])
  func `faults are told in pprof's words`(input: String, expected: String) {
    let fault = #expect(throws: LegacyFault.self) { try LegacyProfileText(input) }
    #expect(fault?.description == expected)
  }

  @Test func `a line has at most 65,535 bytes`() throws {
    let header = "a profile: total 1\n"
    let longest = header + "#" + String(repeating: "a", count: 65_534) + "\n1 @ 0x2\n"
    #expect(try LegacyProfileText(longest).description.contains("1: 1@1"))
    let tooLong = header + "#" + String(repeating: "a", count: 65_535) + "\n1 @ 0x2\n"
    #expect(throws: LegacyFault.lineTooLong(line: 2)) { try LegacyProfileText(tooLong) }
  }

  @Test(arguments: [
    "0x8": 8, "0o10": 8, "0b1000": 8, "010": 8, "1_0": 10, "+8": 8, "0x_8": 8, "0_7": 7, "0": 0,
  ])
  func `attributes are numbers in Go's notation`(literal: String, expected: Int64) throws {
    let text = "--- mutex:\nsampling period = \(literal)\n"
    #expect(try InputFormat.decode(Array(text.utf8).span).profile.period == expected)
  }

  @Test(arguments: [
    "", "-", "_1", "1_", "1__0", "0x", "0x_", "08", "0b2", "9223372036854775808", "1e3",
  ])
  func `other notations are not numbers`(literal: String) {
    #expect(throws: LegacyFault.unrecognized) {
      try LegacyProfileText("--- mutex:\nsampling period = \(literal)\n")
    }
  }

  @Test func `attributes cannot ask for unlimited text`() {
    var text =
      "a profile: total 1\n---\nMAPPED_LIBRARIES:\nx0=" + String(repeating: "y", count: 60_000)
    for number in 1...30 {
      text += "\nx\(number)=" + String(repeating: "$x\(number - 1) ", count: 9000)
    }
    #expect(throws: LegacyFault.mapTooLarge(line: 5)) { try LegacyProfileText(text) }
  }

  @Test(arguments: smallProfiles)
  func `every prefix and every change of a byte decodes or throws`(_ profile: [UInt8]) throws {
    _ = try InputFormat.decode(profile.span).profile
    for length in 0..<profile.count {
      _ = try? InputFormat.decode(profile.span.extracting(..<length))
    }
    for position in profile.indices {
      var changed = profile
      for byte in UInt8.min ... .max {
        changed[position] = byte
        _ = try? InputFormat.decode(changed.span).profile
      }
    }
  }
}

private let smallProfiles: [[UInt8]] =
  [
    "heap profile: 1: 8 [2: 9] @ heap/8\n1: 8 [2: 9] @ 0x2 0x3\nMAPPED_LIBRARIES:\n1-2 $a /x (@3) a\n",
    "a profile: total 1\n1 @ 0x2\n---\nMAPPED_LIBRARIES:\nx=1\n1-2 r-xp 3 0:0 1 $x\n",
    "--- Thread 1 (name: a/1) stack: ---\n PC: 0x1\n---- no stack trace for 1\n",
    "--- contentionz 1 ---\ncycles/second=2\n9 1 @ 0x2\n--- x\n",
    "--- heapz 1 ---\nresolution=b\n5 1 @ 0x1 0x2\n0x1 f (a:1)\n0x2 g (b)\n",
    "--- contentionz 1 ---\nresolution=b\nsampling period=2\n5 1 @ 0x1\n0x1 f",
  ].map { Array($0.utf8) } + [
    cpuProfile([0, 3, 0, 9, 0, 1, 2, 5, 6, 0, 1, 0], size: 4, map: "1-9 /x\n"),
    cpuProfile([0, 3, 1, 9, 0, 1, 2, 5, 6, 0, 1, 0], size: 8, map: "0x5 f (a:1)\n"),
  ]
