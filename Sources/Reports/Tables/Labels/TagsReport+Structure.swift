import Bytes
import Profiles
package import Rendering

extension TagsReport {
  /// A row for each key, with its values. Numbers are told apart that are the same text for people,
  /// and each keeps its unit.
  package func structure(named name: String) -> StructuredReport? {
    let (types, names) = (view.types, view.profile.names)
    let sums = LabelSums(view.profile, view.units, columns: types.columns)
    let keys = sums.byKey.keys.sorted { names.precedes($0, $1) }
    let outputUnit = valuation.outputUnit
    return StructuredReport(
      name, of: view.subject,
      header: ["Total: ".bytes + valuation.format.text(valuation.total)],
      columns: [
        Column("key", .text), Column("sum", .values), Column("sum_share", .share),
        Column(
          "values",
          .list([Column("label", .label), Column("sum", .values), Column("sum_share", .share)])),
      ]
    ) { visit in
      for key in keys {
        let values = sums.byKey[key, default: [:]].map { entry, sums in
          (
            LabelValue(entry.value, names, unit: entry.unit, shownIn: outputUnit),
            types.values(sums)
          )
        }.sorted { first, second in
          let (own, its) = (first.1[types.selected], second.1[types.selected])
          return Self.precedes(first.0, own, second.0, its)
        }
        let total = types.values(sums.total(of: key))
        try visit([
          .text(names.copy(of: key)), .values(total),
          .share(total[types.selected], of: types.total),
          .list { visit in
            for (value, sums) in values {
              try visit([
                .label(value), .values(sums), .share(sums[types.selected], of: types.total),
              ])
            }
          },
        ])
      }
    }
  }

  /// Larger sums first, as in the text; then texts before numbers, in their order.
  private static func precedes(
    _ first: LabelValue, _ own: Int64, _ second: LabelValue, _ its: Int64
  ) -> Bool {
    let (magnitude, other) = (own.wrappingMagnitude, its.wrappingMagnitude)
    if magnitude != other { return magnitude > other }
    if own != its { return own > its }
    switch (first.number, second.number) {
    case (nil, nil): return compareBytes(first.text.span, second.text.span) < 0
    case (let own?, let its?) where own != its: return own < its
    case (.some, .some): return compareBytes(first.unit.span, second.unit.span) < 0
    case (let own, _): return own == nil
    }
  }
}

/// What was sampled under each value of each key, by column of the samples.
private struct LabelSums {
  /// A value with the unit of its number. Units are compared by what they say, because a number that
  /// names none has that of its key.
  struct Entry: Hashable {
    let value: Label.Value
    let unit: [UInt8]
  }

  private(set) var byKey: [NameIndex: [Entry: [Int64]]] = [:]
  private let zero: [Int64]

  init(_ profile: Profile, _ units: NumericLabelUnits, columns: [Int]) {
    zero = columns.map { _ in 0 }
    for sample in profile.samples.indices {
      let labels = profile.samples.labels(sample)
      if labels.isEmpty { continue }
      let values = profile.samples.values(sample)
      for label in labels {
        let entry = Entry(
          value: label.value.withoutUnit, unit: units.ownUnit(of: label, profile.names))
        for (position, column) in columns.enumerated() {
          byKey[label.key, default: [:]][entry, default: zero][position] &+=
            values[values.startIndex + column]
        }
      }
    }
  }

  /// The sums over all values of a key.
  func total(of key: NameIndex) -> [Int64] {
    byKey[key, default: [:]].values.reduce(zero) { zip($0, $1).map { $0 &+ $1 } }
  }
}
