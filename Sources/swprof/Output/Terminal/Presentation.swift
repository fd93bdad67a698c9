import Profiles
import Rendering
import Reports

/// How a report is shown where standard output is a terminal.
struct Presentation {
  private let layout: ReportLayout?
  private let screen: Screen?
  private let links: SourceLinks?

  /// - Parameters:
  ///   - layout: `nil` for reports that are not for reading.
  ///   - profile: What the report is of, to find the files that it names. It is only held where there
  ///     are links: who else has it can then change it without a copy.
  init(_ layout: ReportLayout?, _ looks: Looks, of profile: Profile, _ sourcePaths: SourcePaths) {
    self.layout = layout
    screen = layout == nil ? nil : Screen(looks)
    links = screen.flatMap { SourceLinks(profile, sourcePaths, $0.links) }
  }

  /// A report that names no files.
  init(_ layout: ReportLayout?, _ looks: Looks) {
    self.layout = layout
    screen = layout == nil ? nil : Screen(looks)
    links = nil
  }

  /// What shows the report to a person; `nil` where it is to go out as it is.
  var outlet: ScreenOutlet? {
    guard let layout, let screen else { return nil }
    return ScreenOutlet(layout, on: screen, links: links)
  }
}

extension ReportRequest {
  /// What the terminal can do that the report goes to; `nil` where it goes elsewhere.
  var screen: ScreenAbilities? {
    if !destination.isStandardOutput { return nil }
    return Screen(looks).map { ScreenAbilities(columns: $0.columns, isColored: $0.isColored) }
  }

  /// How its report looks on a terminal.
  func presentation(of profile: Profile) -> Presentation {
    Presentation(format == .text ? kind.layout : nil, looks, of: profile, sourcePaths)
  }
}
