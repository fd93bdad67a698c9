import Bytes

/// Why profiles cannot be combined.
public enum ProfileCombinationError: Error, Equatable, Sendable {
  case noCommonSampleType(lists: [[String]])
  case missingSampleType(String)
  case incompatibleTypes(what: String, String, String)
  case incompatiblePeriodTypes(String, String)
  case incompatibleSampleTypes([String], [String])
  case tooManyRows
}

extension ProfileCombinationError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noCommonSampleType(let lists):
      "profiles have empty common sample type list (" + Self.differences(lists) + ")"
    case .missingSampleType(let name): "\"\(name)\" sample type is not found in profile"
    case .incompatibleTypes(let what, let first, let second):
      "\(what): incompatible types: {\(first) 0 0} {\(second) 0 0}"
    case .incompatiblePeriodTypes(let first, let second):
      "incompatible period types &{\(first) 0 0} and &{\(second) 0 0}"
    case .incompatibleSampleTypes(let first, let second):
      "incompatible sample types [\(first.joined(separator: ", "))] and "
        + "[\(second.joined(separator: ", "))]"
    case .tooManyRows: "profiles have more than 2^32 stack entries, lines or labels together"
    }
  }

  private static func differences(_ lists: [[String]]) -> String {
    let texts = lists.map { "[\($0.joined(separator: " "))]" }
    if lists.count == 1 { return "it has \(texts[0])" }
    let other = texts.first { $0 != texts[0] } ?? texts[0]
    return "one has \(texts[0]), another \(other)"
  }
}

extension Profile {
  /// The column that is shown unless another is asked for: that of the profile's default type, else
  /// the last; -1 without any.
  package var defaultColumn: Int {
    let named =
      defaultSampleType.isEmpty ? nil : sampleTypes.firstIndex { $0.type == defaultSampleType }
    return named ?? sampleTypes.count - 1
  }

  /// A type and its unit, for messages.
  func text(of type: ValueType, separator: String = " ") -> String {
    names.text(of: type.type) + separator + names.text(of: type.unit)
  }

  /// The position of the sample type of that name; of heaps also with `inuse_` before what old
  /// profiles call `space` and `objects`.
  package func valueColumn(named name: [UInt8]) -> Int? {
    let prefix = "inuse_".bytes
    let short = name.starts(with: prefix) ? Array(name.dropFirst(prefix.count)) : name
    return sampleTypes.firstIndex {
      let type = names.copy(of: $0.type)
      return type == name || type == short
    }
  }

  /// Reduces profiles to the sample types that all have, in the order of the first.
  ///
  /// A type name that occurs in one profile more often than in others is not common; a lone
  /// profile loses its repeated types by this rule, as in pprof.
  package static func reduceToCommonSampleTypes(
    _ profiles: inout [Profile]
  ) throws(ProfileCombinationError) {
    guard let first = profiles.first else { return }
    var counts: [[UInt8]: Int] = [:]
    for profile in profiles {
      for type in profile.sampleTypes { counts[profile.names.copy(of: type.type), default: 0] += 1 }
    }
    let common = first.sampleTypes.map { first.names.copy(of: $0.type) }
      .filter { counts[$0] == profiles.count }
    if common.isEmpty {
      throw .noCommonSampleType(
        lists: profiles.map { profile in
          profile.sampleTypes.map { profile.names.text(of: $0.type) }
        })
    }
    for position in profiles.indices { try profiles[position].select(common) }
  }

  /// Keeps the sample types of these names, in this order.
  private mutating func select(_ wanted: [[UInt8]]) throws(ProfileCombinationError) {
    let own = sampleTypes.map { names.copy(of: $0.type) }
    var columns: [Int] = []
    for name in wanted {
      guard let column = own.firstIndex(of: name) else {
        throw .missingSampleType(String(decoding: name, as: UTF8.self))
      }
      columns.append(column)
    }
    guard columns != Array(own.indices) else { return }
    sampleTypes = columns.map { sampleTypes[$0] }
    samples.selectColumns(columns)
    if !wanted.contains(names.copy(of: defaultSampleType)) {
      defaultSampleType = names.index(of: wanted[0])
    }
  }
}

extension SampleTable {
  fileprivate mutating func selectColumns(_ columns: [Int]) {
    var selected: [Int64] = []
    selected.reserveCapacity(count * columns.count)
    for sample in indices {
      for column in columns { selected.append(value(sample, column: column)) }
    }
    values = selected
    valueCount = columns.count
  }
}
