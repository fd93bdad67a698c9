import Bytes
import Glibc

/// A colour between green (negative), grey (little) and red (much), for a share of the total.
struct HeatColor {
  /// `#rrggbb`.
  let text: [UInt8]

  /// What is coloured: lines and letters strongly, areas behind text hardly.
  enum Use { case line, fill }

  /// - Parameter share: From −1 to 1; what is beyond counts as these.
  init(share: Double, _ use: Use) {
    let brightness = use == .fill ? 0.93 : 0.7
    var saturation = use == .fill ? 0.1 : 1.0
    // NaN is neither below nor above, and stays.
    var score = share < -1 ? -1 : share > 1 ? 1 : share
    if score.magnitude < 0.2 { saturation *= score.magnitude / 0.2 }
    if score > 0 { score = pow(score, 0.3) }
    if score < 0 { score = -pow(-score, 0.3) }
    let red = score < 0 ? brightness * (1 + saturation * score) : brightness
    let green = score < 0 ? brightness : brightness * (1 - saturation * score)
    let blue = brightness * (1 - saturation)
    text = "#".bytes + [red, green, blue].flatMap(Self.digits)
  }

  private static func digits(_ component: Double) -> [UInt8] {
    let byte = UInt8(exactly: (component * 255).rounded(.towardZero)) ?? 0
    let digits = String(byte, radix: 16)
    return Array((digits.utf8.count < 2 ? "0" + digits : digits).utf8)
  }
}
