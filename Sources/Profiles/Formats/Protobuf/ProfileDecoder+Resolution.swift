// From the numbers of the file to indices, once all of it has been read. Order of the checks is
// pprof's: string indices first, then samples, mappings, functions and locations.

import Bytes

extension ProfileDecoder {
  mutating func resolved() throws(ProfileDecodingError) -> Profile {
    var profile = Profile()
    swap(&profile, &self.profile)
    try resolveNames(&profile)
    try checkValues(&profile)
    let locations = IdentifierMap(profile.locations, id: \.id)
    try resolveStacks(&profile, locations)
    try check(.mapping, IdentifierMap(profile.mappings, id: \.id))
    let functions = IdentifierMap(profile.functions, id: \.id)
    try check(.function, functions)
    try check(.location, locations)
    try resolveLines(&profile, functions)
    resolveMappings(&profile)
    return profile
  }

  // MARK: Names

  private func resolveNames(_ profile: inout Profile) throws(ProfileDecodingError) {
    for position in profile.sampleTypes.indices { try resolve(&profile.sampleTypes[position]) }
    try resolve(&profile.periodType)
    for position in profile.comments.indices { try resolve(&profile.comments[position]) }
    try resolve(&profile.defaultSampleType)
    try resolve(&profile.documentationURL)
    try resolve(&profile.dropFrames)
    try resolve(&profile.keepFrames)
    for position in profile.functions.indices {
      try resolve(&profile.functions[position].name)
      try resolve(&profile.functions[position].systemName)
      try resolve(&profile.functions[position].filename)
    }
    for position in profile.mappings.indices {
      try resolve(&profile.mappings[position].file)
      try resolve(&profile.mappings[position].buildID)
      profile.noteKernelRelocationSymbol(position)
    }
    try resolveLabels(&profile)
  }

  private func resolve(_ type: inout ValueType) throws(ProfileDecodingError) {
    try resolve(&type.type)
    try resolve(&type.unit)
  }

  /// Replaces an index into the file's strings by one into the profile's names.
  private func resolve(_ name: inout NameIndex) throws(ProfileDecodingError) {
    guard name.position < strings.count else {
      let problem = WireFault.Problem.stringIndex(Int64(name.position), count: strings.count)
      throw ProfileDecodingError(.wire(WireFault(problem: problem, offset: 0)))
    }
    name = strings[name.position]
  }

  private func resolveLabels(_ profile: inout Profile) throws(ProfileDecodingError) {
    guard !profile.samples.labels.isEmpty else { return }
    for position in profile.samples.labels.indices {
      try resolve(&profile.samples.labels[position].key)
      switch profile.samples.labels[position].value {
      case .text(var text):
        try resolve(&text)
        profile.samples.labels[position].value = .text(text)
      case .number(let number, unit: var unit?):
        try resolve(&unit)
        profile.samples.labels[position].value = .number(number, unit: unit)
      case .number: break
      }
    }
    for sample in profile.samples.indices {
      let range = profile.samples.labelRange(sample)
      // Most samples have no label; a call for each of these was 0.3 % of `top`.
      if range.count < 2 || profile.names.areInLabelOrder(profile.samples.labels, range) {
        continue
      }
      let ordered = profile.names.inLabelOrder(profile.samples.labels[range])
      for (position, label) in zip(range, ordered) { profile.samples.labels[position] = label }
    }
  }

  // MARK: References between rows

  private func checkValues(_ profile: inout Profile) throws(ProfileDecodingError) {
    let typeCount = profile.sampleTypes.count
    guard !profile.samples.isEmpty else {
      profile.samples.valueCount = typeCount
      return
    }
    if typeCount == 0 { throw ProfileDecodingError(.missingSampleTypes) }
    let first = (sample: SampleIndex(0), values: profile.samples.valueCount)
    let uneven = first.values != typeCount ? first : unevenSample
    if let uneven {
      throw ProfileDecodingError(
        .valueCount(uneven.values, types: typeCount, sample: uneven.sample))
    }
  }

  private func resolveStacks(
    _ profile: inout Profile, _ locations: IdentifierMap
  ) throws(ProfileDecodingError) {
    let count = UInt32(profile.locations.count)
    var stacks = profile.samples.stackLocations.mutableSpan
    for position in stacks.indices {
      let provisional = stacks[position].rawValue
      if locations.isCounting, provisional &- 1 < count {
        stacks[position] = LocationIndex(rawValue: provisional &- 1)
      } else if let location = locations.position(of: locationIDs.id(provisional)) {
        stacks[position] = LocationIndex(rawValue: location)
      } else {
        let sample = profile.samples.stackStarts.partitioningIndex { $0 > position } - 1
        throw ProfileDecodingError(
          .unknownLocation(locationIDs.id(provisional), sample: SampleIndex(sample)))
      }
    }
  }

  private func check(
    _ table: ProfileDecodingError.Table, _ identifiers: IdentifierMap
  ) throws(ProfileDecodingError) {
    if identifiers.position(of: 0) != nil { throw ProfileDecodingError(.reservedID(table)) }
    if let id = identifiers.repeated { throw ProfileDecodingError(.repeatedID(id, table)) }
  }

  private func resolveLines(
    _ profile: inout Profile, _ functions: IdentifierMap
  ) throws(ProfileDecodingError) {
    for position in profile.lines.indices {
      let id = functionIDs.id(profile.lines[position].function.rawValue)
      guard let function = functions.position(of: id) else {
        let location = profile.locations.first { $0.lines.positions.contains(position) }
        throw ProfileDecodingError(.unknownFunction(id, location: location?.id ?? 0))
      }
      profile.lines[position].function = FunctionIndex(rawValue: function)
    }
  }

  /// A mapping that does not exist is no mapping, as pprof has it.
  private func resolveMappings(_ profile: inout Profile) {
    let mappings = IdentifierMap(profile.mappings, id: \.id)
    for position in profile.locations.indices {
      profile.locations[position].mapping =
        mappings.position(of: locationMappings[position]).map(MappingIndex.init(rawValue:))
    }
  }
}

extension Profile {
  /// Splits the symbol off `[kernel.kallsyms]_text`.
  fileprivate mutating func noteKernelRelocationSymbol(_ mapping: Int) {
    let file = names.copy(of: mappings[mapping].file)
    let prefix = "[kernel.kallsyms]".utf8
    guard file.starts(with: prefix) else { return }
    mappings[mapping].kernelRelocationSymbol =
      names.index(of: Array(file.dropFirst(prefix.count)))
  }
}
