// Colours are classes of a style sheet, each for light and for dark pages. Those of packages are 24
// hues in three tones, of equal saturation, so that none stands out; neighbours differ in tone too,
// for readers who do not tell all hues apart, and boxes have edges and names.

/// The colours of boxes.
enum FlamePalette {
  static let hueCount = 24
  private static let toneCount = 3
  /// Steps of growth, and of shrinking.
  static let stepCount = 5

  /// The class of a package.
  static func packageClass(_ hash: UInt32) -> Int { Int(hash % UInt32(hueCount * toneCount)) }

  /// How much a box changed, as a step: above zero where it grew.
  static func step(_ sums: FlameTree.Sums) -> Int {
    let (before, after) = (Double(sums.before), Double(sums.after))
    let whole = before.magnitude + after.magnitude
    guard whole > 0 else { return 0 }
    let share = (after - before) / whole
    // Less than one in a hundred is grey; small changes are seen, large ones told apart.
    if share.magnitude < 0.005 { return 0 }
    let step = min(1 + Int(share.magnitude.squareRoot() * Double(stepCount)), stepCount)
    return share < 0 ? -step : step
  }

  /// The rules for all classes: `c` and a number for packages, `g` and `s` and a step for what grew
  /// and shrank, `e` for what did neither, `r` for the root.
  static var rules: String {
    var (light, dark) = ("", "")
    for number in 0..<hueCount * toneCount {
      let hue = Double(number / toneCount) * 360 / Double(hueCount)
      let tone = Double(number % toneCount)
      light += ".c\(number){fill:\(color(hue, 0.62, 0.70 + 0.06 * tone))}"
      dark += ".c\(number){fill:\(color(hue, 0.42, 0.27 + 0.06 * tone))}"
    }
    for step in 1...stepCount {
      let strength = Double(step) / Double(stepCount)
      light += ".g\(step){fill:\(color(6, 0.55 + 0.35 * strength, 0.90 - 0.24 * strength))}"
      light += ".s\(step){fill:\(color(212, 0.50 + 0.35 * strength, 0.90 - 0.24 * strength))}"
      dark += ".g\(step){fill:\(color(6, 0.20 + 0.40 * strength, 0.26 + 0.16 * strength))}"
      dark += ".s\(step){fill:\(color(212, 0.20 + 0.40 * strength, 0.26 + 0.16 * strength))}"
    }
    light += ".e{fill:#dcdde1}.r{fill:#cfd2d8}"
    dark += ".e{fill:#3a3d44}.r{fill:#464a53}"
    return light + "\n@media (prefers-color-scheme:dark){" + dark + "}"
  }

  /// `#rrggbb` of a hue in degrees, a saturation and a lightness.
  private static func color(_ hue: Double, _ saturation: Double, _ lightness: Double) -> String {
    let chroma = (1 - (2 * lightness - 1).magnitude) * saturation
    func component(_ offset: Double) -> String {
      let place = (hue / 60 + offset).truncatingRemainder(dividingBy: 6)
      let level = min(max((place - 3).magnitude - 1, 0), 1)
      let value = lightness - chroma / 2 + chroma * level
      let digits = String(Int((value * 255).rounded()), radix: 16)
      return digits.utf8.count < 2 ? "0" + digits : digits
    }
    return "#" + component(0) + component(4) + component(2)
  }
}
