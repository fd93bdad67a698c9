import Profiles

/// A value of a label as a row has it: a text, or a number in the unit of its key.
package struct LabelValue: Sendable {
  let value: Label.Value
  /// The text, or that of the number as people read it.
  let text: [UInt8]
  /// Empty for texts.
  let unit: [UInt8]

  /// - Parameter unit: That of the key's numbers.
  init(_ value: Label.Value, _ names: NameTable, unit: [UInt8], shownIn outputUnit: [UInt8]) {
    self.value = value
    switch value {
    case .text(let text):
      self.text = names.copy(of: text)
      self.unit = []
    case .number(let number, _):
      text = ValueScale(from: unit.span, to: outputUnit.span).text(number)
      self.unit = unit
    }
  }

  /// The number, unless it is a text.
  var number: Int64? { if case .number(let number, _) = value { number } else { nil } }
}
