import Profiles
import Rendering
import Statistics

/// How a gate was met, or not.
package struct GateVerdict: Sendable {
  package enum Outcome: Equatable, Sendable {
    case passed
    /// It grew by more than it may, but that may be chance, as often as the probability says; where
    /// there is none, nothing tells how far the values may be off.
    case unproven
    case failed
  }

  package let outcome: Outcome
  let gate: Gate
  /// Its position among the gates as they were named.
  let position: Int
  let subject: GateSubject
  /// What was compared: amounts in the subject's unit, or percentages of the total.
  let comparison: Comparison
  /// How probable such a change is by chance, corrected for the number of gates.
  let probability: Double?
  /// Where it grew; only of gates that failed.
  let path: GrownPath?
}

extension Gate {
  /// Whether it compares shares of the total rather than amounts.
  var isOfShares: Bool { if case .points = threshold { true } else { false } }

  /// Whether something has grown by more than it may.
  ///
  /// - Parameter unit: That of the amounts.
  func isExceeded(from old: Double, to new: Double, unit: [UInt8]) -> Bool {
    let growth = new - old
    switch threshold {
    // Not divided: rounding must not make more of 3 % than 3 %.
    case .percent(let most): return growth * 100 > most * max(old, 0)
    case .points(let most): return growth > most
    case .amount(let most, let thresholdUnit):
      guard let thresholdUnit, let own = Unit(named: unit.span) else { return growth > most }
      return growth * own.factor > most * thresholdUnit.factor
    }
  }
}

/// Writes what gates compare.
struct GateValueFormat {
  private let scale: ValueScale
  private let isShare: Bool

  /// - Parameter outputUnit: What to write amounts in, where it suits them.
  init(_ gate: Gate, _ subject: GateSubject, outputUnit: [UInt8]) {
    isShare = gate.isOfShares
    scale = ValueScale(from: subject.unit.span, to: outputUnit.span)
  }

  /// An amount or a share of the total.
  func text(_ value: Double) -> String {
    if isShare { return Self.decimal(value) + "%" }
    return String(decoding: scale.text(Int64(truncating: value.rounded())), as: UTF8.self)
  }

  /// A change, with its sign.
  func change(_ value: Double) -> String {
    let amount = isShare ? Self.decimal(value.magnitude) + "pp" : text(value.magnitude)
    if amount == "0" || amount == "0.00pp" { return amount }
    return (value < 0 ? "-" : "+") + amount
  }

  /// The change in percent of what was before.
  static func percent(_ comparison: Comparison) -> String {
    String(decoding: comparison.percentText, as: UTF8.self)
  }

  /// How probable a change is by chance.
  static func probability(_ value: Double) -> String {
    String(decoding: Comparison.text(ofProbability: value), as: UTF8.self)
  }

  private static func decimal(_ value: Double) -> String {
    String(decoding: value.fixed(decimals: 2), as: UTF8.self)
  }
}
