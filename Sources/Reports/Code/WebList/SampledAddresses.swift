import Bytes
import CallGraphs
import Profiles

/// What was sampled at each address, and which of the addresses and functions are of interest.
struct SampledAddresses: Sendable {
  struct Row: Sendable {
    let address: UInt64
    /// `nil` where the profile has no address, and a number stands for it.
    let mapping: MappingIndex?
    /// A location at the address, one of interest if there is any.
    fileprivate(set) var location: LocationIndex
    fileprivate(set) var flat: Int64 = 0
    fileprivate(set) var isMarked = false
  }

  /// In order of addresses, each once.
  let rows: [Row]
  /// By location, the position of its row; `nil` where no sample has it.
  let rowOfLocation: [Int?]
  /// The functions of interest: by each of their names, that which is shown.
  let functions: [[UInt8]: [UInt8]]

  /// - Parameters:
  ///   - pattern: Marks functions by one of their names or their file, and what is innermost at
  ///     locations by the file of their mapping.
  ///   - address: Marks the outermost function at this address.
  init(_ profile: Profile, _ measure: Measure, _ pattern: Pattern, address: UInt64?) {
    let sums = LocationSums(profile, measure)
    var marks = Marks(profile, pattern, address)
    var rows: [UInt64: Row] = [:]
    var addresses = [UInt64?](repeating: nil, count: profile.locations.count)
    var synthetic = max(profile.mappings.map(\.limit).max() ?? 0, 1)
    for position in profile.locations.indices where sums.isUsed[position] {
      let index = LocationIndex(position)
      let location = profile.locations[index]
      let isMarked = marks.mark(index)
      var row = Row(
        address: location.address == 0 ? synthetic : location.address,
        mapping: location.address == 0 ? nil : location.mapping, location: index)
      if location.address == 0 { synthetic &+= 1 }
      row = rows[row.address] ?? row
      if isMarked, !row.isMarked {
        row.location = index
        row.isMarked = true
      }
      row.flat &+= sums.flat[position]
      addresses[position] = row.address
      rows[row.address] = row
    }
    let sorted = rows.values.sorted { $0.address < $1.address }
    self.rows = sorted
    rowOfLocation = addresses.map { address in
      address.map { address in sorted.partitioningIndex { $0.address >= address } }
    }
    functions = marks.functions
  }

  /// The rows of the mappings that something of interest is in, in order.
  var byMapping: [(mapping: MappingIndex, rows: [Row])] {
    let known = rows.filter { $0.mapping != nil }
    return Dictionary(grouping: known) { $0.mapping?.rawValue ?? 0 }
      .filter { $0.value.contains(where: \.isMarked) }
      .sorted { $0.key < $1.key }
      .map { (MappingIndex(rawValue: $0.key), $0.value) }
  }

  /// The position of the first row at an address or after it.
  func position(of address: UInt64) -> Int {
    rows.partitioningIndex { $0.address >= address }
  }
}

/// What was sampled at each location.
private struct LocationSums {
  var flat: [Int64]
  var isUsed: [Bool]

  init(_ profile: Profile, _ measure: Measure) {
    let count = profile.locations.count
    flat = [Int64](repeating: 0, count: count)
    isUsed = [Bool](repeating: false, count: count)
    for sample in profile.samples.indices {
      let (sum, divisor) = measure.value(sample, of: profile.samples.columns)
      let value = sum.dividedUnlessZero(by: divisor)
      let stack = profile.samples.stack(sample)
      if let leaf = stack.first { flat[leaf.position] &+= value }
      for location in stack { isUsed[location.position] = true }
    }
  }
}

/// Decides what is of interest.
private struct Marks {
  private let profile: Profile
  private let address: UInt64?
  /// For each function and each mapping whether the pattern matches.
  private let isFunctionMatched: [Bool]
  private let isMappingMatched: [Bool]
  private(set) var functions: [[UInt8]: [UInt8]] = [:]
  private var isMarked: [Bool]

  init(_ profile: Profile, _ pattern: Pattern, _ address: UInt64?) {
    self.profile = profile
    self.address = address
    var known = NameMatches(pattern, profile.names)
    func matches(_ name: NameIndex) -> Bool {
      !name.isEmpty && known.contains(name, profile.names)
    }
    isFunctionMatched = profile.functions.map {
      matches($0.name) || matches($0.systemName) || matches($0.filename)
    }
    isMappingMatched = profile.mappings.map { matches($0.file) }
    isMarked = [Bool](repeating: false, count: profile.functions.count)
  }

  /// Marks the functions of interest at a location.
  ///
  /// - Returns: Whether there are any.
  mutating func mark(_ index: LocationIndex) -> Bool {
    let lines = profile.lines(of: index)
    var isAnyMarked = false
    for line in lines where isFunctionMatched[line.function.position] {
      mark(line.function)
      isAnyMarked = true
    }
    let location = profile.locations[index]
    if let mapping = location.mapping, isMappingMatched[mapping.position], let line = lines.first {
      mark(line.function)
      isAnyMarked = true
    }
    if let address, address == location.address, let line = lines.last {
      mark(line.function)
      isAnyMarked = true
    }
    return isAnyMarked
  }

  private mutating func mark(_ function: FunctionIndex) {
    if isMarked[function.position] { return }
    isMarked[function.position] = true
    let row = profile.functions[function]
    let name = profile.names.copy(of: row.shownName)
    for key in [row.name, row.systemName] where !key.isEmpty {
      functions[profile.names.copy(of: key)] = name
    }
  }
}
