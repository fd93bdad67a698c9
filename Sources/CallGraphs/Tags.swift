import Profiles

/// What a node's samples say in their labels, or in one number under the key `bytes`.
package struct Tag: Sendable {
  /// As pictures show it.
  package var name: [UInt8]
  /// The name as a label a line.
  package var lines: [[UInt8]]
  /// The number and its unit; 0 and empty for texts.
  package let number: Int64
  package let unit: [UInt8]
  package var sums = TagSums()

  /// - Parameter lines: Where they are not the name itself.
  package init(
    name: [UInt8], lines: [[UInt8]]? = nil, number: Int64 = 0, unit: [UInt8] = []
  ) {
    self.name = name
    self.lines = lines ?? [name]
    self.number = number
    self.unit = unit
  }

  /// The value as it is shown: divided for means.
  package var flat: Int64 { sums.flat.dividedUnlessZero(by: sums.flatDivisor) }
  /// The value as it is shown: divided for means.
  package var cumulative: Int64 {
    sums.cumulative.dividedUnlessZero(by: sums.cumulativeDivisor)
  }

  /// Larger values first, flat ones only or cumulative ones before these, then by name. What pprof
  /// leaves to chance is decided by sign and number.
  package func precedes(_ other: Tag, byFlat: Bool) -> Bool {
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
package struct TagSums: Sendable {
  package var flat: Int64 = 0
  package var flatDivisor: Int64 = 0
  package var cumulative: Int64 = 0
  package var cumulativeDivisor: Int64 = 0

  package init() {}

  package mutating func add(_ other: TagSums) {
    flat &+= other.flat
    flatDivisor &+= other.flatDivisor
    cumulative &+= other.cumulative
    cumulativeDivisor &+= other.cumulativeDivisor
  }
}

/// The tags of a node.
package struct NodeTags: Sendable {
  /// A tag for each combination of text labels.
  package internal(set) var texts: [Tag] = []
  /// Numbers, by the combination of text labels they came with; the name is empty without any.
  package internal(set) var numbers: [[UInt8]: [Tag]] = [:]

  package init() {}

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
