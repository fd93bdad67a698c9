// The example of Sources/Profiles/Profiles.docc/Profiles.md, word for word: what is printed there runs.

import Profiles
import Testing

struct DocumentationExampleTests {
  @Test func `the example of the documentation runs`() throws {
    // Write a profile.
    var builder = ProfileBuilder(sampleTypes: [("samples", "count"), ("cpu", "nanoseconds")])
    let parse = builder.addFunction(name: "json.Parse", filename: "json.go", startLine: 10)
    let main = builder.addFunction(name: "main.main", filename: "main.go")
    let leaf = builder.addLocation(lines: [Line(function: parse, line: 17)])
    let root = builder.addLocation(lines: [Line(function: main, line: 5)])
    builder.addSample(stack: [leaf, root], values: [3, 30_000_000])
    builder.addSample(stack: [root], values: [1, 10_000_000])
    let bytes = builder.profile.encoded()

    // Read it back, and add up what each function used itself.
    let profile = try Profile(decoding: bytes)
    var nanoseconds: [String: Int64] = [:]
    for sample in profile.samples.indices {
      guard let leaf = profile.samples.stack(sample).first,
        let frame = profile.lines(of: leaf).first,
        let time = profile.samples.values(sample).last
      else { continue }
      let function = profile.functions[frame.function]
      nanoseconds[profile.names.text(of: function.name), default: 0] += time
    }
    #expect(nanoseconds == ["json.Parse": 30_000_000, "main.main": 10_000_000])
  }
}
