import Testing

@testable import Profiles

struct FrameCommentTests {
  /// `address: function file:line …` of each location that has frames.
  private func frames(_ text: String) throws -> [String] {
    let decoded = try DecodedProfile(decoding: ByteSource(Array(text.utf8)))
    var profile = decoded.profile
    profile.nameFrames(by: decoded.frameComments)
    return profile.locations.compactMap { location in
      if location.lines.isEmpty { return nil }
      let lines = profile.lines[location.lines.positions].map { line in
        let function = profile.functions[line.function]
        return "\(profile.names.text(of: function.name)) "
          + "\(profile.names.text(of: function.filename)):\(line.line)"
      }
      return String(location.address, radix: 16) + ": " + lines.joined(separator: " < ")
    }
  }

  @Test func `comments name the addresses of a stack`() throws {
    let text = """
      goroutine profile: total 2
      2 @ 0x43b0c6 0x41f685
      #\t0x43b0c5\tmain.F[go.shape.struct { X int }]+0x25\t/src/a b.go:7
      #\t0x41f684\truntime.main+0x184\t\t/src/proc.go:250

      """
    #expect(
      try frames(text) == [
        "43b0c5: main.F[go.shape.struct { X int }] /src/a b.go:7",
        "41f684: runtime.main /src/proc.go:250",
      ])
  }

  @Test func `lines of one address are functions inlined into each other`() throws {
    let text = """
      goroutine profile: total 1
      1 @ 0x11 0x11 0x21
      #\t0x10\tinner+0x1\ta.go:1
      #\t0x10\touter+0x1\ta.go:2
      #\t0x20\tmain+0x1\ta.go:3
      #\t0x20\tmain+0x1\ta.go:3

      """
    #expect(try frames(text) == ["10: inner a.go:1 < outer a.go:2", "20: main a.go:3"])
  }

  @Test func `older pages separate fields by blanks`() throws {
    let text = """
      heap profile: 1: 2 [3: 4] @ heap/2
      1: 2 [3: 4] @ 0x2a202
      #  0x2a201  cnew+0xc1  runtime/malloc.goc:718

      """
    #expect(try frames(text) == ["2a201: cnew runtime/malloc.goc:718"])
  }

  @Test(arguments: [
    "#\t0x10\tf+0x1", "#\t0x10", "#\t0xzz\tf\ta:1", "#\t0x10\tf\tno line", "# 0x10  f  a:1",
    "#\t0x10\tf\ta:99999999999999999999",
  ])
  func `what is no such comment names nothing`(_ comment: String) throws {
    #expect(try frames("goroutine profile: total 1\n1 @ 0x11\n\(comment)\n") == [])
  }
}
