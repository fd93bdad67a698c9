import Bytes
import CallGraphs
import ProfileLoading
import Profiles
import Rendering
import Reports
import System

/// The interactive shell: reports of one profile, as they are asked for line by line.
///
///     line ──▶ Shortcuts ──▶ ShellLine ──▶ settings that stay, or a report with those of its own
struct Shell {
  private let profile: Profile
  private let symbolization: SymbolizationMode
  private var settings: Settings
  private let shortcuts: Shortcuts

  init(_ profile: Profile, _ symbolization: SymbolizationMode, _ settings: Settings) {
    self.profile = profile
    self.symbolization = symbolization
    self.settings = settings
    self.settings.output.isCompact = true
    shortcuts = Shortcuts(sampleTypes: profile.sampleTypeNames)
  }

  /// Follows lines until there are no more, or one ends the shell.
  mutating func run(_ console: borrowing Console) throws {
    console.tell(NumericLabelUnits(profile).remarks)
    console.note(banner.map { String(decoding: $0, as: UTF8.self) })
    console.note(#"Entering interactive mode (type "help" for commands, "o" for options)"#)
    var lines = ShellInput(Completion(of: profile))
    let errorColor = lines.isEdited ? ErrorColor(settings.output.looks) : .plain
    while let line = try lines.next() {
      for line in shortcuts.expanding(trimmed(line[...])) {
        do {
          if try !follow(line, console) { return }
        } catch {
          console.fail(error, in: errorColor)
        }
      }
    }
  }

  /// - Returns: Whether the shell goes on.
  private mutating func follow(_ line: [UInt8], _ console: borrowing Console) throws -> Bool {
    switch try ShellLine(line) {
    case .nothing: break
    case .quit: return false
    case .listOptions: console.note(OptionListing(settings, profile.sampleTypeNames).lines)
    case .help(let topic): console.note(try ShellHelp.lines(on: topic, profile.sampleTypeNames))
    case .assignment(let assignment): try assign(assignment)
    case .report(let report):
      let request = try ReportRequest(
        report.kind, pattern: report.pattern, report.settings(over: settings),
        symbolization: symbolization, origin: .shell)
      try Interruption.ending { try Pipeline.write(request, of: profile, console) }
    }
    return true
  }

  private mutating func assign(_ assignment: Assignment) throws {
    var value = assignment.value
    if assignment.variable.isSampleIndex {
      let column = try ValueSelection.column(value, of: profile)
      value = profile.sampleTypeNames[column]
    }
    try assignment.variable.assign(value, to: &settings)
  }

  /// What is known of the profile; nothing where it has no value that the settings ask for.
  private var banner: [[UInt8]] {
    guard let values = try? ValueSelection(settings.values),
      let measure = try? values.measure(of: profile)
    else { return [] }
    let valuation = Valuation(
      of: profile, measure, outputUnit: values.outputUnit, dividedBy: values.divisor)
    // A comment may have several lines.
    let lines = ProfileDescription(of: profile, valuation, zone: localZone()).lines
      .flatMap { $0.split(separator: "\n") }.map(Array.init)
    guard measure.total(of: profile) == 0, profile.sampleTypes.count > 1 else { return lines }
    return lines + [
      "No samples were found with the default sample value type.".bytes,
      Array(#"Try "sample_index" command to analyze different sample values."#.utf8),
    ]
  }
}

extension Profile {
  fileprivate var sampleTypeNames: [[UInt8]] { sampleTypes.map { names.copy(of: $0.type) } }
}
