import Bytes
import Profiles
import Rendering
import Reports

/// What a report is to be like: the settings that options give and that the shell changes.
///
/// Expressions are as they were written and not yet compiled: an assignment in the shell may be wrong
/// until a report uses it.
struct Settings: Sendable {
  var detail = Detail()
  var limits = Limits()
  var values = Values()
  /// Filters by function, file and binary.
  var frames = Expressions<FrameFilter>()
  /// Filters by label.
  var labels = Expressions<LabelFilter>()
  /// Labels that become frames.
  var labelFrames = LabelFrames()
  var comparison = Comparison()
  var output = Output()
  var advice = Advice()

  /// What a row stands for and how it is shown.
  struct Detail: Sendable {
    /// `nil` for what suits the report.
    var granularity: Granularity?
    /// Whether functions stand for their packages.
    var isByPackage = false
    var hidesInlines = false
    var showsColumns = false
    var usesIntelSyntax = false
    /// Lists with colons.
    var trimPath: [UInt8] = []
    var sourcePath: [UInt8] = []
  }

  /// Which rows there are, and in which order.
  struct Limits: Sendable {
    var order = RowOrder.flat
    /// -1 for what suits the report.
    var nodeCount = -1
    var nodeFraction = 0.005
    var edgeFraction = 0.001
    /// Whether the three limits hold.
    var areApplied = true
    var isCallTree = false
  }

  /// Which value of the samples is shown, and how it is written.
  struct Values: Sendable {
    /// The sample type by name or number; empty for the profile's own choice.
    var sampleIndex: [UInt8] = []
    var isMean = false
    var unit = "minimum".bytes
    var divisor = 1.0
    /// Whether percentages are of what is left after filtering.
    var isRelative = false
  }

  /// Keys of labels that become frames, separated by commas.
  struct LabelFrames: Sendable {
    var roots: [UInt8] = []
    var leaves: [UInt8] = []
  }

  struct Comparison: Sendable {
    /// Whether the profile is scaled to the total of its base. This matters only while loading.
    var isNormalized = false
    var dropsNegative = false
  }

  /// What advice is given by; the shell does not change it.
  struct Advice: Sendable {
    /// A file with rules; empty for none.
    var rulesPath: [UInt8] = []
    /// How further reports on the profile are asked for.
    var commands = CommandSpelling.ownShell
  }

  struct Output: Sendable {
    /// The file that the report goes into; empty for none.
    var path: [UInt8] = []
    /// Whether the lines about the profile are left out.
    var isCompact = false
    var format = OutputFormat.text
    /// How it looks where it goes to a terminal.
    var looks = Looks()
  }
}

/// The expressions of a filter as they were written, under the names that they have in the filter once
/// they are compiled. So a filter that gets another expression needs no other setting.
///
/// SAFETY: the keys are key paths to stored properties, which capture nothing that could change.
@dynamicMemberLookup
struct Expressions<Filter>: @unchecked Sendable {
  private var texts: [PartialKeyPath<Filter>: [UInt8]] = [:]

  /// An expression; empty for none.
  subscript<Compiled>(dynamicMember member: KeyPath<Filter, Compiled?>) -> [UInt8] {
    get { texts[member] ?? [] }
    set { texts[member] = newValue }
  }
}

/// What the rows of a report are sorted by.
enum RowOrder: String, CaseIterable, Sendable {
  case cum, flat
}
