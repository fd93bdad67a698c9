import Bytes
import Profiles
import Rendering

/// The lines that show a sample's labels: a key and its values.
struct LabelLines {
  private let texts: LabelTexts

  init(_ profile: Profile, _ units: NumericLabelUnits) {
    let names = profile.names
    let scales = Self.scales(profile, units)
    texts = LabelTexts(
      writePart: { label, isFirst, output in
        if isFirst {
          output.write(names[label.key], width: 10)
          output.write(": ")
        }
        output.write(" ")
        switch label.value {
        case .text(let text): output.write(names[text])
        case .number(let number, _): output.write(scales[label.key]?.text(number) ?? [])
        }
      }, ending: "\n", separator: "")
  }

  /// How the numbers of each key are written.
  private static func scales(
    _ profile: Profile, _ units: NumericLabelUnits
  ) -> [NameIndex: ValueScale] {
    var scales: [NameIndex: ValueScale] = [:]
    for label in profile.samples.labels where !label.isText && scales[label.key] == nil {
      scales[label.key] = ValueScale(from: units[label.key].span, to: "auto".bytes.span)
    }
    return scales
  }

  /// Writes the lines of texts, then those of numbers, each kind in byte order.
  func write(
    _ labels: ArraySlice<Label>, to output: inout TextOutput,
    _ emit: ([UInt8]) throws -> Void
  ) rethrows {
    let numbers = labels.firstIndex { !$0.isText } ?? labels.endIndex
    try texts.write(labels[..<numbers], to: &output, emit)
    try texts.write(labels[numbers...], to: &output, emit)
  }
}
