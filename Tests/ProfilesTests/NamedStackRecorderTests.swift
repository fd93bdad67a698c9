import Testing

@testable import Profiles

@Suite struct NamedStackRecorderTests {
  private var recorder = NamedStackRecorder(sampleTypes: [("samples", "count")])

  @Test mutating func `a name has one location and one function`() {
    let (main, parse) = (recorder.location("main"), recorder.location("parse"))
    recorder.addSample(stack: [parse, main], values: [17])
    recorder.addSample(stack: [recorder.location("main")], values: [2])
    let profile = recorder.profile
    #expect(profile.locations.map(\.id) == [1, 2])
    #expect(profile.functions.map { profile.names.text(of: $0.name) } == ["main", "parse"])
    #expect(profile.samples.stackLocations == [parse, main, main])
    #expect(profile.samples.values == [17, 2])
  }

  @Test mutating func `an inlined frame is a line of its caller's location`() {
    let inner = NamedFrame(name: recorder.profile.names.index(of: "inner"), line: 3)
    let outer = NamedFrame(name: recorder.profile.names.index(of: "outer"))
    let both = recorder.location(of: [inner, outer])
    let profile = recorder.profile
    #expect(profile.lines(of: both).map(\.line) == [3, 0])
    #expect(recorder.location(of: [outer]) != both)
    #expect(recorder.location(of: [inner, outer]) == both)
    #expect(recorder.profile.functions.count == 2)
  }

  @Test mutating func `the same frame in two files of the machine is two locations`() {
    let names = ["[kernel.kallsyms]", "libc.so.6"].map { recorder.profile.names.index(of: $0) }
    for (position, name) in names.enumerated() {
      recorder.profile.mappings.append(Mapping(id: UInt64(position + 1)))
      recorder.profile.mappings[position].file = name
    }
    let frame = NamedFrame(name: recorder.profile.names.index(of: "memcpy"))
    let locations = [MappingIndex(0), MappingIndex(1)].map {
      recorder.location(of: [frame], mapping: $0)
    }
    #expect(locations[0] != locations[1])
    #expect(recorder.profile.locations.map(\.mapping) == [MappingIndex(0), MappingIndex(1)])
    #expect(recorder.profile.functions.count == 1)
  }

  @Test mutating func `labels come in any order`() throws {
    let names = ["thread", "cpu"].map { recorder.profile.names.index(of: $0) }
    let text = Label(key: names[0], value: .text(names[1]))
    let number = Label(key: names[1], value: .number(3, unit: nil))
    recorder.addSample(stack: [], values: [1], labels: [number, text])
    #expect(Array(recorder.profile.samples.labels) == [text, number])
    let again = try Profile(decoding: recorder.profile.encoded())
    #expect(again.samples.values == [1])
  }
}
