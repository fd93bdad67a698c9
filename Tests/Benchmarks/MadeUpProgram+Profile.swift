import Profiles
import RandomNumbers

extension MadeUpProgram {
  /// A CPU profile of the program: so many samples, labels on a quarter of them.
  func profile(sampleCount: Int, seed: UInt64) -> Profile {
    var numbers = SeededNumbers(seed: seed)
    var builder = ProfileBuilder(sampleTypes: [("samples", "count"), ("cpu", "nanoseconds")])
    builder.setHeader(
      timeNanoseconds: 1_790_000_000_000_000_000, durationNanoseconds: 600_000_000_000,
      periodType: ("cpu", "nanoseconds"), period: periodNanoseconds)
    let locations = addCode(to: &builder, &numbers)
    let labels = LabelMaker(&builder)
    for _ in 0..<sampleCount {
      let count = Int64(1 + numbers.rank(below: 50))
      builder.addSample(
        stack: stack(&numbers).map { locations[$0] }, values: [count, count * periodNanoseconds],
        labels: numbers.happens(percent: 25) ? labels.labels(&numbers) : [])
    }
    return builder.profile
  }

  /// Adds the mappings and functions, and a location for each call site; returns the locations.
  private func addCode(
    to builder: inout ProfileBuilder, _ numbers: inout SeededNumbers
  ) -> [LocationIndex] {
    let rows = functions.map {
      builder.addFunction(
        name: $0.name.name, systemName: $0.name.systemName, filename: $0.name.filename,
        startLine: Int64($0.startLine))
    }
    var locations: [LocationIndex] = []
    for mapping in mappings {
      let sites = sites[siteRange(of: mapping)]
      let row = builder.addMapping(
        start: mapping.start, limit: (sites.last?.address ?? mapping.start) + 0x1000,
        file: mapping.file, buildID: mapping.buildID,
        symbols: [.functions, .filenames, .lineNumbers, .inlineFrames])
      for site in sites {
        let lines = (site.inlined + [site.function]).map {
          Line(
            function: rows[$0], line: Int64(functions[$0].startLine + numbers.number(below: 120)))
        }
        locations.append(
          builder.addLocation(address: site.address, mapping: row, lines: lines))
      }
    }
    return locations
  }

  private func siteRange(of mapping: Mapping) -> Range<Int> {
    let (first, last) = (mapping.functions.lowerBound, mapping.functions.upperBound - 1)
    return functions[first].sites.lowerBound..<functions[last].sites.upperBound
  }
}

private let periodNanoseconds: Int64 = 10_000_000

/// Makes the labels of one sample: which request, and how many bytes it carried.
private struct LabelMaker {
  private let request: NameIndex
  private let bytes: NameIndex
  private let paths: [NameIndex]

  init(_ builder: inout ProfileBuilder) {
    request = builder.name("request")
    bytes = builder.name("bytes")
    paths = (0..<300).map { builder.name("/v2/accounts/\($0 * 7919 % 1000)/entries") }
  }

  func labels(_ numbers: inout SeededNumbers) -> [Label] {
    [
      Label(key: request, value: .text(paths[numbers.rank(below: paths.count)])),
      Label(key: bytes, value: .number(64 << Int64(numbers.number(below: 14)), unit: bytes)),
    ]
  }
}
