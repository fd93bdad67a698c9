import Bytes
import CallGraphs
import Foundation
import Profiles
import Testing

@testable import Rendering
@testable import Reports

/// The page with instructions: a made-up binary that lies 0x400 below where the process had it.
struct WebListCodeTests {
  private let base: UInt64 = 0x400

  /// Samples at these addresses of `work`, which a file has at line 10 and 11, and of `main`.
  private func profile(_ addresses: [UInt64], start: UInt64 = 0x1000, limit: UInt64 = 0x9000)
    -> Profile
  {
    var builder = ProfileBuilder(sampleTypes: [("x", "count")])
    let mapping = builder.addMapping(start: start, limit: limit, file: "/bin/prog")
    let work = builder.addFunction(name: "work", filename: "/s/a.c")
    let main = builder.addFunction(name: "main", filename: "/s/main.c")
    let root = builder.addLocation(
      address: limit - 1, mapping: mapping, lines: [Line(function: main, line: 3)])
    for (position, address) in addresses.enumerated() {
      let place = builder.addLocation(
        address: address, mapping: mapping, lines: [Line(function: work, line: 10)])
      builder.addSample(stack: [place, root], values: [Int64(position + 1)])
    }
    return builder.profile
  }

  private func report(_ profile: Profile, _ expression: String = "work") throws -> WebListSelection
  {
    try WebListSelection(
      of: View(of: profile, Valuation(ofLast: profile)), matching: Pattern(expression))
  }

  private func binaries(_ report: WebListSelection) -> [BinaryAnswer] {
    report.binaryRequests.map { request in
      .known(BinaryPlaces(addresses: request.addresses.map { $0 - base }, symbols: []))
    }
  }

  /// The ranges that a report asks for, as addresses of the process.
  private func ranges(_ report: WebListSelection) -> [ClosedRange<UInt64>] {
    report.codeRequests(binaries(report)).map {
      $0.addresses.lowerBound + base...$0.addresses.upperBound + base
    }
  }

  private func places(_ frames: (String, String, Int64)...) -> [SourcePlace] {
    frames.map { SourcePlace(function: Array($0.0.utf8), file: Array($0.1.utf8), line: $0.2) }
  }

  /// A listing of code that is all in one range: address in the process, length, text, places.
  private func listing(
    _ report: WebListSelection, _ code: [(UInt64, Int, String, [SourcePlace])]
  ) -> WebListing {
    var table = InstructionTable()
    for (address, length, text, places) in code {
      table.append(address - base, length: length, text: Array(text.utf8), places: places)
    }
    return report.listing(binaries(report), [.instructions(table)])
  }

  private func page(_ listing: WebListing) -> String {
    var answers: [[UInt8]: SourceAnswer] = [:]
    for request in listing.sourceRequests {
      var lines = SourceLines()
      for number in request.ranges.joined() { lines.append(number, "  s\(number);".bytes) }
      answers[request.path] = .lines(lines)
    }
    return String(decoding: WebListReport(listing, answers).page.bytes, as: UTF8.self)
  }

  @Test func `addresses of a binary are asked for once, in order`() throws {
    let requests = try report(profile([0x2000, 0x1800, 0x2000])).binaryRequests
    #expect(requests.map(\.addresses) == [[0x1800, 0x2000, 0x8fff]])
    #expect(requests[0].symbols == nil)
  }

  @Test(
    arguments: [
      // In the middle; near both ends of the mapping.
      ([0x3000], [0x3000 - 500...0x3000 + 500]), ([0x1010], [0x1000...0x1010 + 500]),
      ([0x8ff0], [0x8ff0 - 500...0x8fff]),
      // Together, and just not; the one with more samples first.
      ([0x3000, 0x3000 + 1000], [0x3000 - 500...0x3000 + 1500]),
      ([0x3000, 0x3000 + 1002], [0x3000 + 502...0x3000 + 1502, 0x3000 - 500...0x3000 + 500]),
    ] as [([UInt64], [ClosedRange<UInt64>])])
  func `code near what was sampled is asked for`(
    addresses: [UInt64], expected: [ClosedRange<UInt64>]
  ) throws {
    #expect(try ranges(report(profile(addresses))) == expected)
  }

  @Test func `no more code is asked for than a page can show`() throws {
    let addresses = (0..<40).map { 0x10000 + UInt64($0) * 0x1000 }
    let ranges = try ranges(report(profile(addresses, limit: 0x1_000_000)))
    #expect(ranges.count == 25)
    #expect(ranges[0].contains(0x10000 + 39 * 0x1000))
  }

  @Test func `instructions are shown at each line of a function of interest`() throws {
    let report = try report(profile([0x3000, 0x3002]))
    let code =
      [
        (0x2ff0, 4, "push", places(("main", "/s/main.c", 1))),
        (0x3000, 4, "add <1>", places(("inner", "/s/b.h", 7), ("work", "/s/a.c", 10))),
        (0x3004, 2, "sub", places(("inner", "/s/b.h", 8), ("work", "/s/a.c", 10))),
        (0x3010, 2, "ret", places(("work", "/s/a.c", 11))),
      ] as [(UInt64, Int, String, [SourcePlace])]
    let listing = listing(report, code)
    #expect(listing.files.map { String(decoding: $0.path, as: UTF8.self) } == ["/s/a.c"])
    let lines = listing.files[0].lines
    #expect(lines[10]?.code.count == 2)
    // A sample in the middle of an instruction is its own.
    #expect(lines[10]?.sums.flat == 3)
    #expect(lines[11]?.sums.flat == 0)
    #expect(listing.sourceRequests.map(\.ranges) == [[5...16], [7...7, 8...8]])
    let page = page(listing)
    #expect(page.contains("3          3      2c00:   add &lt;1&gt; "))
    #expect(page.contains("↳ s7;"))
    #expect(page.contains("b.h:7 inner</i>"))
    #expect(!page.contains("push"))
  }

  @Test func `what has no line belongs to the line before`() throws {
    let report = try report(profile([0x3000]))
    let work = places(("work", "/s/a.c", 10))
    let listing = listing(
      report,
      [
        (0x3000, 4, "add", work), (0x3004, 4, "nop", []),
        (0x3020, 4, "near", places(("work", "", 0))), (0x3024, 4, "far", []),
      ])
    #expect(listing.files[0].lines[10]?.code.count == 3)
  }

  @Test func `a gap between instructions is marked`() throws {
    let work = places(("work", "/s/a.c", 10))
    let report = try report(profile([0x3000]))
    let near = [(0x3000, 4, "add", work), (0x3004, 4, "nop", work)] as [(UInt64, Int, String, _)]
    #expect(!page(listing(report, near)).contains("⋮"))
    #expect(page(listing(report, near + [(0x3010, 1, "ret", work)])).contains("⋮"))
  }

  @Test func `a call that was inlined into its own line is shown and counted once`() throws {
    let report = try report(profile([0x3000]))
    let listing = listing(
      report, [(0x3000, 4, "add", places(("work", "/s/a.c", 10), ("work", "/s/a.c", 10)))])
    #expect(listing.files[0].lines[10]?.code.count == 1)
    #expect(listing.files[0].sums.flat == 1)
  }

  @Test func `the names of a binary are learned from the frames of samples`() throws {
    let report = try report(profile([0x3000]))
    let listing = listing(
      report,
      [
        (0x3000, 4, "add", places(("work[int]", "/s/a.c", 10))),
        (0x3004, 4, "sub", places(("work[int]", "/s/a.c", 12))),
      ])
    #expect(listing.files[0].lines.keys.sorted() == [10, 12])
    #expect(listing.files[0].groups.map(\.function) == ["work".bytes])
  }

  @Test func `samples without instructions keep the lines of the profile`() throws {
    let report = try report(profile([0x3000, 0x5000]))
    let unreadable = report.listing([.unreadable(reason: [])], [])
    #expect(unreadable.files[0].lines[10]?.sums.flat == 3)
    let failed = report.listing(
      binaries(report), [.failed(reason: []), .instructions(InstructionTable())])
    #expect(failed.files[0].lines[10]?.sums.flat == 3)
    // Nothing to open.
    #expect(!page(unreadable).contains("<summary>  "))
    #expect(page(unreadable).contains("<div id=\"hot\" class=\"s\""))
  }

  @Test func `addresses at the ends of what there is do no harm`() throws {
    let report = try report(profile([1, .max - 1], start: 0, limit: .max))
    let places = BinaryPlaces(addresses: [0, .max - 1, .max], symbols: [])
    let requests = report.codeRequests([.known(places)])
    #expect(requests.map(\.addresses.upperBound).max() == UInt64.max - 1)
    let listing = report.listing([.known(places)], [])
    #expect(listing.files[0].lines[10]?.sums.flat == 3)
  }
}
