import Bytes
package import CallGraphs
package import Profiles
import Rendering

/// The values that a report shows: which, of what kind, what they are shares of, and how they are
/// written.
package struct Valuation: Sendable {
  package let measure: Measure
  /// The kind of value, such as `cpu` or `mean_delay`.
  let type: [UInt8]
  /// The unit of the values, as the profile has it.
  let unit: [UInt8]
  /// The unit to write; `minimum` and `auto` leave the choice to the report.
  let outputUnit: [UInt8]
  /// By what a value is multiplied when it is written.
  let ratio: Double
  /// What percentages refer to.
  let total: Int64

  /// - Parameters:
  ///   - profile: Its samples as they are now give the total.
  ///   - divisor: By what values are divided when they are written; not 0.
  package init(
    of profile: Profile, _ measure: Measure, outputUnit: [UInt8], dividedBy divisor: Double
  ) {
    let sampleType = profile.sampleTypes[measure.valueColumn]
    self.measure = measure
    type = Array((measure.isMean ? "mean_" : "").utf8) + profile.names.copy(of: sampleType.type)
    unit = profile.names.copy(of: sampleType.unit)
    self.outputUnit = outputUnit
    ratio = 1 / divisor
    total = measure.total(of: profile)
  }

  /// Whether values are written multiplied by `ratio`; pprof ignores ratios that are not positive.
  private var isScaled: Bool { ratio > 0 && ratio != 1 }

  /// A value as it is written, before its unit is chosen.
  func divided(_ value: Int64) -> Int64 {
    isScaled ? Int64(truncating: Double(value) * ratio) : value
  }

  /// Writes values, each in the unit that suits it unless one was asked for.
  var format: ValueFormat { ValueFormat(self, outputUnit) }

  /// Writes all values of a report in the unit that suits one of them.
  func format(suiting value: Int64) -> ValueFormat {
    guard outputUnit == "minimum" else { return format }
    let automatic = ValueScale(from: unit.span, to: "auto".bytes.span)
    let chosen = automatic.scaled(divided(value)).unit
    return ValueFormat(self, chosen.isEmpty ? unit : chosen)
  }

  /// Writes all values of a report in one unit: the one that suits the smallest, or, where the
  /// total is more than a hundred times as large, the one for a hundred times the smallest.
  ///
  /// - Parameter smallest: The least absolute value that is shown.
  func commonFormat(smallest: Int64, _ choice: UnitChoice) -> ValueFormat {
    guard outputUnit == "minimum" else { return format }
    let (low, high) = (divided(smallest), divided(total))
    let automatic = ValueScale(from: unit.span, to: "auto".bytes.span)
    var chosen = automatic.scaled(low).unit
    if choice == .balanced, chosen != automatic.scaled(high).unit, low &* 100 < high {
      chosen = automatic.scaled(low &* 100).unit
    }
    return ValueFormat(self, chosen.isEmpty ? unit : chosen)
  }
}

/// Which unit suits all values of a report.
enum UnitChoice {
  /// One in which large values are readable and small ones not zero.
  case balanced
  /// One in which no value is less than 1, for formats that hold integers.
  case precise
}

/// Writes values of one kind.
struct ValueFormat: Sendable {
  /// The unit that values are written in, or `minimum` or `auto` where each has its own.
  let unit: [UInt8]
  private let valuation: Valuation
  private let scale: ValueScale

  init(_ valuation: Valuation, _ unit: [UInt8]) {
    self.unit = unit
    self.valuation = valuation
    scale = ValueScale(from: valuation.unit.span, to: unit.span)
  }

  func text(_ value: Int64) -> [UInt8] { scale.text(valuation.divided(value)) }

  /// A value that is not exact, rounded to the digits that tell beside the total: about a thousandth.
  func estimate(_ value: Double, _ rule: FloatingPointRoundingRule) -> [UInt8] {
    let total = Double(valuation.divided(valuation.total)).magnitude
    // In the unit of the profile; no more than the two decimals that are written.
    var step = 1 / max(scale.scaled(1).amount.magnitude, .leastNormalMagnitude)
    for _ in 0..<2 where total / step < 1000 { step /= 10 }
    return text(Int64(truncating: ((value / step).rounded(rule) * step).rounded()))
  }

  /// A value in the unit without its fraction; never divided.
  func integer(_ value: Int64) -> Int64 { Int64(truncating: scale.scaled(value).amount) }
}
