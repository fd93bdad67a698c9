import Bytes
package import CallGraphs
package import Profiles
import Rendering

/// All sample types of a profile, of which each row of a structured report has the values.
///
/// Means are one type more: what they are made of is there as well.
package struct SampleTypes: Sendable {
  /// A small file can claim a million types, so their number is limited.
  static let limit = 64

  /// The values of each type, the selected ones as the report has them.
  let valuations: [Valuation]
  /// By type, a name that no other has, as valid UTF-8.
  let names: [[UInt8]]
  /// By type, its unit as valid UTF-8.
  let units: [[UInt8]]
  /// The type that says which rows there are, in which order.
  let selected: Int
  /// The columns of the samples that are summed.
  let columns: [Int]
  /// How many types are left out.
  let leftOut: Int

  /// For reports that have no values by type.
  package static let none = SampleTypes(valuations: [], selected: 0, columns: [], leftOut: 0)

  /// - Parameters:
  ///   - profile: Its samples as they are now give the totals.
  ///   - valuation: The selected values.
  package init(of profile: Profile, _ valuation: Valuation) {
    let measure = valuation.measure
    let all = profile.sampleTypes.indices
    let columns =
      Array(all.prefix(Self.limit))
      + all.dropFirst(Self.limit).filter {
        $0 == measure.valueColumn
      }
    var valuations = columns.map { column in
      column == measure.valueColumn && !measure.isMean
        ? valuation : Valuation(of: profile, column: column, like: valuation)
    }
    if measure.isMean { valuations.append(valuation) }
    self.init(
      valuations: valuations,
      selected: measure.isMean
        ? columns.count : columns.firstIndex(of: measure.valueColumn) ?? 0,
      columns: columns, leftOut: all.count - columns.count)
  }

  private init(valuations: [Valuation], selected: Int, columns: [Int], leftOut: Int) {
    self.valuations = valuations
    self.selected = selected
    self.columns = columns
    self.leftOut = leftOut
    units = valuations.map { repaired($0.unit) }
    var names: [[UInt8]] = []
    for valuation in valuations {
      let name = repaired(valuation.type)
      var unique = name
      var number = 2
      while names.contains(unique) {
        unique = name + "#\(number)".bytes
        number += 1
      }
      names.append(unique)
    }
    self.names = names
  }

  /// What is to be said where types are left out.
  package var warnings: [String] {
    if leftOut == 0 { return [] }
    return [
      "\(leftOut) of the profile's sample types are left out: "
        + "the first \(Self.limit) and the selected one are written"
    ]
  }

  var count: Int { valuations.count }

  /// What each type is in the samples, the selected one first.
  package var measures: [Measure] { selectedFirst.map { valuations[$0].measure } }

  /// The positions of the types, that of the selected one first.
  var selectedFirst: [Int] { [selected] + valuations.indices.filter { $0 != selected } }

  /// What percentages refer to.
  var total: Int64 { valuations[selected].total }

  /// The values of a row, of the sums of its samples by column.
  func values(_ sums: [Int64]) -> [Int64] {
    guard count > columns.count, let column = columns.firstIndex(of: meanColumn) else {
      return sums
    }
    return sums + [sums[column].dividedUnlessZero(by: sums[0])]
  }

  private var meanColumn: Int { valuations[selected].measure.valueColumn }

  /// The sample types as facts.
  var facts: [Fact] {
    let types = valuations.indices.map { type in
      [
        Fact("name", .text(names[type])), Fact("unit", .text(units[type])),
        Fact("total", .integer(valuations[type].total)), Fact("selected", .flag(type == selected)),
      ]
    }
    return [
      Fact("sample_types", each: types),
      Fact("selected", valuations.isEmpty ? .absent : .text(names[selected])),
    ]
  }
}

extension Valuation {
  /// The values of another column.
  fileprivate init(of profile: Profile, column: Int, like valuation: Valuation) {
    self.init(
      of: profile, Measure(valueColumn: column), outputUnit: "minimum".bytes,
      dividedBy: 1 / valuation.ratio)
  }
}
