import Bytes
package import Rendering

extension ListReport {
  /// The report as `go tool pprof -list` prints it.
  package var text: TextOutput { TextOutput { write($0) } }

  /// Emits the report as `go tool pprof -list` prints it, in pieces of bounded size.
  package func write(_ emit: ([UInt8]) throws -> Void) rethrows {
    var output = TextOutput()
    var opened: Set<[UInt8]> = []
    output.write("Total: ")
    output.line(valuation.format.text(valuation.total))
    for function in selection.functions {
      if function.files.isEmpty {
        output.write("No source information for ")
        output.line(function.name)
      }
      for file in function.files {
        writeHeader(function, file, &output)
        // Without lines to show, a file is not opened, and only known to fail if it did before.
        if file.range != nil { opened.insert(file.path) }
        guard opened.contains(file.path) else { continue }
        switch answers[file.path] {
        case .lines(let lines): try writeLines(file, lines, &output, emit)
        case .unreadable(let reason):
          output.write(" Error: ")
          output.line(reason)
        case nil: output.line(" Error: not read")
        }
        try output.passOn(to: emit)
      }
    }
    try output.finish(emit)
  }

  private func writeHeader(
    _ function: ListSelection.Function, _ file: ListSelection.File, _ output: inout TextOutput
  ) {
    output.write("ROUTINE ======================== ")
    output.write(function.name)
    output.write(" in ")
    output.line(file.path)
    output.write(valuation.format.text(file.flat), width: 10)
    output.write(" ")
    output.write(valuation.format.text(file.cumulative), width: 10)
    output.write(" (flat, cum) ")
    output.write(percentage(file.cumulative, of: valuation.total))
    output.line(" of Total")
  }

  private func writeLines(
    _ file: ListSelection.File, _ lines: SourceLines, _ output: inout TextOutput,
    _ emit: ([UInt8]) throws -> Void
  ) rethrows {
    guard let range = file.range else { return }
    for number in range {
      guard let position = lines.position(of: number) else { return }
      let line = file.lines[number] ?? ListSelection.Line()
      output.write(cell(line.flat), width: 10)
      output.write(" ")
      output.write(cell(line.cumulative), width: 10)
      output.write(" ")
      output.write(number, width: 6)
      output.write(":")
      output.write(lines[position])
      output.write("\n")
      try output.passOn(to: emit)
    }
  }

  /// A value, or a dot where nothing was sampled.
  func cell(_ value: Int64) -> [UInt8] {
    value == 0 ? ".".bytes : valuation.format.text(value)
  }
}
