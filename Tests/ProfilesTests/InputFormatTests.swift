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
      ([0x28, 0xb5, 0x2f, 0xfd, 1], "Zstandard data (decompress it first)"),
      ([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0], "xz data (decompress it first)"),
      ("BZh9".bytes, "bzip2 data (decompress it first)"),
      ("PK\u{3}\u{4}".bytes, "a ZIP archive"),
      ("PERFILE2".bytes, "perf.data of Linux perf (convert it with perf_to_profile)"),
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

  @Test func `a container inside gzip data is refused by its name`() {
    var gzip = GzipWriter()
    var packed: [UInt8] = []
    gzip.write([0x28, 0xb5, 0x2f, 0xfd, 1, 2, 3]) { packed += $0 }
    gzip.finish { packed += $0 }
    #expect(refusal(of: packed) == "Zstandard data (decompress it first)")
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
