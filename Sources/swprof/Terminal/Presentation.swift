import Profiles
import Reports

/// How a report is shown where standard output is a terminal.
struct Presentation {
  /// `nil` for reports that are not for reading.
  let layout: ReportLayout?
  let looks: Looks
  /// What the report is of, to find the files that it names.
  let profile: Profile
  let sourcePaths: SourcePaths

  /// What shows the report to a person; `nil` where it is to go out as it is.
  var outlet: ScreenOutlet? {
    guard let layout, let screen = Screen(looks) else { return nil }
    return ScreenOutlet(layout, on: screen, links: SourceLinks(profile, sourcePaths, screen.links))
  }
}

extension Command {
  /// How the lines of its report are laid out; `nil` where it is not for reading.
  var layout: ReportLayout? {
    switch self {
    case .top, .text: .table
    case .tree, .peek: .tree
    case .list: .listing
    case .disasm: .disassembly
    case .traces: .stacks
    case .tags: .labels
    case .comments, .raw, .dot: .plain
    default: nil
    }
  }
}

extension ReportRequest {
  /// How its report looks on a terminal.
  func presentation(of profile: Profile) -> Presentation {
    Presentation(
      layout: command.layout, looks: looks, profile: profile, sourcePaths: sourcePaths)
  }
}
