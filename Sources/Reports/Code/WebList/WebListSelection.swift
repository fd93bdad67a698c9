import Bytes
import CallGraphs
package import Profiles

/// The functions whose source lines and instructions are to be shown, with what was sampled on each.
///
/// The report is made in steps, because what is wanted next depends on what there is. Whoever may read
/// files answers in between:
///
///     let selection = try WebListSelection(of: view, matching: pattern)
///     let binaries = … // a BinaryAnswer for each of selection.binaryRequests
///     let code = … // a CodeAnswer for each of selection.codeRequests(binaries)
///     let listing = selection.listing(binaries, code)
///     let report = WebListReport(listing, … /* answers to listing.sourceRequests, by path */)
package struct WebListSelection: Sendable {
  let profile: Profile
  let valuation: Valuation
  let addresses: SampledAddresses
  /// How the paths of source files are shortened.
  let paths: PathTrimming
  /// The name of the program and the kind of value.
  let title: [UInt8]
  /// What is known of the profile, a line each.
  let legend: [[UInt8]]
  /// Where the binaries of interest have what was sampled in them.
  package let binaryRequests: [BinaryRequest]

  /// - Parameters:
  ///   - view: With addresses and inlined frames.
  ///   - pattern: For the names and files of functions, and the files of mappings. Where it is a
  ///     number, what is outermost at that address of the process is shown, too.
  /// - Throws: When nothing matches.
  package init(of view: View, matching pattern: Pattern) throws(NoMatch) {
    let (profile, valuation) = (view.profile, view.valuation)
    self.profile = profile
    self.valuation = valuation
    paths = view.shape.paths
    let expression = pattern.expression
    addresses = SampledAddresses(
      profile, valuation.measure, pattern, address: GoIntegers.unsigned(expression.span))
    if !addresses.rows.contains(where: \.isMarked) {
      throw NoMatch(pattern, in: profile, valuation)
    }
    let program = profile.names.copy(of: profile.mappings.first?.file ?? Name.empty)
    title =
      (program.isEmpty ? "unknown".bytes : FilePaths.base(of: program)) + " ".bytes
      + valuation.type
    let format = valuation.format
    var legend = ProfileDescription(profile, valuation, format, view.header.zone).lines
    legend += view.header.activeFilters.map { "Active filter: ".bytes + $0 }
    legend.append("Total: ".bytes + format.text(valuation.total))
    self.legend = legend
    binaryRequests = addresses.byMapping.map { mapping, rows in
      BinaryRequest(mapping: mapping, addresses: rows.map(\.address), symbols: nil)
    }
  }

  /// The code that is wanted: that near the addresses of interest, as much as a page can show.
  ///
  /// - Parameter binaries: Answers to the requests, in their order.
  package func codeRequests(_ binaries: [BinaryAnswer]) -> [CodeRequest] {
    let ranges = zip(binaryRequests, binaries).flatMap { request, answer in
      PlacedAddresses(addresses, request, answer).ranges(in: profile.mappings[request.mapping])
    }
    .sorted {
      ($1.flat, $0.request.mapping.rawValue, $0.request.addresses.lowerBound)
        < ($0.flat, $1.request.mapping.rawValue, $1.request.addresses.lowerBound)
    }
    return ranges.prefix(Self.mostRanges).map(\.request)
  }

  /// As in pprof.
  private static let mostRanges = 25

  /// What was sampled in groups of addresses; a sample counts once in each group.
  ///
  /// - Parameter rows: By group, the addresses, which may be there several times.
  func sums(of rows: [[Int]]) -> GroupSums {
    var groups = [[Int]](repeating: [], count: addresses.rows.count)
    for (group, rows) in rows.enumerated() {
      for row in rows where groups[row].last != group { groups[row].append(group) }
    }
    let locations = addresses.rowOfLocation.map { row in row.map { groups[$0] } ?? [] }
    return GroupSums(
      profile, valuation.measure, count: rows.count, flat: locations, cumulative: locations)
  }

  /// The lines with their instructions.
  ///
  /// - Parameters:
  ///   - binaries: Answers to `binaryRequests`, in their order.
  ///   - code: Answers to the `codeRequests` that follow from these, in their order. What an
  ///     instruction has no place in, or what could not be read, is shown without instructions.
  package func listing(_ binaries: [BinaryAnswer], _ code: [CodeAnswer]) -> WebListing {
    WebListing(self, WebCode(self, binaries, code))
  }
}
