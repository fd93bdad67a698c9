import Bytes
import Foundation
import Profiles
import Symbolization
import Testing

@testable import ProfileLoading

/// Profiles of bare addresses, which get their names from the program in `Fixtures/Binaries/elf`.
struct SymbolizationTests {
  private static let binaries =
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures/Binaries/elf")
    .path(percentEncoded: false)
  private static let start: UInt64 = 0x5555_0000_0000
  private static let buildID = "00112233445566778899aabbccddeeff00112233"

  /// A profile of one sample, in the inlined part of the function `leaf`.
  private func profile(file: String, buildID: String = "") throws -> Profile {
    var whole = try Binary(path: "\(Self.binaries)/whole".bytes)
    let leaf = whole.symbols().first { $0.name == "leaf".bytes }
    let function = try #require(leaf)
    var builder = ProfileBuilder(sampleTypes: [("samples", "count")])
    let mapping = builder.addMapping(
      start: Self.start, limit: Self.start + 0x10000, file: file, buildID: buildID)
    let place = builder.addLocation(
      address: Self.start + function.start.value + function.size - 1, mapping: mapping)
    builder.addSample(stack: [place], values: [1])
    return builder.profile
  }

  private func names(_ profile: Profile) -> [String] {
    profile.lines.map { line in
      let function = profile.functions[line.function]
      return profile.names.text(of: function.name)
    }
  }

  @Test func `addresses become functions, files and lines`() throws {
    var profile = try profile(file: "\(Self.binaries)/whole")
    #expect(profile.symbolize(SymbolizationMode()) == [])
    #expect(names(profile).last == "leaf")
    #expect(profile.lines.allSatisfy { $0.line > 0 })
    #expect(profile.mappings[0].symbols.contains(.functions))
  }

  @Test func `the symbol table alone gives names of functions`() throws {
    var profile = try profile(file: "\(Self.binaries)/whole")
    #expect(profile.symbolize(SymbolizationMode("fastlocal")) == [])
    #expect(names(profile) == ["leaf"])
    #expect(profile.lines.allSatisfy { $0.line == 0 })
  }

  @Test(arguments: ["none", "remote"])
  func `nothing is read where symbols are not wanted`(_ mode: String) throws {
    var profile = try profile(file: "/nowhere")
    #expect(profile.symbolize(SymbolizationMode(mode)) == [])
    #expect(profile.lines.isEmpty)
  }

  @Test func `a binary that is missing is named, and how to help`() throws {
    var profile = try profile(file: "/nowhere/prog", buildID: "ab")
    #expect(
      profile.symbolize(SymbolizationMode()) == [
        "Local symbolization failed for prog (build ID ab): "
          + "stat /nowhere/prog: no such file or directory",
        "Some binary filenames not available. Symbolization may be incomplete.",
        "Try setting PPROF_BINARY_PATH to the search path for local binaries.",
      ])
  }

  @Test func `where a missing binary was looked for is told`() throws {
    var profile = try profile(file: "/nowhere/prog")
    let warnings = profile.symbolize(SymbolizationMode(), searchPath: "/one::/two".bytes)
    #expect(
      warnings[0] == "Local symbolization failed for prog: stat /nowhere/prog: "
        + "no such file or directory (nor is it in /one, /two)")
  }

  @Test func `another build of the binary does not serve`() throws {
    var profile = try profile(file: "\(Self.binaries)/whole", buildID: "ab")
    let warnings = profile.symbolize(SymbolizationMode())
    #expect(warnings.count == 1)
    #expect(warnings[0].contains("build ID mismatch"))
    #expect(warnings[0].contains(Self.buildID))
    #expect(profile.lines.isEmpty)
  }

  @Test func `each of several binaries names its own, and warnings are in the order of mappings`()
    throws
  {
    var builder = ProfileBuilder(sampleTypes: [("samples", "count")])
    let files = ["/nowhere/first", "\(Self.binaries)/whole", "/nowhere/second"]
    for (index, file) in files.enumerated() {
      let start = Self.start + UInt64(index) << 20
      let mapping = builder.addMapping(start: start, limit: start + 0x10000, file: file)
      let place = builder.addLocation(address: start + 0x101f, mapping: mapping)
      builder.addSample(stack: [place], values: [1])
    }
    var profile = builder.profile
    let warnings = profile.symbolize(SymbolizationMode())
    #expect(
      warnings.prefix(2) == [
        "Local symbolization failed for first: stat /nowhere/first: no such file or directory",
        "Local symbolization failed for second: stat /nowhere/second: no such file or directory",
      ])
    #expect(names(profile) == ["branch"])
  }

  @Test func `a mapping that the binary does not have is told`() throws {
    var profile = try profile(file: "\(Self.binaries)/mips")
    let warnings = profile.symbolize(SymbolizationMode())
    #expect(warnings.count == 1)
    #expect(warnings[0].hasPrefix("Local symbolization failed for mips: "))
  }

  @Test(arguments: ["/dev/dri/card0", "[vdso]", "//anon", "/memfd:x", "https://host/x"])
  func `what is no file is passed over in silence`(_ file: String) throws {
    var profile = try profile(file: file)
    #expect(profile.symbolize(SymbolizationMode()) == [])
  }

  @Test func `binaries are found by name and build id in the folders of the search`() throws {
    let search = BinarySearch(path: "/nowhere:\(Self.binaries)".bytes)
    var found = try profile(file: "/gone/whole", buildID: Self.buildID)
    #expect(found.locateBinaries(search) == [])
    #expect(found.names.text(of: found.mappings[0].file) == "\(Self.binaries)/whole")
    #expect(found.symbolize(SymbolizationMode()) == [])
    var other = try profile(file: "/gone/whole", buildID: "ab")
    #expect(
      other.locateBinaries(search) == [
        "Ignoring local file \(Self.binaries)/whole: build-id mismatch (ab != \(Self.buildID))"
      ])
    #expect(other.names.text(of: other.mappings[0].file) == "/gone/whole")
  }
}
