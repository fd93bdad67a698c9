import Profiles
import Rendering
import Reports

/// What a report is to be like: the settings that options give and that the shell changes.
///
/// Values are as they were written, and expressions not yet compiled: an assignment in the shell
/// may be wrong until a report uses it.
struct Settings: Sendable {
  var detail = Detail()
  var limits = Limits()
  var values = Values()
  var frames = Frames()
  var labels = Labels()
  var comparison = Comparison()
  var output = Output()
  var advice = Advice()

  /// What a row stands for and how it is shown.
  struct Detail: Sendable {
    /// None for what suits the report.
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
    var areHeeded = true
    var isCallTree = false
  }

  /// Which value of the samples is shown, and how it is written.
  struct Values: Sendable {
    /// The sample type by name or number; empty for the profile's own choice.
    var sampleIndex: [UInt8] = []
    var isMean = false
    var unit = Array("minimum".utf8)
    var divisor = 1.0
    /// Whether percentages are of what is left after filtering.
    var isRelative = false
  }

  /// Filters by function, file and binary: regular expressions.
  struct Frames: Sendable {
    var focus: [UInt8] = []
    var ignore: [UInt8] = []
    var hide: [UInt8] = []
    var show: [UInt8] = []
    var showFrom: [UInt8] = []
    var pruneFrom: [UInt8] = []
  }

  /// Filters by label, and labels that become frames.
  struct Labels: Sendable {
    var focus: [UInt8] = []
    var ignore: [UInt8] = []
    var show: [UInt8] = []
    var hide: [UInt8] = []
    /// Keys, separated by commas.
    var roots: [UInt8] = []
    var leaves: [UInt8] = []
  }

  struct Comparison: Sendable {
    /// Whether the profile is scaled to the total of its base; heeded only while loading.
    var isNormalized = false
    var dropsNegative = false
  }

  /// What advice is given by. These are of the command line alone.
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

/// What the rows of a report are sorted by.
enum RowOrder: String, CaseIterable, Sendable {
  case cum, flat
}
