package import Rendering

extension TreeReport {
  /// The report as `go tool pprof -tree` and `-peek` print it.
  package var text: TextOutput {
    var output = TextOutput()
    for line in measured.header.lines { output.line(line) }
    output.line(Self.rule)
    output.line("      flat  flat%   sum%        cum   cum%   calls calls% + context \t \t ")
    var sum: Int64 = 0
    for entry in entries {
      sum &+= entry.flat
      output.line(Self.rule)
      for caller in entry.callers { write(caller, of: entry, &output) }
      output.columns(entry.flat, sum: sum, entry.cumulative, measured)
      output.write("                | ")
      output.line(entry.name)
      for callee in entry.callees { write(callee, of: entry, &output) }
    }
    if !entries.isEmpty { output.line(Self.rule) }
    return output
  }

  package func write(_ emit: ([UInt8]) throws -> Void) rethrows { try emit(text.bytes) }

  private static let rule =
    String(repeating: "-", count: 58) + "+" + String(repeating: "-", count: 13)

  private func write(_ call: Call, of entry: Entry, _ output: inout TextOutput) {
    output.write(measured.format.text(call.weight), width: 50)
    output.write(" ")
    output.write(percentage(call.weight, of: entry.cumulative))
    output.write(" |   ")
    output.write(call.name)
    output.line(call.isInline ? " (inline)" : "")
  }
}
