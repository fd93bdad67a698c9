import Bytes
import Profiles
import Rendering

/// Writes the lines of a page.
///
///     ▸    12       10ms       30ms  total += value                    32 columns, then the source
///                   10ms       10ms    4010f3: addq %rax, (%rdi)                       list.c:12
///                                      ↳ inlined line of source                         list.h:7
struct CodeRows {
  private let code: WebCode
  private let answers: [[UInt8]: SourceAnswer]
  private let format: ValueFormat
  /// The largest value of a line, by which heat is measured.
  private let largestFlat: Int64
  private let total: Int64
  private let hottest: (file: [UInt8], line: Int64)
  /// How many digits addresses have.
  private let addressWidth: Int

  /// The columns before the source: a sign, the number of the line, two values.
  private static let margin = 32
  /// What the text of an instruction is filled up to.
  private static let textWidth = 48

  /// What stands before the code of an inlined call; deep calls are not to leave the window.
  private static func indentation(_ depth: Int) -> Int { 2 * min(depth, 12) }

  init(_ listing: WebListing, _ answers: [[UInt8]: SourceAnswer]) {
    self.answers = answers
    code = listing.code
    format = listing.selection.valuation.format
    total = listing.selection.valuation.total
    var largest = (flat: Int64(-1), cumulative: Int64(-1))
    var hottest = (file: [UInt8](), line: Int64(-1))
    for file in listing.files {
      for number in file.groups.lazy.flatMap(\.lines) {
        guard let sums = file.lines[number]?.sums else { continue }
        let heat = (
          flat: sums.flat.wrappingMagnitude, cumulative: sums.cumulative.wrappingMagnitude
        )
        if heat > largest { (largest, hottest) = (heat, (file.path, number)) }
      }
    }
    largestFlat = largest.flat
    self.hottest = hottest
    let address = code.instructions.lazy.filter { !$0.isPseudo }.map(\.address).max() ?? 0
    addressWidth = max(String(address, radix: 16).utf8.count, 8)
  }

  /// Writes the lines of a group. White space counts between their elements, so that the lines of
  /// the page end inside of tags.
  func write(
    _ group: WebListing.Group, of file: WebListing.File, _ output: inout TextOutput,
    _ emit: ([UInt8]) throws -> Void
  ) rethrows {
    for number in group.lines {
      try output.passOn(to: emit)
      guard let line = file.lines[number] else {
        writePlain(number, of: file, &output)
        continue
      }
      let isOpenable = line.code.contains { use in
        !code.instructions[use.instruction].isPseudo || use.depth > 0
      }
      output.write(isOpenable ? "<details" : "<div")
      writeAttributes(number, line.sums, of: file, &output)
      if isOpenable { output.write("<summary>") }
      writeMargin(number, line.sums, &output)
      if number < 0 {
        output.write("<em>instructions with unknown line numbers</em>")
      } else if !writeSource(number, of: file.path, &output) {
        output.write("<i>???</i>")
      }
      if isOpenable {
        output.write("</summary><div class=\"asm\">")
        try writeCode(of: line, number, in: file, &output, emit)
        output.write("</div></details\n>")
      } else {
        output.write("</div\n>")
      }
    }
  }

  /// Writes a line without instructions, if the file has it.
  private func writePlain(_ number: Int64, of file: WebListing.File, _ output: inout TextOutput) {
    guard case .lines(let lines) = answers[file.path], let position = lines.position(of: number)
    else { return }
    writeMargin(number, WebListing.Sums(), &output)
    output.write(escaped: lines[position])
    output.write("\n")
  }

  /// Ends the tag of a line, with the class and the strength of its colours.
  private func writeAttributes(
    _ number: Int64, _ sums: WebListing.Sums, of file: WebListing.File, _ output: inout TextOutput
  ) {
    if hottest.line == number, hottest.file == file.path { output.write(" id=\"hot\"") }
    if sums.flat == 0, sums.cumulative == 0 {
      output.write(">")
      return
    }
    let isNegative = sums.flat < 0 || (sums.flat == 0 && sums.cumulative < 0)
    output.write(isNegative ? " class=\"s less\"" : " class=\"s\"")
    output.write(" style=\"--cum:")
    output.write(Int64(sums.cumulative.percent(of: total)))
    output.write(";--flat:")
    output.write(Int64(sums.flat.percent(of: largestFlat)))
    output.write("\">")
  }

  private func writeMargin(
    _ number: Int64, _ sums: WebListing.Sums, _ output: inout TextOutput
  ) {
    output.write("<i>")
    if number > 0 { output.write(number, width: 8) } else { output.write(blanks: 8) }
    output.write(" ")
    if sums.flat != 0 { output.write("</i><b>") }
    output.write(cell(sums.flat), width: 10)
    if sums.flat != 0 { output.write("</b>") }
    if sums.cumulative != 0, sums.flat == 0 { output.write("</i>") }
    if sums.cumulative == 0, sums.flat != 0 { output.write("<i>") }
    output.write(" ")
    output.write(cell(sums.cumulative), width: 10)
    output.write(sums.cumulative == 0 ? "  </i>" : "  ")
  }

  /// Writes a line of source, if it is known.
  private func writeSource(_ number: Int64, of path: [UInt8], _ output: inout TextOutput) -> Bool {
    guard case .lines(let lines) = answers[path], let position = lines.position(of: number)
    else { return false }
    output.write(escaped: lines[position])
    return true
  }

  private func writeCode(
    of line: WebListing.Line, _ number: Int64, in file: WebListing.File,
    _ output: inout TextOutput, _ emit: ([UInt8]) throws -> Void
  ) rethrows {
    var end: UInt64?
    // The calls that the last instruction was inlined by, outermost first.
    var calls: [WebCode.Frame] = []
    for use in line.code {
      let instruction = code.instructions[use.instruction]
      if let end, end != instruction.address, !instruction.isPseudo {
        output.write(blanks: Self.margin + addressWidth)
        output.write("⋮\n")
        calls = []
      }
      end = instruction.isPseudo ? nil : instruction.address &+ UInt64(instruction.length)
      let inlined = Array(code.inlinedFrames(of: use).reversed())
      let common = zip(calls, inlined).prefix { $0 == $1 }.count
      for depth in common..<inlined.count { write(inlined[depth], depth: depth, &output) }
      calls = inlined
      if !instruction.isPseudo {
        let place = inlined.last.map { ($0.file, $0.line) }
        write(
          instruction, depth: inlined.count, file: place.map { code.files[$0.0] } ?? file.path,
          line: place?.1 ?? number, &output)
      }
      try output.passOn(to: emit)
    }
  }

  /// Writes the source of a call that was inlined.
  private func write(_ frame: WebCode.Frame, depth: Int, _ output: inout TextOutput) {
    let path = code.files[frame.file]
    let name = code.functions[frame.function].name
    var text = [UInt8]()
    if case .lines(let lines) = answers[path], let position = lines.position(of: frame.line) {
      text = Array(copying: lines[position]).trimmed
    }
    let indentation = Self.indentation(depth)
    output.write(blanks: Self.margin + addressWidth + 2 + indentation)
    output.write("<em>↳ ")
    output.write(escaped: text.isEmpty ? name : text, padded: Self.textWidth - indentation - 2)
    output.write("</em><i>")
    writePlace(path, frame.line, &output)
    if !text.isEmpty {
      output.write(" ")
      output.write(escaped: name)
    }
    output.write("</i>\n")
  }

  private func write(
    _ instruction: WebCode.Instruction, depth: Int, file: [UInt8], line: Int64,
    _ output: inout TextOutput
  ) {
    let isSampled = instruction.flat != 0 || instruction.cumulative != 0
    if isSampled { output.write("<b>") }
    output.write(blanks: 9)
    output.write(cell(instruction.flat), width: 10)
    output.write(" ")
    output.write(cell(instruction.cumulative), width: 10)
    output.write("  ")
    output.write(blanks: addressWidth - String(instruction.address, radix: 16).utf8.count)
    output.write(hexadecimal: instruction.address)
    output.write(": ")
    output.write(blanks: Self.indentation(depth))
    output.write(
      escaped: instruction.text, padded: Self.textWidth - Self.indentation(depth))
    output.write("<i>")
    writePlace(file, line, &output)
    output.write(isSampled ? "</i></b>\n" : "</i>\n")
  }

  private func writePlace(_ path: [UInt8], _ line: Int64, _ output: inout TextOutput) {
    output.write(" ")
    if !path.isEmpty { output.write(escaped: FilePaths.base(of: path)) }
    if line > 0 {
      output.write(":")
      output.write(line)
    }
  }

  /// A value, or a dot where nothing was sampled.
  private func cell(_ value: Int64) -> [UInt8] {
    value == 0 ? ".".bytes : format.text(value)
  }
}

extension Int64 {
  /// The absolute value as a share from 0 to 100.
  fileprivate func percent(of total: Int64) -> Int {
    if total == 0 { return 0 }
    let share = (Double(self) / Double(total)).magnitude * 100
    return Int(Swift.min(share, 100).rounded())
  }
}

extension Array where Element == UInt8 {
  /// The text without blanks and tabs at its beginning.
  fileprivate var trimmed: [UInt8] {
    Array(drop { $0 == " " || $0 == "\t" })
  }
}
