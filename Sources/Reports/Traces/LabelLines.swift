import Profiles

/// The lines that show a sample's labels: a key and its values.
struct LabelLines {
  private let units: NumericLabelUnits
  private var scales: [NameIndex: ValueScale] = [:]
  private var texts = LabelTexts()

  init(_ units: NumericLabelUnits) { self.units = units }

  /// Writes the lines of texts, then those of numbers, each kind in byte order.
  mutating func write(
    _ labels: ArraySlice<Label>, _ names: NameTable, _ output: inout TextOutput
  ) {
    let numbers = labels.firstIndex { !$0.isText } ?? labels.endIndex
    write(kind: labels[..<numbers], names, &output)
    write(kind: labels[numbers...], names, &output)
  }

  private mutating func write(
    kind labels: ArraySlice<Label>, _ names: NameTable, _ output: inout TextOutput
  ) {
    if labels.isEmpty { return }
    for label in labels where !label.isText && scales[label.key] == nil {
      scales[label.key] = ValueScale(from: units[label.key].span, to: Array("auto".utf8).span)
    }
    let scales = scales
    texts.make(of: labels) { labels, output in
      guard let key = labels.first?.key else { return }
      output.write(names[key], width: 10)
      output.write(": ")
      for label in labels {
        output.write(" ")
        switch label.value {
        case .text(let text): output.write(names[text])
        case .number(let number, _): output.write(scales[key]?.text(number) ?? [])
        }
      }
    }
    texts.write(to: &output, separator: "\n")
    output.write("\n")
  }
}
