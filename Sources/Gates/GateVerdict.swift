import Profiles
import Rendering
package import Statistics

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
  package let gate: Gate
  /// Its position among the gates as they were named.
  let position: Int
  let subject: GateSubject
  /// What was compared: amounts in the subject's unit, or percentages of the total.
  package let comparison: Comparison
  /// How probable such growth is by chance, corrected for the number of gates.
  package let probability: Double?
  /// How far the runs of each side lie apart; `nil` where there is one.
  package let noise: Noise?
  /// How many runs a side could tell growth by the threshold from the noise; `nil` where these can.
  package let runsNeeded: Int?
  /// Where it grew; only of gates that failed.
  package let path: GrownPath?
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

  /// How far the runs of each side lie apart.
  static func noise(_ noise: Noise) -> String {
    [noise.before, noise.after].map { share in
      String(decoding: (share * 100).fixed(decimals: 1), as: UTF8.self)
    }.joined(separator: "→") + "%"
  }

  private static func decimal(_ value: Double) -> String {
    String(decoding: value.fixed(decimals: 2), as: UTF8.self)
  }
}
