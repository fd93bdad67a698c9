import Profiles
import Rendering

extension RawReport {
  /// Emits the samples: values, locations, labels.
  func writeSamples(
    _ output: inout TextOutput, _ emit: ([UInt8]) throws -> Void
  ) rethrows {
    // Each id stands in many stacks, and is made into digits once.
    var ids = TextTable()
    for location in profile.locations {
      ids.add {
        $0.write(location.id)
        $0.write(" ")
      }
    }
    let stacks = profile.samples.stackLocations.span
    let texts = LabelTexts(writePart: writePart, ending: "]", separator: " ")
    for sample in profile.samples.indices {
      for value in profile.samples.values(sample) {
        output.write(" ")
        output.write(value, width: 10)
      }
      output.write(": ")
      for position in profile.samples.stackRange(sample) {
        output.write(ids[stacks[position].position])
        try output.passOn(to: emit)
      }
      output.write("\n")
      let labels = profile.samples.labels(sample)
      let numbers = labels.firstIndex { !$0.isText } ?? labels.endIndex
      for labels in [labels[..<numbers], labels[numbers...]] where !labels.isEmpty {
        output.write(blanks: 16)
        try texts.write(labels, to: &output, emit)
        output.write("\n")
      }
      try output.passOn(to: emit)
    }
  }

  /// Writes a part of `key:[v1 v2]`, or of `key:[1 bytes 2 bytes]` where the numbers have units.
  private func writePart(_ label: Label, isFirst: Bool, _ output: inout TextOutput) {
    if isFirst { output.write(profile.names[label.key]) }
    output.write(isFirst ? ":[" : " ")
    switch label.value {
    case .text(let text): output.write(profile.names[text])
    case .number(let number, let unit):
      output.write(number)
      if let unit {
        output.write(" ")
        output.write(profile.names[unit])
      }
    }
  }
}
