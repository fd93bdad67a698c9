package import Rendering

extension TopReport {
  /// The report as `go tool pprof -top` prints it.
  package var text: TextOutput {
    var output = TextOutput()
    for line in measured.header.lines { output.line(line) }
    output.line("      flat  flat%   sum%        cum   cum%")
    var sum: Int64 = 0
    for row in rows {
      sum &+= row.flat
      output.columns(row.flat, sum: sum, row.cumulative, measured)
      output.write("  ")
      output.write(row.name)
      output.line(row.inlining.mark)
    }
    return output
  }

  package func write(_ emit: ([UInt8]) throws -> Void) rethrows { try emit(text.bytes) }
}
