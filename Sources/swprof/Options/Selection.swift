import Profiles
import Reports

/// What part of a profile a report shows, and at which detail.
struct Selection {
  let frames: FrameFilter
  let labels: LabelFilter
  /// Keys of labels that become frames at the roots and leaves of stacks.
  let rootKeys: [[UInt8]]
  let leafKeys: [[UInt8]]
  let detail: ViewDetail
  /// Whether percentages are of what is left after filtering.
  let isRelative: Bool
  /// The filters in use, as `name=value`.
  let activeFilters: [[UInt8]]
  /// These, and the keys of labels that become frames.
  let texts: [[UInt8]]
  /// What is to be said of how the filters were understood.
  let notes: [String]

  init(_ settings: Settings, _ command: Command) throws(UsageError) {
    var frames = FrameFilter()
    frames.focus = try Self.pattern("focus", settings.frames.focus)
    frames.ignore = try Self.pattern("ignore", settings.frames.ignore)
    frames.hide = try Self.pattern("hide", settings.frames.hide)
    frames.show = try Self.pattern("show", settings.frames.show)
    frames.showFrom = try Self.pattern("show_from", settings.frames.showFrom)
    var labels = LabelFilter()
    labels.focus = try Self.condition("tagfocus", settings.labels.focus)
    labels.ignore = try Self.condition("tagignore", settings.labels.ignore)
    frames.pruneFrom = try Self.pattern("prune_from", settings.frames.pruneFrom)
    labels.show = try Self.pattern("tagshow", settings.labels.show)
    labels.hide = try Self.pattern("taghide", settings.labels.hide)
    self.frames = frames
    self.labels = labels
    rootKeys = Self.keys(settings.labels.roots)
    leafKeys = Self.keys(settings.labels.leaves)
    detail = Self.detail(settings.detail, command)
    isRelative = settings.values.isRelative
    activeFilters = Self.activeFilters(settings)
    texts =
      activeFilters
      + [("tagroot", settings.labels.roots), ("tagleaf", settings.labels.leaves)].compactMap {
        $1.isEmpty ? nil : Array("\($0)=".utf8) + $1
      }
    notes = [("tagfocus", labels.focus), ("tagignore", labels.ignore)].compactMap { name, filter in
      filter?.range.map { "\(name):Interpreted '\($0)' as range, not regexp" }
    }
  }

  private static func activeFilters(_ settings: Settings) -> [[UInt8]] {
    let (frames, labels) = (settings.frames, settings.labels)
    let filters = [
      ("focus", frames.focus), ("ignore", frames.ignore), ("hide", frames.hide),
      ("show", frames.show), ("show_from", frames.showFrom), ("tagfocus", labels.focus),
      ("tagignore", labels.ignore), ("tagshow", labels.show), ("taghide", labels.hide),
    ]
    return filters.compactMap { name, value in
      value.isEmpty ? nil : Array("\(name)=".utf8) + value
    }
  }

  private static func pattern(_ name: String, _ text: [UInt8]) throws(UsageError) -> Pattern? {
    if text.isEmpty { return nil }
    do throws(PatternError) {
      return try Pattern(text)
    } catch {
      throw UsageError("parsing \(name) regexp: \(error)")
    }
  }

  private static func condition(
    _ name: String, _ text: [UInt8]
  ) throws(UsageError) -> LabelCondition? {
    if text.isEmpty { return nil }
    do throws(LabelCondition.Failure) {
      return try LabelCondition(text)
    } catch {
      throw UsageError("parsing \(name) regexp: \(error)")
    }
  }

  private static func keys(_ text: [UInt8]) -> [[UInt8]] {
    text.split(separator: UInt8(ascii: ",")).map(Array.init)
  }

  private static func detail(_ detail: Settings.Detail, _ command: Command) -> ViewDetail {
    let aggregation = Aggregation(
      granularity: command.fixedGranularity ?? detail.granularity ?? .functions,
      keepsInlines: command.fixedInlines ?? !detail.hidesInlines,
      keepsColumns: detail.showsColumns)
    return ViewDetail(aggregation, isByPackage: detail.isByPackage)
  }
}
