import Bytes
import CallGraphs
import Profiles
package import Rendering

/// The values of each label, with what was sampled under them.
package struct TagsReport: Report {
  /// One key.
  package struct Key: Sendable {
    package let name: [UInt8]
    /// The sum of all that was sampled under this key, once for each value of a sample.
    package let total: Int64
    /// Its values, largest first.
    package let values: [Value]
  }

  /// One value of a key.
  package struct Value: Sendable {
    /// Text, or a number with its unit.
    package let text: [UInt8]
    package let sum: Int64
  }

  /// The keys of texts and of numbers, in byte order.
  package let keys: [Key]
  let view: View
  var valuation: Valuation { view.valuation }

  package init(of view: View) {
    self.view = view
    let (profile, valuation, units) = (view.profile, view.valuation, view.units)
    var sums: [NameIndex: [Label.Value: Int64]] = [:]
    for sample in profile.samples.indices {
      let value = profile.samples.value(sample, column: valuation.measure.valueColumn)
      for label in profile.samples.labels(sample) {
        sums[label.key, default: [:]][label.value.withoutUnit, default: 0] &+= value
      }
    }
    keys = sums.sorted { profile.names.precedes($0.key, $1.key) }.map { key, sums in
      Self.key(key, sums, profile.names, valuation, units)
    }
  }

  private static func key(
    _ key: NameIndex, _ sums: [Label.Value: Int64], _ names: NameTable, _ valuation: Valuation,
    _ units: NumericLabelUnits
  ) -> Key {
    let scale = ValueScale(from: units[key].span, to: valuation.outputUnit.span)
    // Different numbers may be the same text, and a text may look like a number.
    var byText: [[UInt8]: Int64] = [:]
    for (value, sum) in sums {
      switch value {
      case .text(let text): byText[names.copy(of: text), default: 0] &+= sum
      case .number(let number, _): byText[scale.text(number), default: 0] &+= sum
      }
    }
    let values = byText.map { Value(text: $0.key, sum: $0.value) }
    return Key(
      name: names.copy(of: key), total: values.reduce(0) { $0 &+ $1.sum },
      values: values.sorted { $0.precedes($1) })
  }

  /// The report as `go tool pprof -tags` prints it.
  package var text: TextOutput { TextOutput { write($0) } }

  /// Emits the report as `go tool pprof -tags` prints it.
  package func write(_ emit: ([UInt8]) throws -> Void) rethrows {
    var cells = AlignedText()
    for key in keys {
      let total = sumText(key.total, "of", valuation.format.text(valuation.total))
      try cells.write(key.name + ":\t Total ".bytes + total + "\n".bytes, emit)
      for value in key.values {
        let sum = sumText(value.sum)
        try cells.write(
          " \t".bytes + sum + ":\t ".bytes + value.text + "\n".bytes, emit)
      }
      try cells.write("\n".bytes, emit)
    }
    try cells.finish(emit)
  }

  /// A sum and its share of the total, where there is one.
  private func sumText(_ sum: Int64, _ words: String = "", _ rest: [UInt8] = []) -> [UInt8] {
    var text = valuation.format.text(sum)
    if !words.isEmpty { text += " \(words) ".bytes + rest }
    if valuation.total > 0 {
      text += " (".bytes + percentage(sum, of: valuation.total) + ")".bytes
    }
    return text
  }
}

extension TagsReport.Value {
  /// Larger sums first, then by text; of opposite sums, between which pprof leaves the order open,
  /// the positive one.
  fileprivate func precedes(_ other: Self) -> Bool {
    let (own, its) = (sum.wrappingMagnitude, other.sum.wrappingMagnitude)
    if own != its { return own > its }
    if sum != other.sum { return sum > other.sum }
    return compareBytes(text.span, other.text.span) < 0
  }
}

extension Label.Value {
  /// The value as all numbers of a key are counted: in one unit, whatever a sample says.
  var withoutUnit: Self {
    if case .number(let number, _) = self { .number(number, unit: nil) } else { self }
  }
}
