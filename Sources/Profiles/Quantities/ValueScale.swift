import Bytes

/// From values in one unit to numbers in the unit that is to be shown.
package struct ValueScale: Sendable {
  /// What happens to a value.
  private enum Rule: Sendable {
    /// Each value takes the unit that suits it.
    case automatic(from: Unit)
    case fixed(from: Unit, to: Unit)
    /// No conversion is known: the number as it is, followed by this text.
    case verbatim([UInt8])
  }

  private let rule: Rule

  /// - Parameters:
  ///   - source: The unit of the values.
  ///   - target: The unit to show; `minimum` and `auto` choose one for each value. One that does
  ///     not belong to the values gives the default of their family.
  package init(from source: Span<UInt8>, to target: Span<UInt8>) {
    let name = target.array
    let isAutomatic = name == "minimum" || name == "auto"
    guard let unit = Unit(named: source) else {
      let isBare = ["count", "sample", "unit"].contains { name.elementsEqual($0.utf8) }
      rule = .verbatim(isAutomatic || isBare ? [] : name)
      return
    }
    if isAutomatic {
      rule = .automatic(from: unit)
    } else if let wanted = Unit(named: target), wanted.family == unit.family {
      rule = .fixed(from: unit, to: wanted)
    } else {
      rule = .fixed(from: unit, to: unit.family.defaultUnit)
    }
  }

  /// A value as a number and its unit, which is empty for bare counts.
  package func scaled(_ value: Int64) -> (amount: Double, unit: [UInt8]) {
    if value < 0, value != .min {
      let positive = scaled(-value)
      return (-positive.amount, positive.unit)
    }
    switch rule {
    case .verbatim(let unit): return (Double(value), unit)
    case .fixed(let from, let to):
      return (Double(value) * from.factor / to.factor, Array(to.symbol.utf8))
    case .automatic(let from):
      let amount = Double(value) * from.factor
      let unit = from.family.unit(for: amount)
      return (amount / unit.factor, Array(unit.symbol.utf8))
    }
  }

  /// A value as text: two decimals unless they are zero, then the unit without a blank.
  package func text(_ value: Int64) -> [UInt8] {
    let (amount, unit) = scaled(value)
    var text = amount.fixed(decimals: 2)
    if text.suffix(3) == ".00" { text.removeLast(3) }
    if text == "0" || text == "-0" { return "0".bytes }
    return text + unit
  }
}
