import Bytes
import CallGraphs
package import Profiles
import Rendering

/// What the lines above a report say besides the report's own sums.
package struct HeaderOptions: Sendable {
  /// The filters in use, as `name=value`.
  package var activeFilters: [[UInt8]]
  /// Whether the lines about the profile are left out above tables.
  package var isCompact: Bool
  package var zone: ZoneLookup

  package init(
    activeFilters: [[UInt8]] = [], isCompact: Bool = false,
    zone: @escaping ZoneLookup = { _ in .utc }
  ) {
    self.activeFilters = activeFilters
    self.isCompact = isCompact
    self.zone = zone
  }
}

/// What is known of the profile as a whole, one line each.
package struct ProfileDescription: Sendable {
  package private(set) var lines: [[UInt8]] = []

  /// - Parameter valuation: The values whose type and total it says.
  package init(of profile: Profile, _ valuation: Valuation, zone: ZoneLookup) {
    self.init(profile, valuation, valuation.format, zone)
  }

  init(
    _ profile: Profile, _ valuation: Valuation, _ format: ValueFormat, _ zone: ZoneLookup
  ) {
    let names = profile.names
    if let main = profile.mappings.first {
      if !main.file.isEmpty { add("File: ", FilePaths.base(of: names.copy(of: main.file))) }
      if !main.buildID.isEmpty { add("Build ID: ", names.copy(of: main.buildID)) }
    }
    for comment in profile.comments {
      let text = names.copy(of: comment)
      if text.first != "#" { lines.append(text) }
    }
    if !valuation.type.isEmpty { add("Type: ", valuation.type) }
    if !profile.documentationURL.isEmpty {
      add("Doc: ", names.copy(of: profile.documentationURL))
    }
    if profile.timeNanoseconds != 0 {
      add("Time: ", CivilTime(nanosecondsSince1970: profile.timeNanoseconds, zone).short)
    }
    if profile.durationNanoseconds != 0 {
      addDuration(profile.durationNanoseconds, valuation, format)
    }
  }

  private mutating func add(_ title: String, _ text: [UInt8]) {
    lines.append(Array(title.utf8) + text)
  }

  /// The duration, and for times how much of it the samples make up.
  private mutating func addDuration(
    _ duration: Int64, _ valuation: Valuation, _ format: ValueFormat
  ) {
    let nanoseconds = "nanoseconds".bytes
    let length = ValueScale(from: nanoseconds.span, to: "auto".bytes.span).text(duration)
    var line = length + ", Total samples = ".bytes + format.text(valuation.total)
    line.append(" ")
    if Unit(named: valuation.unit.span)?.family == .time {
      let scale = ValueScale(from: valuation.unit.span, to: nanoseconds.span)
      let total = Int64(truncating: scale.scaled(valuation.total).amount)
      if total != 0 {
        line += "(".bytes + percentage(total, of: duration) + ")".bytes
      }
    }
    add("Duration: ", line)
  }
}

/// The lines above a report that shows the nodes of a call graph.
struct GraphHeader: Sendable {
  /// As above tables.
  private(set) var lines: [[UInt8]] = []
  /// With what only pictures say, and never without the lines about the profile.
  private(set) var legend: [[UInt8]] = []

  init(
    _ profile: Profile, _ graph: CallGraph, _ trimming: Trimming, _ valuation: Valuation,
    _ format: ValueFormat, _ options: HeaderOptions
  ) {
    legend = ProfileDescription(profile, valuation, format, options.zone).lines
    if !options.isCompact { lines = legend }
    addFilters(options.activeFilters)
    let total = valuation.total
    let shown = graph.nodes.reduce(Int64(0)) { $0 &+ graph.flat($1) }
    add([
      "Showing nodes accounting for ".bytes + format.text(shown) + ", ".bytes
        + trimmedPercentage(shown, of: total) + " of ".bytes + format.text(total)
        + " total".bytes
    ])
    if total != 0 { addDropped(graph, trimming, total, format) }
    legend.append("\nSee https://git.io/JfYMW for how to read the graph".bytes)
  }

  private mutating func add(_ lines: [[UInt8]]) {
    self.lines += lines
    legend += lines
  }

  private mutating func addFilters(_ filters: [[UInt8]]) {
    if filters.isEmpty { return }
    add(["Active filters:".bytes])
    for filter in filters {
      let isLong = filter.count > 80
      add(["   ".bytes + filter.prefix(80) + (isLong ? "…".bytes : [])])
    }
  }

  /// What is not shown.
  private mutating func addDropped(
    _ graph: CallGraph, _ trimming: Trimming, _ total: Int64, _ format: ValueFormat
  ) {
    func dropped(_ count: Int, _ what: String, _ share: String, _ fraction: Double) -> [UInt8] {
      let cut = Int64(truncating: Double(total) * fraction).wrappingMagnitude
      return Array("Dropped \(count) \(what)\(count > 1 ? "s" : "") (\(share) <= ".utf8)
        + format.text(cut) + ")".bytes
    }
    if graph.droppedNodes > 0 {
      add([dropped(graph.droppedNodes, "node", "cum", trimming.nodeFraction)])
    }
    if graph.droppedEdges > 0 {
      legend.append(dropped(graph.droppedEdges, "edge", "freq", trimming.edgeFraction))
    }
    if graph.nodes.count > 0, graph.nodes.count < graph.nodeCountBeforeLimit {
      add([
        "Showing top \(graph.nodes.count) nodes out of \(graph.nodeCountBeforeLimit)".bytes
      ])
    }
  }
}
