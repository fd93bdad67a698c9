import Profiles

/// What a node's samples say in their labels, or in one number under the key `bytes`.
public struct Tag: Sendable {
  /// As pictures show it.
  public var name: [UInt8]
  /// The number and its unit; 0 and empty for texts.
  public let number: Int64
  public let unit: [UInt8]
  public var sums = TagSums()

  public init(name: [UInt8], number: Int64 = 0, unit: [UInt8] = []) {
    self.name = name
    self.number = number
    self.unit = unit
  }

  /// The value as it is shown: divided for means.
  public var flat: Int64 { sums.flat.dividedUnlessZero(by: sums.flatDivisor) }
  /// The value as it is shown: divided for means.
  public var cumulative: Int64 {
    sums.cumulative.dividedUnlessZero(by: sums.cumulativeDivisor)
  }

  /// Larger values first, flat ones only or cumulative ones before these, then by name. What pprof
  /// leaves to chance is decided by sign and number.
  public func precedes(_ other: Tag, byFlat: Bool) -> Bool {
    let (own, its) = (sums, other.sums)
    if !byFlat, own.cumulative.wrappingMagnitude != its.cumulative.wrappingMagnitude {
      return own.cumulative.wrappingMagnitude > its.cumulative.wrappingMagnitude
    }
    if own.flat.wrappingMagnitude != its.flat.wrappingMagnitude {
      return own.flat.wrappingMagnitude > its.flat.wrappingMagnitude
    }
    if name != other.name { return name.lexicographicallyPrecedes(other.name) }
    return (own.cumulative, own.flat, other.number) > (its.cumulative, its.flat, number)
  }
}

/// Sums of values, with what means are divided by.
public struct TagSums: Sendable {
  public var flat: Int64 = 0
  public var flatDivisor: Int64 = 0
  public var cumulative: Int64 = 0
  public var cumulativeDivisor: Int64 = 0

  public init() {}

  public mutating func add(_ other: TagSums) {
    flat &+= other.flat
    flatDivisor &+= other.flatDivisor
    cumulative &+= other.cumulative
    cumulativeDivisor &+= other.cumulativeDivisor
  }
}

/// The tags of a node.
public struct NodeTags: Sendable {
  /// A tag for each combination of text labels.
  public internal(set) var texts: [Tag] = []
  /// Numbers, by the combination of text labels they came with; the name is empty without any.
  public internal(set) var numbers: [[UInt8]: [Tag]] = [:]

  public init() {}

  /// How many tags have a value of their own.
  var flatCount: Int {
    numbers.values.reduce(texts.count { $0.sums.flat != 0 }) { count, tags in
      count + tags.count { $0.sums.flat != 0 }
    }
  }

  /// Adds a number that came with a text, or a text.
  mutating func add(_ tag: Tag, besideText text: [UInt8]?) {
    if let text { numbers[text, default: []].append(tag) } else { texts.append(tag) }
  }
}
