import RandomNumbers
import Testing

@testable import Profiles

@Suite struct LegacyMemoryMapTests {
  @Test(arguments: [
    ("02e00000-02e8a000 r-xp 02a00000 00:00 15953927    /foo/bin", "400000-2e8a000/0 /foo/bin"),
    ("00400000-02e00000 r-xp 00000000 00:00 0", "400000-2e00000/0"),
    (
      "7f5e5435e000-7f5e5455e000 --xp 00002000 00:00 1531        myprogram",
      "7f5e5435e000-7f5e5455e000/2000 myprogram"
    ),
    ("  02e00000-02e8a000: /foo/bin (@2b00000)", "2e00000-2e8a000/2b00000 /foo/bin"),
    (
      "0x40000-0x80000 /path/to/binary      (@FF00)            abc123456",
      "40000-80000/ff00 /path/to/binary abc123456"
    ),
    (
      "0xff6810563000 0xff6810565000 r-xp abc_exe 87c4d547",
      "ff6810563000-ff6810565000/0 abc_exe 87c4d547"
    ),
    (
      "W1220 15:07:15.201776    8272 logger.cc:12036]   0x40000-0x80000 /a (@FF00) abc123456",
      "40000-80000/ff00 /a abc123456"
    ),
    ("00010000-00020000 rw-p 00000000 00:00 0 /data", ""),
    ("400000-50000F R-XP 00000000 08:01 5 /x", "400000-50000f/0 R-XP 00000000"),
    ("00010000-00020000 r-xp 00000000 00:00 1 /opt/my app", "10000-20000/0 /opt/my"),
    ("1-2 /main (@100) bid", "1-2/100 /main b"),
    ("base=/path", "b-a/0"),
    ("face of it", "fac-e/0 of"),
    ("10000000000000000-2 /x", ""),
    ("x=2\nxa=1\n1-2 /$xa", "1-2/0 /2a"),
    ("xa=1\nx=2\n1-2 /$xa$x$y", "1-2/0 /12$y"),
    ("build=/path/to\nbuild = other\n1-2 $build", "1-2/0 /path/to"),
    ("00500000-00600000 r-xp 00100000 00:00 1 /main", "400000-600000/0 /main"),
    (
      "00400000-02e00000 r-xp 00000000 00:00 0\n02e00000-02e8a000: /foo/bin (@2a00000)",
      "400000-2e8a000/0 /foo/bin"
    ),
    (
      "1-2 a.so\n3-4 b.so.6\n5-6 [vdso]\n7-8 c.so_6\n9-a /main\nb-c /other",
      "9-a/0 /main\n3-4/0 b.so.6\n5-6/0 [vdso]\n7-8/0 c.so_6\n1-2/0 a.so\nb-c/0 /other"
    ),
    ("1-2 /anon_hugepage\n2-3 /main", "2-3/0 /main"),
  ])
  func `lines of a memory map become mappings`(map: String, expected: String) throws {
    let profile = try profile(addresses: [], map: map)
    #expect(profile.mappings.map(profile.text).joined(separator: "\n") == expected)
  }

  @Test func `a mapping is extended down to the start of its file`() throws {
    let map = """
      00500000-00600000 r-xp 00100000 00:00 1 /main
      00800000-00900000 r-xp 00100000 00:00 2 /lib.so
      """
    let profile = try profile(addresses: [0x700010, 0, 0x400000, 0x10, 0x850000], map: map)
    #expect(
      profile.mappings.map(profile.text) == [
        "400000-600000/0 /main", "700000-900000/0 /lib.so", "0-ffffffffffffffff/0",
      ])
    #expect(profile.locations.map(\.mapping?.position) == [1, nil, 0, 2, 1])
  }

  /// The rule, in the plainest words, against the index that makes it fast.
  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `addresses find their mappings as in a plain search`(seed: UInt64) throws {
    var random = SeededNumbers(seed: seed)
    var map = ""
    var plain: [(start: UInt64, limit: UInt64, offset: UInt64)] = []
    for _ in 0..<Int.random(in: 1...12, using: &random) {
      let start = UInt64.random(in: 0x20...0x90, using: &random)
      let limit = UInt64.random(in: 0x20...0x90, using: &random)
      let offset = UInt64.random(in: 0...0x30, using: &random)
      // Build ids of their own keep neighbours from being joined.
      let hex = [start, limit, offset].map { String($0, radix: 16) }
      map += "\(hex[0])-\(hex[1]) /m (@\(hex[2])) \(String(0x100 + plain.count, radix: 16))\n"
      plain.append((start, limit, offset))
    }
    let addresses = (0..<30).map { _ in UInt64.random(in: 1...0x70, using: &random) }
    let profile = try profile(addresses: addresses, map: map)
    var expected: [UInt64: Int] = [:]
    for address in addresses where expected[address] == nil {
      let holder = plain.firstIndex { $0.start <= address && address < $0.limit }
      let extended = plain.firstIndex {
        $0.offset != 0 && $0.start &- $0.offset <= address && address < $0.start
      }
      expected[address] = holder ?? extended ?? plain.count
      if holder == nil, let extended {
        plain[extended].start -= plain[extended].offset
        plain[extended].offset = 0
      } else if holder == nil {
        plain.append((0, .max, 0))
      }
    }
    for location in profile.locations {
      #expect(location.mapping?.position == expected[location.address], "seed \(seed)")
    }
  }

  private func profile(addresses: [UInt64], map: String) throws -> Profile {
    let stack = addresses.map { " 0x" + String($0 &+ 1, radix: 16) }.joined()
    let row = addresses.isEmpty ? "" : "1 @\(stack)\n"
    let text = "a profile: total 1\n\(row)--- Memory map: ---\n\(map)\n"
    return try InputFormat.decode(Array(text.utf8).span).profile
  }
}
