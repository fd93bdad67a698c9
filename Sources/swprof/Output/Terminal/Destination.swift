import System

/// Where a report goes.
enum Destination {
  case standardOutput
  case file([UInt8])
  /// A new file with a number in its name: reports that are not for reading do not go to a terminal.
  case numberedFile(suffix: String)
  case viewer(Viewer, suffix: String, Viewer.Patience)

  /// - Parameters:
  ///   - path: The file that was asked for; empty where none was.
  ///   - delivery: Where the report goes otherwise.
  ///   - origin: The shell is for reading, even where its standard output is no terminal, and does
  ///     not wait for viewers.
  init(path: [UInt8], otherwise delivery: Delivery, origin: ReportRequest.Origin) {
    if !path.isEmpty {
      self = .file(path)
      return
    }
    switch delivery {
    case .viewer(let viewer, let suffix):
      self = .viewer(viewer, suffix: suffix, origin == .shell ? .aSecond : .untilItEnds)
    case .numberedFile(let suffix) where origin == .shell || StandardStream.output.isTerminal:
      self = .numberedFile(suffix: suffix)
    case .standardOutput, .numberedFile: self = .standardOutput
    }
  }

  /// Whether the report may be on its way to a terminal.
  var isStandardOutput: Bool { if case .standardOutput = self { true } else { false } }

  /// Writes a report.
  ///
  /// - Parameters:
  ///   - presentation: How it looks on a terminal.
  ///   - body: Hands the report over in pieces of any size. Where it fails, no file appears
  ///   and none changes, no viewer starts, and of what was for standard output some may be written.
  func write(
    _ console: Console, as presentation: Presentation,
    _ body: (_ emit: ([UInt8]) throws -> Void) throws -> Void
  ) throws {
    var stream = ReportStream { try open(console, presentation) }
    do {
      try body { try stream.emit($0) }
      try stream.finish()
    } catch is PagerQuit {
      // The person has seen what was wanted: the report need not be made to its end.
    }
  }

  private func open(_ console: Console, _ presentation: Presentation) throws -> any Outlet {
    console.endProgress()
    switch self {
    case .standardOutput: return presentation.outlet ?? StandardOutput()
    case .file(let path):
      console.note("Generating report in \(String(decoding: path, as: UTF8.self))")
      return try ChosenFile(path)
    case .numberedFile(let suffix):
      let file = try NumberedFile(suffix: suffix)
      console.note("Generating report in \(file.name)")
      return file
    case .viewer(let viewer, let suffix, let patience):
      return try ViewedFile(viewer, suffix: suffix, patience, console)
    }
  }
}
