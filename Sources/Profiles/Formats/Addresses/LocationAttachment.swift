// Which mapping does each address belong to?
//
// In pprof's words: the first mapping that holds the address; else the first whose file, by its
// offset, began before the address, which is then extended down to that; else a catch-all that is
// added at the end. Searching the list for each address would take time in proportion to the
// product, and both lists come from the file. So the addresses are sorted and two indices over
// them hold, for each address, the mappings with it in order: those that hold it, and those that
// would after extension. That is O((*l* + *m*) log *l*) for *l* locations and *m* mappings.
//
// The catch-all is in the list as well. Once it is there it holds every address but the very last,
// so nothing is extended any more, and that last address belongs to it all the same.

import Bytes

extension Profile {
  /// Gives each location that has an address but no mapping its mapping, and numbers mappings.
  mutating func attachLocations() {
    repairFirstMapping()
    var search = MappingSearch(mappings: mappings, addresses: locations.map(\.address))
    for location in locations.indices where locations[location].mapping == nil {
      let address = locations[location].address
      if address != 0 { locations[location].mapping = search.mapping(at: address) }
    }
    mappings = search.mappings
    for position in mappings.indices { mappings[position].id = UInt64(position + 1) }
  }

  private mutating func repairFirstMapping() {
    if mappings.count > 1, names[mappings[0].file].hasPrefix("/anon_hugepage"),
      mappings[0].limit == mappings[1].start
    {
      mappings.removeFirst()
    }
    // Where Linux loads programs that are not position-independent.
    let usualStart: UInt64 = 0x400000
    if let first = mappings.first, first.start &- first.offset == usualStart {
      mappings[0].start = usualStart
      mappings[0].offset = 0
    }
  }
}

/// Finds the mappings of addresses, all of which are known before the search.
private struct MappingSearch {
  private(set) var mappings: [Mapping]
  private let addresses: [UInt64]
  private var holding: RangeIndex
  private var extendable: RangeIndex
  private var catchAll: MappingIndex?

  init(mappings: [Mapping], addresses: [UInt64]) {
    self.mappings = mappings
    self.addresses = addresses.sorted()
    holding = RangeIndex(pointCount: addresses.count)
    extendable = RangeIndex(pointCount: addresses.count)
    for (position, mapping) in mappings.enumerated().reversed() {
      holding.insert(position, points: points(from: mapping.start, to: mapping.limit))
      if mapping.offset != 0 {
        let start = mapping.start &- mapping.offset
        extendable.insert(position, points: points(from: start, to: mapping.start))
      }
    }
  }

  /// The mapping of one of the addresses.
  mutating func mapping(at address: UInt64) -> MappingIndex {
    let point = point(of: address)
    let held = holding.first(at: point) { _ in true }
    if let held { return MappingIndex(held) }
    if let catchAll { return catchAll }
    if let extended = extendable.first(at: point, where: { mappings[$0].offset != 0 }) {
      mappings[extended].start &-= mappings[extended].offset
      mappings[extended].offset = 0
      let (start, limit) = (mappings[extended].start, mappings[extended].limit)
      holding.insert(extended, points: points(from: start, to: limit))
      return MappingIndex(extended)
    }
    var mapping = Mapping(id: UInt64(mappings.count + 1))
    mapping.limit = .max
    let added = MappingIndex(mappings.count)
    mappings.append(mapping)
    catchAll = added
    return added
  }

  /// The addresses from `start` to before `limit`; an empty range if `limit` is lower.
  private func points(from start: UInt64, to limit: UInt64) -> Range<Int> {
    start < limit ? point(of: start)..<point(of: limit) : 0..<0
  }

  /// How many addresses are lower.
  private func point(of address: UInt64) -> Int {
    addresses.partitioningIndex { $0 >= address }
  }
}
