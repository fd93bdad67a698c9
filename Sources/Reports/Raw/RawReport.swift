public import Profiles

/// Everything that a profile holds, as text.
public struct RawReport: Sendable {
  private let profile: Profile
  private let zone: ZoneLookup

  public init(of profile: Profile, zone: @escaping ZoneLookup = { _ in .utc }) {
    self.profile = profile
    self.zone = zone
  }

  /// The report as `go tool pprof -raw` prints it.
  public var text: TextOutput {
    var output = TextOutput()
    writeHeader(&output)
    writeSamples(&output)
    writeLocations(&output)
    writeMappings(&output)
    return output
  }

  private func writeHeader(_ output: inout TextOutput) {
    func field(_ title: String, _ text: [UInt8]) { output.line(Array(title.utf8) + text) }
    for comment in profile.comments { field("Comment: ", profile.names.copy(of: comment)) }
    if !profile.documentationURL.isEmpty {
      field("Doc: ", profile.names.copy(of: profile.documentationURL))
    }
    field("PeriodType: ", typeText(profile.periodType, separator: " "))
    field("Period: ", Array(String(profile.period).utf8))
    if profile.timeNanoseconds != 0 {
      field("Time: ", CivilTime(nanosecondsSince1970: profile.timeNanoseconds, zone).long)
    }
    if profile.durationNanoseconds != 0 {
      field("Duration: ", Array(shortDuration(profile.durationNanoseconds).utf8))
    }
  }

  private func typeText(_ type: ValueType, separator: String) -> [UInt8] {
    profile.names.copy(of: type.type) + Array(separator.utf8) + profile.names.copy(of: type.unit)
  }

  // MARK: Samples

  private func writeSamples(_ output: inout TextOutput) {
    output.line("Samples:")
    let types = profile.sampleTypes.map { type in
      typeText(type, separator: "/")
        + Array((type.type == profile.defaultSampleType ? "[dflt]" : "").utf8)
    }
    output.line(trimmingBlanks(Array(types.joined(separator: " ".utf8))))
    for sample in 0..<profile.samples.count {
      for value in profile.samples.values(sample) {
        output.write(" ")
        output.write(value, width: 10)
      }
      output.write(": ")
      for location in profile.samples.stack(sample) {
        output.write(String(profile.locations[location].id))
        output.write(" ")
      }
      output.line("")
      let labels = profile.samples.labels(sample)
      writeLabels(labels.prefix { $0.isText }, &output)
      writeLabels(labels.drop { $0.isText }, &output)
    }
  }

  /// Labels of one kind on a line, in the order of their finished texts.
  private func writeLabels(_ labels: ArraySlice<Label>, _ output: inout TextOutput) {
    guard !labels.isEmpty else { return }
    var texts: [[UInt8]] = []
    var rest = labels
    while let first = rest.first {
      let values = rest.prefix { $0.key == first.key }
      texts.append(
        profile.names.copy(of: first.key) + Array(":[".utf8)
          + Array(values.map(valueText).joined(separator: " ".utf8)) + Array("]".utf8))
      rest = rest.dropFirst(values.count)
    }
    texts.sort { $0.lexicographicallyPrecedes($1) }
    output.write(String(repeating: " ", count: 16))
    output.line(Array(texts.joined(separator: " ".utf8)))
  }

  private func valueText(_ label: Label) -> [UInt8] {
    switch label.value {
    case .text(let text): profile.names.copy(of: text)
    case .number(let number, unit: nil): Array(String(number).utf8)
    case .number(let number, unit: let unit?):
      Array("\(number) ".utf8) + profile.names.copy(of: unit)
    }
  }

  // MARK: Locations and mappings

  private func writeLocations(_ output: inout TextOutput) {
    output.line("Locations")
    for location in profile.locations {
      output.write(Array(String(location.id).utf8), width: 6)
      output.write(": 0x\(String(location.address, radix: 16)) ")
      if let mapping = location.mapping { output.write("M=\(profile.mappings[mapping].id) ") }
      if location.isFolded { output.write("[F] ") }
      let lines = profile.lines[location.lines.positions]
      if lines.isEmpty { output.line("") }
      for (position, line) in lines.enumerated() {
        if position > 0 { output.write(String(repeating: " ", count: 13)) }
        writeLine(line, &output)
      }
    }
  }

  private func writeLine(_ line: Line, _ output: inout TextOutput) {
    let function = profile.functions[line.function]
    output.write(profile.names[function.name])
    output.write(" ")
    output.write(profile.names[function.filename])
    output.write(":\(line.line):\(line.column) s=\(function.startLine)")
    if function.name != function.systemName {
      output.write("(")
      output.write(profile.names[function.systemName])
      output.write(")")
    }
    output.line("")
  }

  private func writeMappings(_ output: inout TextOutput) {
    output.line("Mappings")
    for mapping in profile.mappings {
      let range = [mapping.start, mapping.limit, mapping.offset]
        .map { "0x" + String($0, radix: 16) }.joined(separator: "/")
      output.write("\(mapping.id): \(range) ")
      output.write(profile.names[mapping.file])
      output.write(" ")
      output.write(profile.names[mapping.buildID])
      output.write(" ")
      for (flag, text) in Self.flags where mapping.symbols.contains(flag) { output.write(text) }
      output.line("")
    }
  }

  private static let flags: [(SymbolDetail, String)] = [
    (.functions, "[FN]"), (.filenames, "[FL]"), (.lineNumbers, "[LN]"), (.inlineFrames, "[IN]"),
  ]
}

/// Text without blanks at its ends.
private func trimmingBlanks(_ text: [UInt8]) -> [UInt8] {
  func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0d).contains(byte) }
  guard let start = text.firstIndex(where: { !isBlank($0) }),
    let end = text.lastIndex(where: { !isBlank($0) })
  else { return [] }
  return Array(text[start...end])
}
