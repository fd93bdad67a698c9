import Bytes
import Profiles
package import Rendering

extension DisassemblyReport {
  /// The report as pprof's `-disasm` prints it.
  package var text: TextOutput { TextOutput { write($0) } }

  /// Emits the report as pprof's `-disasm` prints it, in pieces of bounded size.
  package func write(_ emit: ([UInt8]) throws -> Void) rethrows {
    var output = TextOutput()
    output.write("Total: ")
    output.line(valuation.format.text(valuation.total))
    for (routine, instructions) in zip(routines, tables) {
      writeHeader(routine, &output)
      var shown = SourcePlace()
      try visit(routine, instructions) { position, row, _ in
        let hasMoved = row.place != shown
        shown = row.place
        write(row, instructions.text(of: position), showsPlace: hasMoved, &output)
        try output.passOn(to: emit)
      }
    }
    try output.finish(emit)
  }

  private func writeHeader(_ routine: SampledRoutines.Routine, _ output: inout TextOutput) {
    var title = "ROUTINE ======================== "
    for name in routine.symbol.names {
      output.write(title)
      output.line(name)
      title = "    AKA ======================== "
    }
    let flat = routine.samples.reduce(0) { $0 &+ $1.sample.flat }
    output.write(valuation.format.text(flat), width: 10)
    output.write(" ")
    output.write(valuation.format.text(routine.cumulative), width: 10)
    output.write(" (flat, cum) ")
    output.write(percentage(routine.cumulative, of: valuation.total))
    output.line(" of Total")
  }

  /// How long an instruction may be for its place to follow it on the line.
  private static let textWidth = 40
  /// Where places stand.
  private static let placeColumn = 74

  private func write(
    _ row: InstructionSums, _ text: Span<UInt8>, showsPlace: Bool, _ output: inout TextOutput
  ) {
    let place = showsPlace ? row.place.text : []
    let isBehind = !place.isEmpty && text.count < Self.textWidth
    if !place.isEmpty, !isBehind {
      output.write(blanks: Self.placeColumn)
      output.write(";")
      output.line(place)
    }
    output.write(cell(row.flat, row.divisors.flat), width: 10)
    output.write(" ")
    output.write(cell(row.cumulative, row.divisors.cumulative), width: 10)
    output.write(" ")
    output.write(Array(String(row.address, radix: 16).utf8), width: 10)
    output.write(": ")
    output.write(text)
    if isBehind {
      output.write(blanks: Self.textWidth - text.characterCount)
      output.write(";")
      output.write(place)
    }
    output.write("\n")
  }

  /// A value, divided for means, or a dot where nothing was sampled.
  private func cell(_ value: Int64, _ divisor: Int64) -> [UInt8] {
    let shown = value.dividedUnlessZero(by: divisor)
    return shown == 0 ? ".".bytes : valuation.format.text(shown)
  }
}

extension SourcePlace {
  /// The place as it follows an instruction; a line without a file is not shown.
  fileprivate var text: [UInt8] {
    var text = function
    if !function.isEmpty { text.append(" ") }
    if !file.isEmpty {
      text += file
      if line != 0 { text += ":\(line)".bytes }
    }
    return text
  }
}
