import Profiles
import Rendering

extension RawReport {
  /// Emits the locations, one line for each of their frames.
  func writeLocations(
    _ output: inout TextOutput, _ emit: ([UInt8]) throws -> Void
  ) rethrows {
    output.line("Locations")
    for location in profile.locations {
      output.write(location.id, width: 6)
      output.write(": 0x")
      output.write(hexadecimal: location.address)
      output.write(" ")
      if let mapping = location.mapping {
        output.write("M=")
        output.write(profile.mappings[mapping].id)
        output.write(" ")
      }
      if location.isFolded { output.write("[F] ") }
      let lines = location.lines.positions
      if lines.isEmpty { output.write("\n") }
      for position in lines {
        if position > lines.lowerBound { output.write(blanks: 13) }
        writeLine(profile.lines[position], &output)
        try output.passOn(to: emit)
      }
    }
  }

  private func writeLine(_ line: Line, _ output: inout TextOutput) {
    let function = profile.functions[line.function]
    output.write(profile.names[function.name])
    output.write(" ")
    output.write(profile.names[function.filename])
    output.write(":")
    output.write(line.line)
    output.write(":")
    output.write(line.column)
    output.write(" s=")
    output.write(function.startLine)
    if function.name != function.systemName {
      output.write("(")
      output.write(profile.names[function.systemName])
      output.write(")")
    }
    output.write("\n")
  }

  /// Emits the mappings, a line for each.
  func writeMappings(
    _ output: inout TextOutput, _ emit: ([UInt8]) throws -> Void
  ) rethrows {
    output.line("Mappings")
    for mapping in profile.mappings {
      output.write(mapping.id)
      var separator = ": 0x"
      for address in [mapping.start, mapping.limit, mapping.offset] {
        output.write(separator)
        output.write(hexadecimal: address)
        separator = "/0x"
      }
      for text in [mapping.file, mapping.buildID] {
        output.write(" ")
        output.write(profile.names[text])
      }
      output.write(" ")
      for (flag, text) in Self.flags where mapping.symbols.contains(flag) { output.write(text) }
      output.write("\n")
      try output.passOn(to: emit)
    }
  }

  private static let flags: [(SymbolDetail, String)] = [
    (.functions, "[FN]"), (.filenames, "[FL]"), (.lineNumbers, "[LN]"), (.inlineFrames, "[IN]"),
  ]
}
