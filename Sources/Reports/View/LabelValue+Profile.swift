import Profiles
import Rendering

extension LabelValue {
  /// - Parameter unit: That of the number; empty for texts.
  init(_ value: Label.Value, _ names: NameTable, unit: [UInt8], shownIn outputUnit: [UInt8]) {
    switch value {
    case .text(let text): self.init(text: names.copy(of: text))
    case .number(let number, _):
      let text = ValueScale(from: unit.span, to: outputUnit.span).text(number)
      self.init(number: number, unit: unit, text: text)
    }
  }
}
