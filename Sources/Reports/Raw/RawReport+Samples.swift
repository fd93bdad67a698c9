import Profiles

extension RawReport {
  /// Emits the samples: values, locations, labels.
  func writeSamples(
    _ output: inout TextOutput, _ emit: ([UInt8]) throws -> Void
  ) rethrows {
    // Ids stand in stacks thirty times for each location, and are made into digits once.
    var ids = TextTable()
    for location in profile.locations {
      ids.add {
        $0.write(location.id)
        $0.write(" ")
      }
    }
    let stacks = profile.samples.stackLocations.span
    var texts = LabelTexts()
    for sample in 0..<profile.samples.count {
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
      writeLabels(labels[..<numbers], &texts, &output)
      writeLabels(labels[numbers...], &texts, &output)
      try output.passOn(to: emit)
    }
  }

  /// Labels of one kind on a line, in the order of their finished texts.
  private func writeLabels(
    _ labels: ArraySlice<Label>, _ texts: inout LabelTexts, _ output: inout TextOutput
  ) {
    guard !labels.isEmpty else { return }
    texts.make(of: labels, writeEntry)
    output.write(blanks: 16)
    texts.write(to: &output, separator: " ")
    output.write("\n")
  }

  /// `key:[v1 v2]`, or `key:[1 bytes 2 bytes]` where the numbers have units.
  private func writeEntry(_ labels: ArraySlice<Label>, _ output: inout TextOutput) {
    guard let first = labels.first else { return }
    output.write(profile.names[first.key])
    output.write(":[")
    for position in labels.indices {
      if position > labels.startIndex { output.write(" ") }
      switch labels[position].value {
      case .text(let text): output.write(profile.names[text])
      case .number(let number, let unit):
        output.write(number)
        if let unit {
          output.write(" ")
          output.write(profile.names[unit])
        }
      }
    }
    output.write("]")
  }
}
