/// What the first word of a command line can ask for.
///
/// A file with such a name is written `./NAME`. A command line in pprof's spelling has no verb: an
/// option names its report, or it opens the shell.
enum Verb: Sendable {
  case report(ReportKind)
  case diff
  case help, version
  case completion, licenses, manual, schema

  /// All verbs, in the order of help and completion.
  static let all =
    ReportKind.all.map(Verb.report) + [
      .diff, .help, .version, .completion, .licenses, .manual, .schema,
    ]

  init?(_ word: [UInt8]) {
    guard let verb = Self.all.first(where: { word.elementsEqual($0.name.utf8) }) else { return nil }
    self = verb
  }

  var name: String {
    switch self {
    case .report(let kind): kind.name
    case .diff: "diff"
    case .help: "help"
    case .version: "version"
    case .completion: "completion"
    case .licenses: "licenses"
    case .manual: "manual"
    case .schema: "schema"
    }
  }

  var summary: String {
    switch self {
    case .report(let kind): kind.summary
    case .diff: "what changed between two profiles, or two groups of runs"
    case .help: "what swprof, or the verb that follows, does"
    case .version: "the version"
    case .completion: "a script for bash, zsh or fish"
    case .licenses: "notices of the libraries that are linked in"
    case .manual: "the manual page"
    case .schema: "the JSON Schema of all reports"
    }
  }

  /// The report, where the verb is the name of one.
  var report: ReportKind? { if case .report(let kind) = self { kind } else { nil } }

  /// Whether it makes a report of profiles, and so takes options.
  var readsProfiles: Bool {
    switch self {
    case .report, .diff: true
    case .help, .version, .completion, .licenses, .manual, .schema: false
    }
  }

  /// Whether it makes a table, which can be written in several formats.
  var isTable: Bool {
    switch self {
    case .report(let kind): kind.isTable
    case .diff: true
    case .help, .version, .completion, .licenses, .manual, .schema: false
    }
  }
}

/// Kinds of command lines, by the options that they take.
struct VerbSet: OptionSet, Sendable {
  let rawValue: UInt8

  /// No report is named: reports are asked for line by line, or by a browser.
  static let shell = VerbSet(rawValue: 1)
  static let report = VerbSet(rawValue: 2)
  static let diff = VerbSet(rawValue: 4)

  /// Reports, whether the command line names one or not.
  static let reports: VerbSet = [.shell, .report]
  /// All that read profiles.
  static let profiles: VerbSet = [.shell, .report, .diff]

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// - Parameter verb: `nil` where no report is named.
  init(_ verb: Verb?) {
    switch verb {
    case .report: self = .report
    case .diff: self = .diff
    case .help, .version, .completion, .licenses, .manual, .schema: self = []
    case nil: self = .shell
    }
  }
}
