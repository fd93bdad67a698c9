import Bytes
import Profiles
import Reports

/// What part of a profile a report shows, and at which detail.
struct Selection {
  var frames = FrameFilter()
  var labels = LabelFilter()
  /// Keys of labels that become frames at the roots and leaves of stacks.
  var rootKeys: [[UInt8]] = []
  var leafKeys: [[UInt8]] = []
  let detail: ViewDetail
  /// Whether percentages are of what is left after filtering.
  let isRelative: Bool
  /// The filters in use that pprof lists, as `name=value`.
  let activeFilters: [[UInt8]]
  /// These, and the keys of labels that become frames.
  let texts: [[UInt8]]
  /// How filters were read, where that may surprise.
  private(set) var notes: [String] = []

  init(_ settings: Settings, _ kind: ReportKind) throws(UsageError) {
    detail = Self.detail(settings.detail, kind.detail)
    isRelative = settings.values.isRelative
    activeFilters = OptionTable.filters.filter { $0.filter?.listing == .header }
      .compactMap { $0.assignment(in: settings) }
    texts = OptionTable.filters.filter { $0.filter?.listing != .nowhere }
      .compactMap { $0.assignment(in: settings) }
    for option in OptionTable.filters {
      guard let filter = option.filter, let text = option.variable?.text(in: settings),
        !text.isEmpty
      else { continue }
      try apply(filter, text, option.name)
    }
  }

  private mutating func apply(
    _ filter: Option.Filter, _ text: [UInt8], _ name: String
  ) throws(UsageError) {
    switch filter.target {
    case .pattern(let place):
      do throws(PatternError) {
        self[keyPath: place.path] = try Pattern(text)
      } catch {
        throw UsageError("parsing \(name) regexp: \(error)")
      }
    case .condition(let place):
      do throws(LabelCondition.Failure) {
        let condition = try LabelCondition(text)
        if let range = condition.range {
          notes.append("\(name):Interpreted '\(range)' as range, not regexp")
        }
        self[keyPath: place.path] = condition
      } catch {
        throw UsageError("parsing \(name) regexp: \(error)")
      }
    case .keys(let place):
      self[keyPath: place.path] = text.split(separator: ",").map(Array.init)
    }
  }

  private static func detail(
    _ detail: Settings.Detail, _ fixed: ReportKind.FixedDetail
  ) -> ViewDetail {
    let aggregation = Aggregation(
      granularity: fixed.granularity ?? detail.granularity ?? fixed.usualGranularity ?? .functions,
      keepsInlines: fixed.keepsInlines ?? !detail.hidesInlines,
      keepsColumns: detail.showsColumns)
    return ViewDetail(aggregation, isByPackage: detail.isByPackage)
  }
}
