/// Writes profile.proto.
///
/// The string table is made anew in the order in which pprof visits strings, so that what pprof
/// has encoded and swprof has decoded is encoded to the same bytes again.
struct ProfileEncoder {
  private let profile: Profile
  /// The ids of the locations: in a column of their own they stay in the cache while stacks are
  /// written.
  private let locationIDs: [UInt64]
  private var strings: FileStrings

  init(_ profile: Profile) {
    self.profile = profile
    locationIDs = profile.locations.map(\.id)
    strings = FileStrings(nameCount: profile.names.count)
  }

  /// Hands on the encoded profile, not compressed, in pieces.
  mutating func encode(_ emit: ([UInt8]) throws -> Void) rethrows {
    var output = WireWriter()
    for type in profile.sampleTypes {
      output.message(1) { valueType(type, &$0) }
      try output.emitIfLarge(emit)
    }
    for sample in profile.samples.indices {
      output.message(2) { self.sample(sample, &$0) }
      try output.emitIfLarge(emit)
    }
    for mapping in profile.mappings {
      output.message(3) { self.mapping(mapping, &$0) }
      try output.emitIfLarge(emit)
    }
    for location in profile.locations {
      output.message(4) { self.location(location, &$0) }
      try output.emitIfLarge(emit)
    }
    for function in profile.functions {
      output.message(5) { self.function(function, &$0) }
      try output.emitIfLarge(emit)
    }
    // The header's strings come into the table before it is written, its fields after it.
    var header = WireWriter()
    self.header(&header)
    for name in strings.order {
      output.bytes(6, profile.names[name])
      try output.emitIfLarge(emit)
    }
    output.append(header)
    try output.emitAll(emit)
  }

  private mutating func header(_ header: inout WireWriter) {
    header.integer(7, strings.number(profile.dropFrames))
    header.integer(8, strings.number(profile.keepFrames))
    header.integer(9, profile.timeNanoseconds)
    header.integer(10, profile.durationNanoseconds)
    let type = strings.number(profile.periodType.type)
    let unit = strings.number(profile.periodType.unit)
    if type != 0 || unit != 0 {
      header.message(11) {
        $0.integer(1, type)
        $0.integer(2, unit)
      }
    }
    header.integer(12, profile.period)
    header.integers(13, profile.comments.map { UInt64(strings.number($0)) })
    header.integer(14, strings.number(profile.defaultSampleType), evenIfZero: true)
    header.integer(15, strings.number(profile.documentationURL))
  }

  private mutating func valueType(_ type: ValueType, _ message: inout WireWriter) {
    message.integer(1, strings.number(type.type))
    message.integer(2, strings.number(type.unit))
  }

  private mutating func sample(_ sample: SampleIndex, _ message: inout WireWriter) {
    let (samples, ids) = (profile.samples, locationIDs)
    message.integers(1, samples.stack(sample).lazy.map { ids[$0.position] })
    message.integers(2, samples.values(sample).lazy.map { UInt64(bitPattern: $0) })
    for label in samples.labels(sample) {
      message.message(3) {
        $0.integer(1, strings.number(label.key))
        switch label.value {
        case .text(let text): $0.integer(2, strings.number(text))
        case .number(let number, let unit):
          $0.integer(3, number)
          if let unit { $0.integer(4, strings.number(unit)) }
        }
      }
    }
  }

  private mutating func mapping(_ mapping: Mapping, _ message: inout WireWriter) {
    message.integer(1, mapping.id)
    message.integer(2, mapping.start)
    message.integer(3, mapping.limit)
    message.integer(4, mapping.offset)
    message.integer(5, strings.number(mapping.file))
    message.integer(6, strings.number(mapping.buildID))
    message.flag(7, mapping.symbols.contains(.functions))
    message.flag(8, mapping.symbols.contains(.filenames))
    message.flag(9, mapping.symbols.contains(.lineNumbers))
    message.flag(10, mapping.symbols.contains(.inlineFrames))
  }

  private func location(_ location: Location, _ message: inout WireWriter) {
    message.integer(1, location.id)
    message.integer(2, location.mapping.map { profile.mappings[$0].id } ?? 0)
    message.integer(3, location.address)
    for line in profile.lines[location.lines.positions] {
      message.message(4) {
        $0.integer(1, profile.functions[line.function].id)
        $0.integer(2, line.line)
        $0.integer(3, line.column)
      }
    }
    message.flag(5, location.isFolded)
  }

  private mutating func function(_ function: Function, _ message: inout WireWriter) {
    message.integer(1, function.id)
    message.integer(2, strings.number(function.name))
    message.integer(3, strings.number(function.systemName))
    message.integer(4, strings.number(function.filename))
    message.integer(5, function.startLine)
  }
}

/// The string table being written: names in the order of their first use, the empty one first.
private struct FileStrings {
  private(set) var order = [Name.empty]
  /// By name, its number + 1 in the table.
  private var numbers: [Int64]

  init(nameCount: Int) {
    numbers = [Int64](repeating: 0, count: nameCount)
    numbers[Name.empty.position] = 1
  }

  mutating func number(_ name: NameIndex) -> Int64 {
    if numbers[name.position] == 0 {
      order.append(name)
      numbers[name.position] = Int64(order.count)
    }
    return numbers[name.position] - 1
  }
}
