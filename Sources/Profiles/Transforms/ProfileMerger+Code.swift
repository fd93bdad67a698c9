// The code that samples name, in the tables of the result: each row is looked for by content when a
// sample first names it, and entered when it is new.

/// The rows of one source and where they went.
struct Transfer {
  /// Its names and samples have been taken out.
  let source: Profile
  fileprivate let names: [NameIndex]
  fileprivate(set) var locations: [LocationIndex]
  fileprivate var functions: [FunctionIndex?]
  fileprivate var mappings: [MappingIndex?]

  /// Where a location went that no sample has named so far.
  static let isUnknown = LocationIndex(rawValue: .max)

  /// - Parameter names: Where its names went.
  init(_ source: consuming Profile, names: [NameIndex]) {
    self.names = names
    locations = Array(repeating: Self.isUnknown, count: source.locations.count)
    functions = Array(repeating: nil, count: source.functions.count)
    mappings = Array(repeating: nil, count: source.mappings.count)
    self.source = source
  }
}

extension ProfileMerger {
  // MARK: Locations

  /// Enters a location that has not been met.
  mutating func location(_ index: LocationIndex, _ transfer: inout Transfer) -> LocationIndex {
    var location = transfer.source.locations[index]
    if let own = location.mapping {
      let mapping = mapping(own, &transfer)
      location.mapping = mapping
      location.address &+= result.mappings[mapping].start &- transfer.source.mappings[own].start
    }
    let firstLine = result.lines.count
    for position in location.lines.positions {
      var line = transfer.source.lines[position]
      line.function = function(line.function, &transfer)
      result.lines.append(line)
    }
    location.lines = LineRange(firstLine..<result.lines.count)
    let merged = row(of: location)
    transfer.locations[index.position] = merged
    return merged
  }

  /// The row of a location whose lines are the last ones of the result; they go if it is known.
  private mutating func row(of location: Location) -> LocationIndex {
    var hash = RowHash(seed: seed)
    hash.combine(relativeAddress(location))
    hash.combine(UInt64(location.mapping?.rawValue ?? .max))
    for position in location.lines.positions {
      hash.combine(result.lines[position].function)
      hash.combine(result.lines[position].line)
    }
    let known = locationRows.row(hash: hash.value) { row in
      let other = result.locations[row]
      return other.mapping == location.mapping && other.isFolded == location.isFolded
        && relativeAddress(other) == relativeAddress(location)
        && areEqual(other.lines, location.lines)
    }
    if let known {
      result.lines.removeLast(location.lines.positions.count)
      return LocationIndex(known)
    }
    let row = result.locations.count
    locationRows.insert(row, hash: hash.value)
    result.locations.append(location)
    result.locations[row].id = UInt64(row + 1)
    return LocationIndex(row)
  }

  private func relativeAddress(_ location: Location) -> UInt64 {
    location.address &- (location.mapping.map { result.mappings[$0].start } ?? 0)
  }

  /// Only the column of the last line counts.
  private func areEqual(_ first: LineRange, _ second: LineRange) -> Bool {
    guard first.count == second.count else { return false }
    for (first, second) in zip(first.positions, second.positions) {
      let (first, second) = (result.lines[first], result.lines[second])
      if first.function != second.function || first.line != second.line { return false }
    }
    guard let first = first.positions.last, let second = second.positions.last else { return true }
    return result.lines[first].column == result.lines[second].column
  }

  // MARK: Functions and mappings

  private mutating func function(
    _ index: FunctionIndex, _ transfer: inout Transfer
  ) -> FunctionIndex {
    if let known = transfer.functions[index.position] { return known }
    var function = transfer.source.functions[index]
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

  mutating func mapping(_ index: MappingIndex, _ transfer: inout Transfer) -> MappingIndex {
    if let known = transfer.mappings[index.position] { return known }
    var mapping = transfer.source.mappings[index]
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
