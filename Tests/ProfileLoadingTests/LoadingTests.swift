import Bytes
import Foundation
import Profiles
import Testing

@testable import ProfileLoading

private func profile(_ value: Int64, systemName: String = "main", dropFrames: String = "")
  -> [UInt8]
{
  var builder = ProfileBuilder(sampleTypes: [("cpu", "ns")])
  let function = builder.addFunction(name: systemName, systemName: systemName)
  let leaf = builder.addFunction(name: "leaf")
  let stack = [leaf, function].map { builder.addLocation(lines: [Line(function: $0)]) }
  builder.addSample(stack: stack, values: [value])
  builder.setHeader(dropFrames: dropFrames)
  return builder.profile.encoded()
}

struct LoadingTests {
  @Test func `what can be read is merged and the rest is told`() throws {
    let folder = try Folder()
    let sources = [
      try folder.file("one", profile(1)), try folder.file("two", []),
      try folder.file("three", profile(4)),
    ]
    let loaded = try ProfileLoader.load(LoadRequest(sources: sources))
    #expect(Array(loaded.profile.samples.values(SampleIndex(0))) == [5])
    #expect(
      loaded.warnings == [
        String(decoding: sources[1], as: UTF8.self) + ": parsing profile: empty input file",
        "Fetched 2 source profiles out of 3",
      ])
  }

  @Test func `no profile at all is an error`() throws {
    do throws(LoadError) {
      _ = try ProfileLoader.load(LoadRequest(sources: ["/nowhere/x".bytes]))
      Issue.record("loaded a file that does not exist")
    } catch {
      #expect(
        error.description == "/nowhere/x: stat /nowhere/x: no such file or directory")
    }
    do throws(LoadError) {
      _ = try ProfileLoader.load(LoadRequest(sources: ["/x/1".bytes, "/x/2".bytes]))
      Issue.record("loaded files that do not exist")
    } catch {
      #expect(
        error.lines == [
          "/x/1: stat /x/1: no such file or directory",
          "/x/2: stat /x/2: no such file or directory",
          "failed to fetch any source profiles",
        ])
    }
  }

  @Test func `a base is subtracted`() throws {
    let folder = try Folder()
    var request = LoadRequest(sources: [try folder.file("one", profile(5))])
    request.base = LoadRequest.Base(
      source: try folder.file("two", profile(3)), subtraction: .plain, isNormalized: false)
    let loaded = try ProfileLoader.load(request)
    #expect(Array(loaded.profile.samples.values(SampleIndex(0))) == [2])
  }

  @Test func `profiles of different types are not combined`() throws {
    let folder = try Folder()
    let other = ProfileBuilder(sampleTypes: [("heap", "bytes")]).profile.encoded()
    let request = LoadRequest(
      sources: [try folder.file("one", profile(5)), try folder.file("two", other)])
    do throws(LoadError) {
      _ = try ProfileLoader.load(request)
      Issue.record("combined profiles without a common type")
    } catch {
      #expect(
        error.description.hasPrefix(
          "problem fetching source profiles: profiles have empty common sample type list"))
    }
  }

  @Test func `a profile without mappings gets one, named by the command line`() throws {
    let folder = try Folder()
    var request = LoadRequest(sources: [try folder.file("one", profile(5))])
    request.mainBinary.path = "/bin/app".bytes
    request.mainBinary.buildID = "b1".bytes
    request.comment = "said".bytes
    let loaded = try ProfileLoader.load(request).profile
    #expect(loaded.mappings.map { loaded.names.text(of: $0.file) } == ["/bin/app"])
    #expect(loaded.mappings.map { loaded.names.text(of: $0.buildID) } == ["b1"])
    #expect(loaded.locations.allSatisfy { $0.mapping == MappingIndex(0) })
    #expect(loaded.comments.map { loaded.names.text(of: $0) } == ["said"])
  }

  @Test func `linker names are made readable unless symbolization is off`() throws {
    let folder = try Folder()
    var request = LoadRequest(
      sources: [try folder.file("one", profile(5, systemName: "_ZN1a1bEi"))])
    let loaded = try ProfileLoader.load(request).profile
    #expect(loaded.names.text(of: loaded.functions[0].name) == "a::b")
    request.symbolization = SymbolizationMode("none")
    let raw = try ProfileLoader.load(request).profile
    #expect(raw.names.text(of: raw.functions[0].name) == "_ZN1a1bEi")
  }

  @Test func `frames that the profile wants dropped go, unless all are kept`() throws {
    let folder = try Folder()
    var request = LoadRequest(
      sources: [try folder.file("one", profile(5, dropFrames: "leaf"))])
    #expect(try ProfileLoader.load(request).profile.samples.stack(SampleIndex(0)).count == 1)
    request.keepsAllFrames = true
    let all = try ProfileLoader.load(request).profile
    #expect(all.samples.stack(SampleIndex(0)).count == 2)
    #expect(all.dropFrames.isEmpty)
  }
}

struct SymbolizationModeTests {
  @Test(
    arguments: [
      ("", false, false, "simplified"), ("local", false, false, "simplified"),
      ("remote:force", false, true, "simplified"), ("none", true, false, "simplified"),
      ("NO", true, false, "simplified"), ("demangle=none", false, true, "nil"),
      ("demangle=full", false, true, "full"),
      ("fastlocal:demangle=templates", false, true, "templates"),
      ("demangle=default", false, false, "simplified"),
    ] as [(String, Bool, Bool, String)])
  func `a mode is read`(text: String, isOff: Bool, isForced: Bool, detail: String) {
    let mode = SymbolizationMode(text)
    #expect(mode.isOff == isOff)
    #expect(mode.isForced == isForced)
    #expect(mode.detail.map { "\($0)" } ?? "nil" == detail)
    #expect(mode.unknownOptions.isEmpty)
  }

  @Test func `what is not known is kept for a warning`() throws {
    #expect(SymbolizationMode("local:quick").unknownOptions == ["local:quick"])
    let folder = try Folder()
    var request = LoadRequest(sources: [try folder.file("one", profile(1))])
    request.symbolization = SymbolizationMode("quick")
    #expect(
      try ProfileLoader.load(request).warnings.first
        == "ignoring unrecognized symbolization option: quick")
  }
}

struct ElfFileTests {
  private func header() throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: "/proc/self/exe")).prefix(64))
  }

  @Test func `a program is a binary`() {
    #expect(ElfFile.isBinary("/proc/self/exe".bytes))
  }

  @Test func `what is no file is no binary`() {
    #expect(!ElfFile.isBinary("/nowhere".bytes))
    #expect(!ElfFile.isBinary("/tmp".bytes))
  }

  @Test func `tables beyond the end of the file make no binary`() throws {
    let folder = try Folder()
    #expect(!ElfFile.isBinary(try folder.file("x", try header())))
  }

  @Test(arguments: 0..<64)
  func `a header that is cut off is no binary`(length: Int) throws {
    let folder = try Folder()
    #expect(!ElfFile.isBinary(try folder.file("x", Array(try header().prefix(length)))))
  }

  @Test func `a header without tables is a binary`() throws {
    let folder = try Folder()
    var bytes = try header()
    for position in Array(32..<48) + Array(54..<64) { bytes[position] = 0 }
    #expect(ElfFile.isBinary(try folder.file("x", bytes)))
    bytes[32..<40] = [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]
    #expect(!ElfFile.isBinary(try folder.file("y", bytes)))
  }

  @Test func `a profile is no binary`() throws {
    let folder = try Folder()
    #expect(!ElfFile.isBinary(try folder.file("x", profile(1))))
  }
}
