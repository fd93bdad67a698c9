// Merging: samples with the same stack and labels add up, and everything they name is numbered anew
// in the order of first use.
//
// Rows are equal by content, not by id: each table has a `RowTable` over the content of the rows of
// the result. A row of a source is looked up once; after that, arrays from source index to result
// index answer, so the cost of a sample is one hash of its stack. The rules of equality, with all
// their oddities, are pprof's.

/// Collects the samples of several profiles.
struct ProfileMerger {
  private(set) var result: Profile

  private let seed = RowHash.randomSeed()
  private var mappingRows = RowTable()
  private var functionRows = RowTable()
  private var locationRows = RowTable()
  private var sampleRows = RowTable()

  /// - Parameter first: Gives the sample types and the fields that only one profile can give.
  init(like first: Profile) {
    result = Profile()
    result.names = first.names
    result.sampleTypes = first.sampleTypes
    result.periodType = first.periodType
    result.dropFrames = first.dropFrames
    result.keepFrames = first.keepFrames
    result.samples = SampleTable(valueCount: first.sampleTypes.count)
  }

  mutating func add(_ source: Profile) {
    var transfer = Transfer(source, names: &result.names)
    addHeader(source, transfer)
    if result.mappings.isEmpty, !source.mappings.isEmpty {
      _ = mapping(MappingIndex(0), source, &transfer)
    }
    var stack: [LocationIndex] = []
    for sample in 0..<source.samples.count {
      let values = source.samples.values(sample)
      if values.allSatisfy({ $0 == 0 }) { continue }
      stack.removeAll(keepingCapacity: true)
      for location in source.samples.stack(sample) {
        stack.append(self.location(location, source, &transfer))
      }
      let labels = source.samples.labels(sample).map { $0.renamed(by: transfer.names) }
      addSample(stack, values, labels)
    }
  }

  /// Whether values have cancelled out in some sample.
  var hasZeroSample: Bool {
    (0..<result.samples.count).contains { result.samples.values($0).allSatisfy { $0 == 0 } }
  }

  private mutating func addHeader(_ source: Profile, _ transfer: Transfer) {
    if result.timeNanoseconds == 0 || source.timeNanoseconds < result.timeNanoseconds {
      result.timeNanoseconds = source.timeNanoseconds
    }
    result.durationNanoseconds &+= source.durationNanoseconds
    if result.period == 0 || source.period > result.period { result.period = source.period }
    for comment in source.comments {
      let comment = transfer.names[comment.position]
      if !result.comments.contains(comment) { result.comments.append(comment) }
    }
    if result.defaultSampleType.isEmpty {
      result.defaultSampleType = transfer.names[source.defaultSampleType.position]
    }
    if result.documentationURL.isEmpty {
      result.documentationURL = transfer.names[source.documentationURL.position]
    }
  }

  // MARK: Samples

  private mutating func addSample(
    _ stack: [LocationIndex], _ values: ArraySlice<Int64>, _ labels: [Label]
  ) {
    var hash = RowHash(seed: seed)
    for location in stack { hash.combine(location) }
    for label in labels { hash.combine(label) }
    let known = sampleRows.row(hash: hash.value) { row in
      result.samples.stack(row).elementsEqual(stack)
        && result.samples.labels(row).elementsEqual(labels)
    }
    guard let known else {
      sampleRows.insert(result.samples.count, hash: hash.value)
      result.samples.append(stack: stack, values: values, labels: labels)
      return
    }
    for (position, value) in zip(result.samples.valueRange(known), values) {
      result.samples.values[position] &+= value
    }
  }

  // MARK: Locations

  private mutating func location(
    _ index: LocationIndex, _ source: Profile, _ transfer: inout Transfer
  ) -> LocationIndex {
    if let known = transfer.locations[index.position] { return known }
    var location = source.locations[index]
    if let own = location.mapping {
      let mapping = mapping(own, source, &transfer)
      location.mapping = mapping
      location.address &+= result.mappings[mapping].start &- source.mappings[own].start
    }
    let lines = source.lines[location.lines.positions].map { line in
      var line = line
      line.function = function(line.function, source, &transfer)
      return line
    }
    let merged = row(of: location, lines)
    transfer.locations[index.position] = merged
    return merged
  }

  private mutating func row(of location: Location, _ lines: [Line]) -> LocationIndex {
    var hash = RowHash(seed: seed)
    hash.combine(relativeAddress(location))
    hash.combine(UInt64(location.mapping?.rawValue ?? .max))
    for line in lines {
      hash.combine(line.function)
      hash.combine(line.line)
    }
    let known = locationRows.row(hash: hash.value) { row in
      let other = result.locations[row]
      return other.mapping == location.mapping && other.isFolded == location.isFolded
        && relativeAddress(other) == relativeAddress(location)
        && Self.areEqual(result.lines[other.lines.positions], lines)
    }
    if let known { return LocationIndex(known) }
    let row = result.locations.count
    locationRows.insert(row, hash: hash.value)
    var location = location
    location.id = UInt64(row + 1)
    location.lines = LineRange(result.lines.count..<result.lines.count + lines.count)
    result.lines += lines
    result.locations.append(location)
    return LocationIndex(row)
  }

  private func relativeAddress(_ location: Location) -> UInt64 {
    location.address &- (location.mapping.map { result.mappings[$0].start } ?? 0)
  }

  /// Only the column of the last line counts.
  private static func areEqual(_ first: ArraySlice<Line>, _ second: [Line]) -> Bool {
    first.elementsEqual(second) { $0.function == $1.function && $0.line == $1.line }
      && first.last?.column == second.last?.column
  }

  // MARK: Functions and mappings

  private mutating func function(
    _ index: FunctionIndex, _ source: Profile, _ transfer: inout Transfer
  ) -> FunctionIndex {
    if let known = transfer.functions[index.position] { return known }
    var function = source.functions[index]
    function.name = transfer.names[function.name.position]
    function.systemName = transfer.names[function.systemName.position]
    function.filename = transfer.names[function.filename.position]
    var hash = RowHash(seed: seed)
    hash.combine(function.name)
    hash.combine(function.systemName)
    hash.combine(function.filename)
    hash.combine(function.startLine)
    let known = functionRows.row(hash: hash.value) { row in
      function.id = result.functions[row].id
      return function == result.functions[row]
    }
    let merged = known ?? result.functions.count
    if known == nil {
      functionRows.insert(merged, hash: hash.value)
      function.id = UInt64(merged + 1)
      result.functions.append(function)
    }
    transfer.functions[index.position] = FunctionIndex(merged)
    return FunctionIndex(merged)
  }

  private mutating func mapping(
    _ index: MappingIndex, _ source: Profile, _ transfer: inout Transfer
  ) -> MappingIndex {
    if let known = transfer.mappings[index.position] { return known }
    var mapping = source.mappings[index]
    mapping.file = transfer.names[mapping.file.position]
    mapping.buildID = transfer.names[mapping.buildID.position]
    mapping.kernelRelocationSymbol = transfer.names[mapping.kernelRelocationSymbol.position]
    let identity = mapping.identity
    var hash = RowHash(seed: seed)
    hash.combine(identity.size)
    hash.combine(identity.offset)
    hash.combine(identity.name)
    let known = mappingRows.row(hash: hash.value) { result.mappings[$0].identity == identity }
    let merged = known ?? result.mappings.count
    if known == nil {
      mappingRows.insert(merged, hash: hash.value)
      mapping.id = UInt64(merged + 1)
      result.mappings.append(mapping)
    }
    transfer.mappings[index.position] = MappingIndex(merged)
    return MappingIndex(merged)
  }
}

/// Where the rows of one source went.
private struct Transfer {
  var names: [NameIndex]
  var locations: [LocationIndex?]
  var functions: [FunctionIndex?]
  var mappings: [MappingIndex?]

  init(_ source: Profile, names: inout NameTable) {
    self.names = (0..<source.names.count).map { names.index(of: source.names[NameIndex($0)]) }
    locations = Array(repeating: nil, count: source.locations.count)
    functions = Array(repeating: nil, count: source.functions.count)
    mappings = Array(repeating: nil, count: source.mappings.count)
  }
}

extension Mapping {
  /// What makes two mappings the same: size in pages, offset, and build id or else file.
  fileprivate var identity: MappingIdentity {
    MappingIdentity(
      size: (limit &- start &+ 0xfff) & ~0xfff, offset: offset,
      name: buildID.isEmpty ? file : buildID)
  }
}

private struct MappingIdentity: Equatable {
  let size: UInt64
  let offset: UInt64
  let name: NameIndex
}

extension Label {
  func renamed(by names: [NameIndex]) -> Label {
    let value: Value =
      switch value {
      case .text(let text): .text(names[text.position])
      case .number(let number, let unit): .number(number, unit: unit.map { names[$0.position] })
      }
    return Label(key: names[key.position], value: value)
  }
}

extension RowHash {
  fileprivate mutating func combine(_ label: Label) {
    combine(label.key)
    switch label.value {
    case .text(let text): combine(text)
    case .number(let number, let unit):
      combine(number)
      combine(UInt64(unit?.rawValue ?? .max))
    }
  }
}
