import Bytes
import Testing

@testable import Profiles

@Suite struct InputFormatTests {
  /// What a refusal calls the input.
  private func refusal(of bytes: [UInt8]) -> String? {
    do throws(ProfileDecodingError) {
      _ = try Profile(decoding: bytes)
      return nil
    } catch {
      let words = "this looks like "
      return error.description.split(separator: words).dropFirst().first.map(String.init)
    }
  }

  @Test(
    arguments: [
      ([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0], "xz data (decompress it first, as by unxz)"),
      (Array("BZh9".utf8), "bzip2 data (decompress it first, as by bunzip2)"),
      (
        [0x02, 0x21, 0x4c, 0x18],
        "LZ4 data in its older format (decompress it first, as by lz4 -d)"
      ),
      (Array("PK\u{3}\u{4}".utf8), "a ZIP archive (unpack it and name the profiles in it)"),
      (
        [UInt8](repeating: 0x61, count: 257) + Array("ustar".utf8),
        "a tar archive (unpack it and name the profiles in it)"
      ),
      (
        [0x78, 0x9c, 0x03, 0, 0, 0], "zlib data (decompress it first, as by zlib-flate -uncompress)"
      ),
      (Array("PERFILE2".utf8), "perf.data of Linux perf (convert it with perf_to_profile)"),
      ([0x89, 0x50, 0x4e, 0x47], "a PNG picture"),
      ("%PDF-1.7".bytes, "a PDF document"),
      ("go 1.22 trace\0".bytes, "a Go execution trace (see `go tool trace`)"),
      (
        "goroutine 1 [running]:\n".bytes,
        "a goroutine dump of debug=2 (take it with debug=0 or debug=1)"
      ),
      (" <HTML>".bytes, "an HTML page (was it saved from an error page or a login?)"),
    ] as [([UInt8], String)])
  func `what is not read is called by its name`(_ bytes: [UInt8], _ name: String) {
    #expect(refusal(of: bytes) == name)
  }

  @Test(
    arguments: [
      ("FLR\0\0\u{2}", "a recording of JDK Flight Recorder"),
      ("JAVA PROFILE 1.0.2\0", "a heap dump of Java"), ("gmon\u{1}\0\0\0", "a profile of gprof"),
      ("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\n", "a pointer of Git LFS"),
      ("heap_v2/524288\n  t*: 28106: 56637512 [0: 0]\n", "a heap profile of jemalloc"),
      ("# callgrind format\nversion: 1\n", "a profile of callgrind"),
      ("version: 1\ncreator: callgrind-3.19.0\n", "a profile of callgrind"),
      ("desc: --time-unit=B\ncmd: ./a\ntime_unit: B\n", "a profile of massif"),
      (
        "spin 12/14 [000] 3456.789012:     250000 cycles:ppp: \n\t    55d2 main+0x12 (/bin/spin)\n",
        "what perf script prints"
      ),
      ("gc 1 @0.012s 2%: 0.018+1.2+0.003 ms clock, 4->4->0 MB, 8 P\n", "lines of Go's GODEBUG"),
      ("goos: linux\nBenchmarkA-8 \t 100 \t 123 ns/op\n", "results of Go benchmarks"),
      (
        #"{"$schema":"https://www.speedscope.app/file-format-schema.json"}"#,
        "a profile for speedscope"
      ),
      (#"{"nodes":[{"id":1,"callFrame":{"functionName":"a"}}]}"#, "a .cpuprofile of V8"),
      (#"{"head":{"callFrame":{"functionName":"a"},"selfSize":0}}"#, "a heap profile of V8"),
      (#"[{"name":"a","ph":"X","ts":1,"pid":1}]"#, "a Chrome trace"),
      (#"{"error":"unauthorized"}"#, #"JSON, "{"error":"unauthorized"}""#),
      ("<html><head><title>404 Not\n Found</title>", #"an HTML page, "404 Not Found" (was"#),
      ("404 page not found\n", #"plain text, "404 page not found""#),
    ])
  func `what is no profile is called by its name before a reader fails`(
    _ text: String, _ name: String
  ) {
    // A line that is too long for the readers of text comes after, or makes the first one longer.
    for rest in ["", String(repeating: " ", count: 70_000)] {
      #expect(refusal(of: Array((text + rest).utf8))?.hasPrefix(name) == true, "\(name)")
    }
  }

  @Test(
    arguments: [
      [0xfb, 0xa9, 0x03, 0xfa, 0x01, 0x7e, 0xe9], [0x7b, 0x28, 0x03, 0, 0, 0, 0x75],
    ] as [[UInt8]])
  func `a profile of cProfile is called by its name`(_ bytes: [UInt8]) {
    #expect(refusal(of: bytes)?.hasPrefix("a profile of Python's cProfile") == true)
  }

  @Test func `a container inside gzip data is refused by its name`() {
    var gzip = GzipWriter()
    var packed: [UInt8] = []
    gzip.write([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]) { packed += $0 }
    gzip.finish { packed += $0 }
    #expect(refusal(of: packed)?.hasPrefix("xz data") == true)
  }

  @Test func `a format is known by its first bytes before a reader can fail at the rest`() {
    let binary = "\u{7f}ELF".bytes + [UInt8](repeating: 0, count: 70_000)
    #expect(refusal(of: binary)?.hasPrefix("an ELF binary") == true)
  }

  @Test func `a reader is asked before the first bytes say what a text looks like`() throws {
    let profile = try Profile(decoding: "goroutine profile: total 1\n1 @ 0x2\n".bytes)
    #expect(profile.samples.count == 1)
  }

  @Test func `no two formats have one name`() {
    let names = InputFormat.all.map(\.name) + Container.all.map(\.name)
    #expect(Set(names).count == names.count)
  }
}
