import Profiles

/// What part of a profile a report shows, and at which detail.
struct Selection {
  let frames: FrameFilter
  let labels: LabelFilter
  /// Keys of labels that become frames at the roots and leaves of stacks.
  let rootKeys: [[UInt8]]
  let leafKeys: [[UInt8]]
  let aggregation: Aggregation
  /// Whether percentages are of what is left after filtering.
  let isRelative: Bool
  /// The filters in use, as `name=value`.
  let activeFilters: [[UInt8]]
  /// What is to be said of how the filters were understood.
  let notes: [String]

  init(_ arguments: Arguments, _ command: Command) throws(UsageError) {
    var frames = FrameFilter()
    frames.focus = try Self.pattern("focus", arguments)
    frames.ignore = try Self.pattern("ignore", arguments)
    frames.hide = try Self.pattern("hide", arguments)
    frames.show = try Self.pattern("show", arguments)
    frames.showFrom = try Self.pattern("show_from", arguments)
    var labels = LabelFilter()
    labels.focus = try Self.condition("tagfocus", arguments)
    labels.ignore = try Self.condition("tagignore", arguments)
    frames.pruneFrom = try Self.pattern("prune_from", arguments)
    labels.show = try Self.pattern("tagshow", arguments)
    labels.hide = try Self.pattern("taghide", arguments)
    self.frames = frames
    self.labels = labels
    rootKeys = Self.keys("tagroot", arguments)
    leafKeys = Self.keys("tagleaf", arguments)
    aggregation = Self.aggregation(arguments, command)
    isRelative = arguments.isSet("relative_percentages")
    activeFilters = Self.filterNames.compactMap { name in
      let value = arguments.text(name)
      return value.isEmpty ? nil : Array("\(name)=".utf8) + value
    }
    notes = [("tagfocus", labels.focus), ("tagignore", labels.ignore)].compactMap { name, filter in
      filter?.range.map { "\(name):Interpreted '\($0)' as range, not regexp" }
    }
  }

  private static let filterNames = [
    "focus", "ignore", "hide", "show", "show_from", "tagfocus", "tagignore", "tagshow", "taghide",
  ]

  private static func pattern(
    _ name: String, _ arguments: Arguments
  ) throws(UsageError) -> Pattern? {
    let text = arguments.text(name)
    if text.isEmpty { return nil }
    do throws(PatternError) {
      return try Pattern(text)
    } catch {
      throw UsageError("parsing \(name) regexp: \(error)")
    }
  }

  private static func condition(
    _ name: String, _ arguments: Arguments
  ) throws(UsageError) -> LabelCondition? {
    let text = arguments.text(name)
    if text.isEmpty { return nil }
    do throws(LabelCondition.Failure) {
      return try LabelCondition(text)
    } catch {
      throw UsageError("parsing \(name) regexp: \(error)")
    }
  }

  private static func keys(_ name: String, _ arguments: Arguments) -> [[UInt8]] {
    arguments.text(name).split(separator: UInt8(ascii: ",")).map(Array.init)
  }

  private static func aggregation(_ arguments: Arguments, _ command: Command) -> Aggregation {
    let named = arguments.member(of: "granularity").flatMap(Granularity.init(rawValue:))
    return Aggregation(
      granularity: command.fixedGranularity ?? named ?? .functions,
      keepsInlines: command.fixedInlines ?? !arguments.isSet("noinlines"),
      keepsColumns: arguments.isSet("showcolumns"))
  }
}
