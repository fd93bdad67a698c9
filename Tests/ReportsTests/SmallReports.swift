// What tests of reports on small profiles have in common.

import CallGraphs
import Foundation
import Profiles

@testable import Rendering
@testable import Reports

extension TextOutput {
  /// The lines; the last is empty where the text ends with a line end.
  var lines: [String] { String(decoding: bytes, as: UTF8.self).components(separatedBy: "\n") }
}

extension StyledText {
  /// The lines; the last is empty where the text ends with a line end.
  var lines: [String] { String(decoding: bytes, as: UTF8.self).components(separatedBy: "\n") }

  /// The lines as a screen with colours shows them.
  var screenLines: [String] {
    String(decoding: bytes(on: ScreenAbilities(isColored: true)), as: UTF8.self)
      .components(separatedBy: "\n")
  }
}

extension Valuation {
  /// The last values of a small profile.
  init(ofLast profile: Profile, unit: String = "minimum", divisor: Double = 1, isMean: Bool = false)
  {
    let measure = Measure(valueColumn: profile.sampleTypes.count - 1, isMean: isMean)
    self.init(of: profile, measure, outputUnit: Array(unit.utf8), dividedBy: divisor)
  }
}

extension ProfileBuilder {
  /// A label with text.
  mutating func label(_ key: String, _ text: String) -> Label {
    Label(key: name(key), value: .text(name(text)))
  }

  /// A label with a number.
  mutating func label(_ key: String, _ number: Int64, _ unit: String? = nil) -> Label {
    let unit = unit.map { name($0) }
    return Label(key: name(key), value: .number(number, unit: unit))
  }

  /// A location with one line of a new function.
  mutating func place(
    _ function: String, _ file: String = "", _ line: Int64 = 0, startLine: Int64 = 0
  ) -> LocationIndex {
    let function = addFunction(name: function, filename: file, startLine: startLine)
    return addLocation(lines: [Line(function: function, line: line)])
  }
}
