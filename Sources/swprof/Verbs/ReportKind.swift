import CallGraphs
import Profiles
import Reports

/// A report that can be asked for: all that tells it from the others.
///
/// A new report is a record in `ReportKind.all`, its type in `Reports`, and a case of `ReportChoice`.
struct ReportKind: Sendable {
  /// The name on the command line, as an option of pprof's spelling, and in the shell.
  var name: String
  var summary: String
  /// What the pipeline makes.
  let content: Content
  /// Which values it shows.
  var values = ValuesShown.one
  /// The same with `-compact_labels`, which leaves out the lines about the profile; `nil` for no
  /// difference.
  var compactValues: ValuesShown?
  /// Which sample type it shows where nobody says it.
  var choice = ValueSelection.Choice.usual
  /// What frames have whatever the options say.
  var detail = FixedDetail()
  var trimming = UsualTrimming()
  var graph = GraphLayout()
  /// Whether it is a table, which can be written in several formats.
  var isTable = false
  /// Whether it shows stacks, which can be written folded.
  var isOfStacks = false
  /// Whether it adds values up, which means do not allow.
  var isOfSums = false
  /// Whether the first of two profiles is the base of the second.
  var comparesTwo = false
  /// Where it goes where no file is named.
  var delivery = Delivery.standardOutput
  /// How its lines are laid out on a terminal; `nil` where it is not for reading.
  var layout: ReportLayout?
  /// What becomes of a graph.
  var drawing: Drawing?
  /// What may follow its name in the shell.
  var shellWords: ShellWords = []
  /// Command lines without the program's name.
  var examples: [String]
}

extension ReportKind {
  /// What the pipeline makes, and what it needs to know for that.
  enum Content: Sendable {
    case plain(ReportChoice)
    /// A regular expression says what is shown.
    case matching(@Sendable (Pattern) -> ReportChoice)
    /// The name of the file says how it is written.
    case painted(@Sendable (FlameGraphForm) -> ReportChoice)
  }

  /// Detail that a report needs, which options do not change; `nil` where they do.
  struct FixedDetail: Sendable {
    var granularity: Granularity?
    /// Where the options do not say.
    var usualGranularity: Granularity?
    var keepsInlines: Bool?
  }

  /// What is left out where the options do not say.
  struct UsualTrimming: Sendable {
    /// Whether anything may be left out.
    var isTrimmed = true
    /// How many nodes are shown; 0 for all.
    var nodeCount = 80
    /// The same in the shell, where it differs.
    var nodeCountInShell: Int?
    /// The least share of the total that a node has; `nil` for that of the settings.
    var nodeFraction: Double?

    /// Everything is shown.
    static let none = UsualTrimming(isTrimmed: false)
  }

  /// How its call graph is laid out.
  struct GraphLayout: Sendable {
    /// The order of nodes; `nil` for that of the settings.
    var order: NodeOrder?
    /// Whether `-call_tree` tells call paths apart.
    var mayBeCallTree = false
  }

  /// Words of a line of the shell after the name, and after the regular expression if there is one.
  struct ShellWords: OptionSet, Sendable {
    let rawValue: UInt8
    /// How many rows.
    static let count = ShellWords(rawValue: 1)
    /// Expressions that functions match.
    static let functions = ShellWords(rawValue: 2)
    /// Expressions that labels match.
    static let labels = ShellWords(rawValue: 4)
    /// `-cum`.
    static let order = ShellWords(rawValue: 8)
  }

  /// The report with that name.
  init?(named name: String) {
    guard let kind = Self.all.first(where: { $0.name == name }) else { return nil }
    self = kind
  }

  /// Whether a regular expression says what is shown.
  var takesPattern: Bool { if case .matching = content { true } else { false } }

  /// Whether the report has that format.
  func canBeWritten(as format: OutputFormat) -> Bool {
    switch format {
    case .text: true
    case .json, .csv, .markdown: isTable
    case .folded: isOfStacks
    }
  }

  /// - Parameter isCompact: Whether the lines about the profile are left out.
  func valuesShown(isCompact: Bool) -> ValuesShown {
    isCompact ? compactValues ?? values : values
  }

  /// The same report with another name.
  func named(_ name: String, _ summary: String) -> ReportKind {
    var kind = self
    kind.examples = examples.map { name + $0.dropFirst(self.name.count) }
    (kind.name, kind.summary) = (name, summary)
    return kind
  }
}
