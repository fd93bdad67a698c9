import Bytes
import CallGraphs
import Foundation
import Profiles
import Testing

@testable import Rendering
@testable import Reports

struct DisassemblyReportTests {
  /// A program at 0x401000, of which the file has the code at 0x1000, and a library.
  private func profile(_ samples: [(address: UInt64, value: Int64)]) -> Profile {
    var builder = ProfileBuilder(sampleTypes: [("samples", "count"), ("cpu", "nanoseconds")])
    let program = builder.addMapping(start: 0x401000, limit: 0x402000, file: "/bin/prog")
    let library = builder.addMapping(start: 0x7000_0000, limit: 0x7100_0000, file: "/lib/lib.so")
    let work = builder.addFunction(name: "work", filename: "/src/work.c")
    for (address, value) in samples {
      let mapping = address < 0x7000_0000 ? program : library
      let location = builder.addLocation(
        address: address, mapping: mapping, lines: [Line(function: work, line: 7)])
      builder.addSample(stack: [location], values: [2, value * 1_000_000])
    }
    return builder.profile
  }

  private func selection(
    _ profile: Profile, _ expression: String, isMean: Bool = false
  ) throws -> DisassemblySelection {
    DisassemblySelection(
      of: View(of: profile, Valuation(ofLast: profile, isMean: isMean)),
      matching: try Pattern(expression))
  }

  /// A binary that lies 0x400000 higher in memory.
  private func answer(_ request: BinaryRequest, _ symbols: [SymbolRange]) -> BinaryAnswer {
    .known(BinaryPlaces(addresses: request.addresses.map { $0 - 0x400000 }, symbols: symbols))
  }

  private func symbol(_ addresses: ClosedRange<UInt64>, _ names: String...) -> SymbolRange {
    SymbolRange(names: names.map { Array($0.utf8) }, addresses: addresses)
  }

  private func table(
    _ rows: [(address: UInt64, text: String, place: SourcePlace)]
  ) -> InstructionTable {
    var table = InstructionTable()
    for row in rows {
      table.append(row.address, length: 1, text: Array(row.text.utf8), places: [row.place])
    }
    return table
  }

  private func place(_ function: String, _ file: String, _ line: Int64) -> SourcePlace {
    SourcePlace(function: Array(function.utf8), file: Array(file.utf8), line: line)
  }

  @Test func `what is asked, and what is printed`() throws {
    let selection = try selection(
      profile([(0x401000, 20), (0x401003, 5), (0x401004, 10), (0x7000_1234, 5)]), "work /src")
    let requests = selection.requests
    #expect(requests.map(\.mapping.position) == [0, 1])
    #expect(requests.map(\.addresses) == [[0x401000, 0x401003, 0x401004], [0x7000_1234]])
    let routines = try SampledRoutines(
      selection,
      [
        answer(requests[0], [symbol(0x1000...0x100f, "work", "alias")]),
        .unreadable(reason: "no file".bytes),
      ])
    #expect(routines.requests.map(\.addresses) == [0x1000...0x100f])
    let long = String(repeating: "x", count: 40)
    let code = table([
      (0x1000, "push", place("", "/x/work.c", 3)), (0x1002, "mov", place("", "/x/work.c", 3)),
      (0x1004, long, place("", "/x/work.c", 9)), (0x1008, "ret", place("", "", 0)),
      (0x1009, String(long.dropLast()), place("f", "", 9)),
    ])
    #expect(
      try DisassemblyReport(routines, [.instructions(code)]).text.lines == [
        "Total: 40ms", "ROUTINE ======================== work",
        "    AKA ======================== alias",
        "      35ms       35ms (flat, cum) 87.50% of Total",
        "      20ms       20ms       1000: push                                    ;work work.c:3",
        "       5ms        5ms       1002: mov",
        String(repeating: " ", count: 74) + ";work work.c:9",
        "      10ms       10ms       1004: " + long,
        "         .          .       1008: ret",
        "         .          .       1009: " + long.dropLast() + " ;f ",
        "",
      ])
  }

  @Test func `a sample of a recursive routine counts once, and the text says that it does not`()
    throws
  {
    var builder = ProfileBuilder(sampleTypes: [("x", "count")])
    let program = builder.addMapping(start: 0x401000, limit: 0x402000, file: "/bin/prog")
    let work = builder.addFunction(name: "work", filename: "/src/work.c")
    let places = [0x401000, 0x401001, 0x401002].map { (address: UInt64) in
      builder.addLocation(
        address: address, mapping: program, lines: [Line(function: work, line: 7)])
    }
    builder.addSample(stack: places + [places[2]], values: [5])
    let selection = try selection(builder.profile, "work")
    let routines = try SampledRoutines(
      selection, [answer(selection.requests[0], [symbol(0x1000...0x100f, "work")])])
    let code = table([(0x1000, "a", place("", "", 0)), (0x1001, "b", place("", "", 0))])
    let report = try DisassemblyReport(routines, [.instructions(code)])
    #expect(report.text.lines[2] == "         5         15 (flat, cum) 300.00% of Total")
    #expect(report.textRemarks.map { $0.prefix(13) } == ["work: 15 coun"])
    var cumulative: [Int64] = []
    try report.structure(named: "disasm")?.rows { row in
      if case .values(let values) = row[5] { cumulative += values }
      guard case .list(let instructions) = row[7] else { return }
      try instructions { if case .values(let values) = $0[6] { cumulative += values } }
    }
    #expect(cumulative == [5, 5, 5])
  }

  /// As in Go, whose line tables name no functions: those come with the samples.
  @Test func `places that the binary does not know are those of the samples`() throws {
    let selection = try selection(profile([(0x401001, 20)]), "work")
    let routines = try SampledRoutines(
      selection, [answer(selection.requests[0], [symbol(0x1000...0x100f, "work")])])
    let code = table([
      (0x1000, "a", place("", "", 0)), (0x1001, "b", place("", "", 0)),
      (0x1002, "c", place("", "", 0)), (0x1003, "d", place("", "/y/z.c", 0)),
    ])
    #expect(
      try DisassemblyReport(routines, [.instructions(code)]).text.lines.dropFirst(3) == [
        "         .          .       1000: a",
        "      20ms       20ms       1001: b                                       ;work work.c:7",
        "         .          .       1002: c",
        "         .          .       1003: d                                       ;z.c", "",
      ])
  }

  @Test func `sums of a symbol are never divided, values of an instruction are for means`() throws {
    let selection = try selection(
      profile([(0x401000, 20), (0x401001, 5)]), "work", isMean: true)
    let routines = try SampledRoutines(
      selection, [answer(selection.requests[0], [symbol(0x1000...0x100f, "work")])])
    let code = table([(0x1000, "a", place("", "", 0)), (0x1002, "b", place("", "", 0))])
    #expect(
      try DisassemblyReport(routines, [.instructions(code)]).text.lines.prefix(4) == [
        "Total: 6.25ms", "ROUTINE ======================== work",
        "      25ms       25ms (flat, cum) 400.00% of Total",
        "    6.25ms     6.25ms       1000: a                                       ;work work.c:7",
      ])
  }

  /// Observed: samples at the first byte (10) and the last (5).
  @Test func `a sample on the last byte of a symbol is lost`() throws {
    let selection = try selection(profile([(0x401000, 10), (0x401009, 5)]), "work")
    for (last, header) in [
      (0x1009, "      10ms       10ms (flat, cum) 66.67% of Total"),
      (0x100a, "      15ms       15ms (flat, cum)   100% of Total"),
    ] as [(UInt64, String)] {
      let routines = try SampledRoutines(
        selection, [answer(selection.requests[0], [symbol(0x1000...last, "work")])])
      #expect(try DisassemblyReport(routines, [.instructions(table([]))]).text.lines[2] == header)
    }
  }

  @Test func `symbols are sorted by name, then by address, and those without samples left out`()
    throws
  {
    let selection = try selection(
      profile([(0x401000, 1), (0x401010, 1), (0x401020, 1), (0x401030, 1)]), "work")
    let routines = try SampledRoutines(
      selection,
      [
        answer(
          selection.requests[0],
          [
            symbol(0x1020...0x102f, "b"), symbol(0x1000...0x100f, "b"),
            symbol(0x1010...0x101f, "a"),
            symbol(0x1031...0x103f, "c"),
          ])
      ])
    #expect(
      routines.requests.map(\.addresses) == [0x1010...0x101f, 0x1000...0x100f, 0x1020...0x102f])
  }

  @Test(
    arguments: [
      ("4198400", 4_198_400), ("0x401000", 0x401000), ("0x40_1000", 0x401000), ("0b11", 3),
      ("017", 15), ("0o17", 15), ("work", nil), ("-1", nil), ("0x", nil), ("4__1", nil), ("", nil),
      ("18446744073709551616", nil),
    ] as [(String, UInt64?)])
  func `a pattern may be an address`(expression: String, address: UInt64?) throws {
    #expect(try selection(profile([(0x401000, 1)]), expression).address == address)
  }

  /// pprof finds nothing for the second.
  @Test(arguments: ["^0+401000 work /src/work.c:7$", "^work$"])
  func `a pattern may be for what is printed and for the name alone`(expression: String) throws {
    #expect(try selection(profile([(0x401000, 1)]), expression).requests.count == 1)
  }

  @Test func `an address is looked for in the mapping that holds it, its end included`() throws {
    let profile = profile([(0x401000, 1), (0x7000_1234, 5)])
    for (expression, mappings) in [
      ("0x401fff", [0]), ("0x402000", [0]), ("0x402001", []), ("0x70000000", [1]),
    ] {
      #expect(try selection(profile, expression).requests.map(\.mapping.position) == mappings)
    }
  }

  @Test func `why nothing is left`() throws {
    let profile = profile([(0x401000, 1)])
    let unread = BinaryAnswer.unreadable(reason: [])
    func reason(_ expression: String, _ answer: (BinaryRequest) -> BinaryAnswer) throws -> String {
      let selection = try selection(profile, expression)
      let error = #expect(throws: DisassemblyError.self) {
        try SampledRoutines(selection, selection.requests.map(answer))
      }
      return error.map { "\($0)" } ?? ""
    }
    #expect(try reason("work") { _ in unread } == "no matches found for regexp work")
    #expect(
      try reason("Work") { _ in unread }
        == "no matches found for regexp Work; nearest names: work")
    #expect(try reason("0x401abc") { _ in unread } == "no matches found for address 0x401abc")
    #expect(
      try reason("0x401abc") { answer($0, [symbol(0x1abc...0x1abf, "idle")]) }
        == "address 0x401abc found in binary, but the corresponding symbols do not have samples "
        + "in the profile")
  }

  @Test func `code that cannot be shown is an error`() throws {
    let selection = try selection(profile([(0x401000, 1)]), "work")
    let routines = try SampledRoutines(
      selection, [answer(selection.requests[0], [symbol(0x1000...0x100f, "work")])])
    let error = #expect(throws: DisassemblyError.self) {
      try DisassemblyReport(routines, [.failed(reason: "unknown machine".bytes)])
    }
    #expect(error.map { "\($0)" } == "unknown machine")
  }
}
