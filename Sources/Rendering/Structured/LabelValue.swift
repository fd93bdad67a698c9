/// A value of a label as a row has it: a text, or a number with its unit.
package struct LabelValue: Sendable {
  /// The text, or that of the number as people read it.
  package let text: [UInt8]
  /// The number, unless it is a text.
  package let number: Int64?
  /// Empty for texts.
  package let unit: [UInt8]

  package init(text: [UInt8]) {
    self.text = text
    number = nil
    unit = []
  }

  /// - Parameter text: The number as people read it.
  package init(number: Int64, unit: [UInt8], text: [UInt8]) {
    self.text = text
    self.number = number
    self.unit = unit
  }
}
