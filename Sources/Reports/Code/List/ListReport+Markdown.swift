import Bytes
import Rendering

extension ListReport {
  /// Functions with their lines as blocks of code, for people who read it elsewhere. Unlike in the
  /// text, a sample counts once for a function.
  func writeMarkdown(_ emit: ([UInt8]) throws -> Void) throws {
    let types = selection.view.types
    let sums = LineSums(selection, columns: types.columns)
    var output = TextOutput()
    output.write("- Total: ")
    output.line(markdownEscaped(valuation.format.text(valuation.total)))
    for function in selection.functions {
      if function.files.isEmpty {
        output.write("\n### ")
        output.write(markdownCode(function.name))
        output.line("\n\nno source information")
      }
      for file in function.files {
        let place = LineSums.Place(function: function.name, file: file.path)
        writeHeading(place, sums.of(place), &output)
        try writeBlock(file, &output, emit) { sums.of(place, line: $0) }
      }
    }
    try output.finish(emit)
  }

  private func writeHeading(
    _ place: LineSums.Place, _ all: (flat: [Int64], cumulative: [Int64]),
    _ output: inout TextOutput
  ) {
    let (flat, cumulative) = (shown(all.flat), shown(all.cumulative))
    output.write("\n### ")
    output.line(markdownCode(place.function))
    output.write("\n")
    output.write(markdownCode(place.file))
    output.write(": flat ")
    output.write(markdownEscaped(valuation.format.text(flat)))
    output.write(", cum ")
    output.write(markdownEscaped(valuation.format.text(cumulative)))
    output.line(" (\(trimmed(cumulative)) of the total)\n")
  }

  private func writeBlock(
    _ file: ListSelection.File, _ output: inout TextOutput, _ emit: ([UInt8]) throws -> Void,
    _ sums: (_ line: Int64) -> (flat: [Int64], cumulative: [Int64])
  ) throws {
    guard let range = file.range else { return }
    guard case .lines(let lines) = answers[file.path] else {
      if case .unreadable(let reason) = answers[file.path] {
        output.line(markdownEscaped(reason))
      }
      return
    }
    let known = range.lazy.prefix { lines.position(of: $0) != nil }
    let backtick = UInt8(ascii: "`")
    let longest = known.reduce(0) { longest, number in
      max(longest, lines.position(of: number).map { longestRun(of: backtick, in: lines[$0]) } ?? 0)
    }
    let fence = markdownFence(longest)
    output.line(fence)
    output.line("      flat        cum   line")
    for number in known {
      guard let position = lines.position(of: number) else { break }
      let own = sums(number)
      output.write(cell(shown(own.flat)), width: 10)
      output.write(" ")
      output.write(cell(shown(own.cumulative)), width: 10)
      output.write(" ")
      output.write(number, width: 6)
      output.write(": ")
      output.line(markdownBlockLine(Array(copying: lines[position])))
      try output.passOn(to: emit)
    }
    output.line(fence)
  }

  /// The value of the type that is shown.
  private func shown(_ sums: [Int64]) -> Int64 {
    let types = selection.view.types
    return types.values(sums)[types.selected]
  }

  private func trimmed(_ value: Int64) -> String {
    String(decoding: trimmedPercentage(value, of: valuation.total), as: UTF8.self)
  }
}
