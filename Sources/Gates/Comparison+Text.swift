import Bytes
import Profiles
import Statistics

extension Comparison {
  /// The change in percent of what was before, with its sign, or that there is nothing to compare with;
  /// empty where there was and is nothing.
  package var percentText: [UInt8] {
    if isNew { return "new".bytes }
    if isGone { return "gone".bytes }
    if before == 0, after == 0 { return [] }
    let percent = relativeChange * 100
    if percent == 0 { return "0%".bytes }
    return (percent > 0 ? "+".bytes : []) + percent.fixed(decimals: 2)
      + "%".bytes
  }

  /// Two digits, or that it is less than a thousandth.
  package static func text(ofProbability probability: Double) -> [UInt8] {
    if probability >= 0.9995 { return "1".bytes }
    return probability < 0.001 ? "<0.001".bytes : probability.twoSignificantDigits()
  }
}
