import Profiles

/// Where a binary has the sampled addresses of its mapping.
struct PlacedAddresses {
  struct Entry {
    /// In the binary's own numbering.
    let address: UInt64
    /// The position among all sampled addresses.
    let row: Int
  }

  /// In order of addresses.
  let entries: [Entry]
  private let sampled: SampledAddresses
  private let mapping: MappingIndex

  /// Has no entries where the binary cannot be read.
  init(_ sampled: SampledAddresses, _ request: BinaryRequest, _ answer: BinaryAnswer) {
    self.sampled = sampled
    mapping = request.mapping
    guard case .known(let places) = answer else {
      entries = []
      return
    }
    entries = zip(request.addresses, places.addresses).compactMap { address, place in
      place.map { Entry(address: $0, row: sampled.position(of: address)) }
    }
    .sorted { ($0.address, $0.row) < ($1.address, $1.row) }
  }

  /// The addresses of interest that are near each other, with some code round them.
  func ranges(in mapping: Mapping) -> [(request: CodeRequest, flat: Int64)] {
    var ranges: [(first: Entry, last: Entry, flat: Int64)] = []
    for entry in entries where sampled.rows[entry.row].isMarked {
      let flat = sampled.rows[entry.row].flat.wrappingMagnitude
      if let last = ranges.last?.last, entry.address - last.address <= Self.largestGap {
        ranges[ranges.count - 1].last = entry
        ranges[ranges.count - 1].flat &+= flat
      } else {
        ranges.append((entry, entry, flat))
      }
    }
    return ranges.map { first, last, flat in
      // A mapping without addresses stands for the whole program.
      let isWhole = mapping.start >= mapping.limit
      let before =
        isWhole ? first.address : sampled.rows[first.row].address &- mapping.start
      let after =
        isWhole ? .max - last.address : mapping.limit &- sampled.rows[last.row].address &- 1
      let start = first.address - min(Self.margin, before, first.address)
      let end = last.address + min(Self.margin, after, .max - last.address)
      return (CodeRequest(mapping: self.mapping, addresses: start...end, detail: .frames), flat)
    }
  }

  /// How far apart the addresses of one range may be, and how much more than these is shown on both
  /// sides; both as in pprof.
  private static let largestGap: UInt64 = 1000
  private static let margin: UInt64 = 500
}
