/// Which addresses of a stack point after the instruction that was running.
///
/// A return address names the instruction after the call; one less lies within the call.
enum CallAdjustment {
  case none, callers, all

  /// Takes 1 from the addresses that need it; 0 wraps around.
  func apply(to addresses: inout [UInt64]) {
    let first =
      switch self {
      case .none: addresses.count
      case .callers: min(1, addresses.count)
      case .all: 0
      }
    for position in first..<addresses.count { addresses[position] &-= 1 }
  }
}

/// Builds a profile from stacks of addresses, with one location for each address. For stacks of
/// names there is `NamedStackRecorder`.
struct StackRecorder {
  var profile = Profile()
  private var locations: [UInt64: LocationIndex] = [:]

  /// - Parameter sampleTypes: Type and unit of each value that samples will have.
  init(sampleTypes: [(type: String, unit: String)]) {
    profile.setSampleTypes(sampleTypes)
  }

  /// Adds a sample.
  ///
  /// - Parameters:
  ///   - addresses: Leaf first, adjusted.
  ///   - values: One for each sample type.
  ///   - blockSize: The value of the label `bytes`, if there is to be one.
  mutating func addSample(addresses: [UInt64], values: [Int64], blockSize: Int64? = nil) {
    let stack = addresses.map { location(at: $0) }
    let labels = blockSize.map {
      [Label(key: profile.names.index(of: "bytes"), value: .number($0, unit: nil))]
    }
    profile.samples.append(stack: stack, values: values, labels: labels ?? [])
  }

  /// The location of an address, if a sample has it.
  func existingLocation(at address: UInt64) -> LocationIndex? { locations[address] }

  private mutating func location(at address: UInt64) -> LocationIndex {
    if let location = locations[address] { return location }
    var location = Location(id: UInt64(profile.locations.count + 1))
    location.address = address
    let index = LocationIndex(profile.locations.count)
    profile.locations.append(location)
    locations[address] = index
    return index
  }
}

extension SampleTable {
  /// Removes the second frame of each sample that the condition holds for.
  ///
  /// - Parameter isRemoved: Asked with the first two locations of each sample that has two.
  mutating func removeSecondFrames(
    where isRemoved: (_ first: LocationIndex, _ second: LocationIndex) -> Bool
  ) {
    var kept = 0
    for sample in 0..<count {
      let stack = Int(stackStarts[sample])..<Int(stackStarts[sample + 1])
      stackStarts[sample] = UInt32(kept)
      let isShorter =
        stack.count > 1
        && isRemoved(stackLocations[stack.lowerBound], stackLocations[stack.lowerBound + 1])
      for position in stack where !(isShorter && position == stack.lowerBound + 1) {
        stackLocations[kept] = stackLocations[position]
        kept += 1
      }
      // The next sample still begins where it did; its own turn sets that entry.
    }
    stackStarts[count] = UInt32(kept)
    stackLocations.removeLast(stackLocations.count - kept)
  }
}

extension Profile {
  /// Removes second frames that repeat the leaf, which some unwinders report twice: as it was, and
  /// once more as a return address. Their locations stay.
  mutating func removeRepeatedLeaves() {
    let locations = locations
    samples.removeSecondFrames { first, second in
      locations[first].address == locations[second].address &+ 1
    }
  }
}
