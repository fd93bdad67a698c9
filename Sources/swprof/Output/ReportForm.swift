import Rendering
import Reports

/// The form in which a report goes out.
enum ReportForm {
  /// The report's own text, or the bytes that it is; on a screen with styles where the text has such.
  case text(on: ScreenAbilities?)
  /// A format for programs.
  case table(TableFormat)
  /// A picture, which Graphviz makes of the report's text.
  case picture(Drawing)

  /// - Parameter name: The word that asks for the report.
  func write(
    _ report: any Report, named name: String, _ console: borrowing Console,
    _ emit: ([UInt8]) throws -> Void
  ) throws {
    console.note(report.remarks)
    switch self {
    case .text(let screen):
      console.note(report.textRemarks)
      guard let text = report.styledText else { return try report.write(emit) }
      try emit(text.bytes(on: screen))
    case .table(let format): try report.structure(named: name)?.write(as: format, emit)
    case .picture(let drawing):
      var graph: [UInt8] = []
      try report.write { graph += $0 }
      console.progress("drawing the graph with dot")
      let picture = try drawing.picture(of: graph)
      console.note(picture.remarks)
      try emit(picture.bytes)
    }
  }
}

extension ReportRequest {
  /// What the lines above its report say.
  var header: HeaderOptions {
    HeaderOptions(
      activeFilters: selection.activeFilters, isCompact: isCompact, zone: localZone())
  }

  /// The form in which its report goes out.
  var form: ReportForm {
    if let format = format.table { return .table(format) }
    return kind.drawing.map(ReportForm.picture) ?? .text(on: screen)
  }
}
