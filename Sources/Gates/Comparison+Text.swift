import Profiles
import Statistics

extension Comparison {
  /// The change in percent of what was before, with its sign, or that there is nothing to compare with;
  /// empty where there was and is nothing.
  package var percentText: [UInt8] {
    if isNew { return Array("new".utf8) }
    if isGone { return Array("gone".utf8) }
    if before == 0, after == 0 { return [] }
    let percent = relativeChange * 100
    if percent == 0 { return Array("0%".utf8) }
    return (percent > 0 ? [UInt8(ascii: "+")] : []) + percent.fixed(decimals: 2)
      + [UInt8(ascii: "%")]
  }

  /// Two digits, or that it is less than a thousandth.
  package static func text(ofProbability probability: Double) -> [UInt8] {
    if probability >= 0.9995 { return Array("1".utf8) }
    return probability < 0.001 ? Array("<0.001".utf8) : probability.twoSignificantDigits()
  }
}
