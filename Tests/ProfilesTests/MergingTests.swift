import Testing

@testable import Profiles

struct MergingTests {
  /// A profile of samples with a stack of function names, leaf first, a value, and a text label.
  private func profile(_ samples: [(stack: String, value: Int64, label: String)]) -> Profile {
    var builder = ProfileBuilder(sampleTypes: [("n", "count")])
    let key = builder.name("k")
    for sample in samples {
      let stack = sample.stack.split(separator: " ").map { name in
        builder.addLocation(lines: [Line(function: builder.addFunction(name: String(name)))])
      }
      let labels = sample.label.isEmpty ? [] : [builder.name(sample.label)]
      builder.addSample(
        stack: stack, values: [sample.value],
        labels: labels.map { Label(key: key, value: .text($0)) })
    }
    return builder.profile
  }

  /// The samples as text: `leaf root=value label`.
  private func texts(_ profile: Profile) -> [String] {
    profile.samples.indices.map { sample in
      let frames = profile.samples.stack(sample).map { location in
        profile.lines(of: location)
          .map { profile.names.text(of: profile.functions[$0.function].name) }.joined()
      }
      let labels = profile.samples.labels(sample).map { label in
        if case .text(let text) = label.value { " " + profile.names.text(of: text) } else { "" }
      }
      let values = profile.samples.values(sample).map { "=\($0)" }
      return frames.joined(separator: " ") + (values + labels).joined()
    }
  }

  @Test func `samples keep their order, stacks and labels when others between them go`() throws {
    let first = profile([
      ("z", 0, "gone"), ("a b c", 1, "x"), ("a b c", 2, "x"), ("", 3, ""), ("a b c", 4, "y"),
    ])
    let second = profile([
      ("c", 5, ""), ("y y", 0, "y"), ("a b c", 6, "y"), ("d c", 7, "x"), ("c", 8, ""),
    ])
    let merged = try Profile.combining([first, second])
    #expect(texts(merged) == ["a b c=3 x", "=3", "a b c=10 y", "c=13", "d c=7 x"])
    #expect(merged.functions.map { merged.names.text(of: $0.name) } == ["a", "b", "c", "d"])
    #expect(merged.functions.map(\.id) == [1, 2, 3, 4])
    #expect(merged.locations.map(\.id) == [1, 2, 3, 4])
  }

  @Test func `rows are numbered anew when what named the first of them has cancelled out`() throws {
    let source = profile([("a b", 5, ""), ("c b", 1, "x")])
    let rest = try source.subtracting(profile([("a b", 5, ""), ("d", 2, "y")]), .plain)
    #expect(texts(rest) == ["c b=1 x", "d=-2 y"])
    #expect(rest.functions.map { rest.names.text(of: $0.name) } == ["c", "b", "d"])
    #expect(rest.lines.map(\.function.position) == [0, 1, 2])
  }

  @Test func `a profile minus itself is empty`() throws {
    let source = profile([("a b", 5, "x"), ("", 3, ""), ("b", -1, "")])
    let nothing = try source.subtracting(source, .plain)
    #expect(nothing.samples.isEmpty)
    #expect(nothing.samples.stackLocations.isEmpty && nothing.samples.labels.isEmpty)
    #expect(nothing.locations.isEmpty && nothing.lines.isEmpty && nothing.functions.isEmpty)
  }

  @Test func `merging leaves the profiles as they were`() throws {
    let first = profile([("a", 0, ""), ("a b", 1, "x"), ("a b", 2, "x")])
    let second = profile([("b", 3, "y"), ("a b", 4, "x")])
    let before = [texts(first), texts(second)]
    _ = try Profile.combining([first, second])
    _ = try first.subtracting(second, .difference)
    #expect([texts(first), texts(second)] == before)
  }

  @Test func `one after the other is all at once`() throws {
    var sources: [Profile] = []
    for seed in 0..<5 {
      sources.append(
        profile(
          (0..<40).map { sample in
            let number = (seed * 31 + sample * 17) % 23
            let stack = (0..<number % 4).map { "f\((number + $0) % 6)" }
            return (stack.joined(separator: " "), Int64(number % 5), number % 3 == 0 ? "l" : "")
          }))
    }
    let atOnce = try Profile.combining(sources)
    var running = sources[0]
    for source in sources.dropFirst() { running = try Profile.combining([running, source]) }
    #expect(texts(running) == texts(atOnce))
    #expect(running.encoded() == atOnce.encoded())
  }

  @Test func `names of another table keep their indices only in an empty one`() {
    var other = NameTable()
    let (a, b) = (other.index(of: "a"), other.index(of: "b"))
    var empty = NameTable()
    #expect(empty.enter(other) == [Name.empty, a, b])
    var table = NameTable()
    _ = table.index(of: "b")
    let names = table.enter(other)
    #expect(names.map { table.text(of: $0) } == ["", "a", "b"])
    #expect(names[b.position] != b)
  }
}
