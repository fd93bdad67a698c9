import Bytes
import System
import Testing

@Suite struct FileTests {
  /// A folder of the test's own.
  private final class Scratch {
    let path: [UInt8]

    init() throws {
      path =
        "\(String(decoding: Environment.temporaryFolder, as: UTF8.self))/swprof-\(UInt64.random(in: 0 ... .max))"
        .bytes
      try Folders.make(path)
    }

    func file(_ name: String) -> [UInt8] { FilePaths.join(path, name.bytes) }
  }

  @Test func `an output file appears when it is finished, and not before`() throws {
    let target = try Scratch().file("report")
    let file = try OutputFile(target)
    try file.write("text".bytes)
    #expect(!Files.exists(target))
    try file.finish()
    #expect(try OpenFile(target).contents() == "text".bytes)
  }

  @Test func `an output file that is not finished leaves the old one, and nothing beside it`()
    throws
  {
    let scratch = try Scratch()
    let first = try OutputFile(scratch.file("report"))
    try first.write("old".bytes)
    try first.finish()
    do {
      let second = try OutputFile(scratch.file("report"))
      try second.write("new".bytes)
    }
    #expect(try OpenFile(scratch.file("report")).contents() == "old".bytes)
    #expect(
      Folders.entries(of: scratch.path).filter { !$0.isHidden }.map(\.name) == ["report".bytes])
    #expect(Folders.entries(of: scratch.path).count == 3)
  }

  @Test func `a new file takes the first number that is free`() throws {
    let scratch = try Scratch()
    var (first, second) = (
      try NewFile(prefix: scratch.file("p"), suffix: ".x").path, [UInt8]()
    )
    #expect(first == scratch.file("p001.x"))
    var kept = try NewFile(prefix: scratch.file("p"), suffix: ".x")
    kept.keep()
    second = try NewFile(prefix: scratch.file("p"), suffix: ".x").path
    first = kept.path
    #expect(first == scratch.file("p001.x"))
    #expect(second == scratch.file("p002.x"))
  }

  @Test func `a file longer than the limit is refused as such`() throws {
    let path = try Scratch().file("long")
    let file = try OpenFile(path, for: .creating(permissions: 0o600))
    try file.write([UInt8](repeating: 7, count: 100))
    #expect(try OpenFile(path).contents(atMost: 100).count == 100)
    #expect { try OpenFile(path).contents(atMost: 99) } throws: {
      ($0 as? FileError)?.isTooLarge ?? false
    }
    #expect(try OpenFile(path).read(90..<200) == [UInt8](repeating: 7, count: 10))
  }

  @Test func `a missing file is called so, with the path's own bytes`() {
    let path: [UInt8] = "/nowhere/".bytes + [0xff]
    #expect { _ = try OpenFile(path) } throws: { error in
      (error as? FileError)?.text == "open ".bytes + path + ": no such file or directory".bytes
    }
  }

  @Test func `folders are made with those that they are in`() throws {
    let scratch = try Scratch()
    try Folders.make(scratch.file("a/b/c"))
    #expect(try FileStatus(of: scratch.file("a/b/c")).kind == .folder)
    try OpenFile(scratch.file("a/file"), for: .creating(permissions: 0o600)).write([])
    #expect { try Folders.make(scratch.file("a/file/b")) } throws: { error in
      (error as? FileError)?.operation == "mkdir"
    }
  }

  @Test func `a program is a filter, and says how it ended`() throws {
    let input = [UInt8](repeating: 0x61, count: 300_000)
    #expect(try Exchange.run(["cat".bytes], input: input).output == input)
    let failure = try Exchange.run(
      ["sh".bytes, "-c".bytes, "echo no >&2; exit 3".bytes], input: input)
    #expect(failure.ending == .exited(3))
    #expect(failure.errors == "no\n".bytes)
  }
}
