import Bytes
import System

/// What a report is written to, from its first byte to its last.
protocol Outlet {
  /// Takes the next piece of the report.
  func write(_ piece: [UInt8]) throws
  /// Lets the whole report appear. Without that nothing is left behind, unless it went to where
  /// nothing can be taken back.
  func finish() throws
}

struct StandardOutput: Outlet {
  func write(_ piece: [UInt8]) throws { try StandardStream.output.write(piece) }
  func finish() {}
}

/// The file that was asked for.
final class ChosenFile: Outlet {
  private var file: OutputFile?

  init(_ path: [UInt8]) throws { file = try OutputFile(path) }

  func write(_ piece: [UInt8]) throws { try file?.write(piece) }
  func finish() throws { try file.take()?.finish() }
}

/// A new file with a number in its name.
final class NumberedFile: Outlet {
  private var file: NewFile

  init(suffix: String) throws { file = try NewFile(prefix: "profile".bytes, suffix: suffix) }

  var name: String { String(decoding: file.path, as: UTF8.self) }

  func write(_ piece: [UInt8]) throws { try file.write(piece) }
  func finish() { file.keep() }
}

/// A temporary file, readable by nobody else, that a viewer shows; it goes away after that, or with
/// this program where the viewer is not waited for.
final class ViewedFile: Outlet {
  private var file: NewFile
  private let viewer: Viewer
  private let patience: Viewer.Patience
  private let console: Console

  init(
    _ viewer: Viewer, suffix: String, _ patience: Viewer.Patience, _ console: Console
  ) throws {
    file = try NewFile(
      prefix: Environment.temporaryFolder + "/pprof".bytes, suffix: suffix, permissions: 0o600)
    self.viewer = viewer
    self.patience = patience
    self.console = console
  }

  func write(_ piece: [UInt8]) throws { try file.write(piece) }

  func finish() throws {
    guard let obstacle = viewer.obstacle else {
      try viewer.open(file.path, patience)
      if patience == .aSecond {
        file.keep()
        console.removeAtEnd(file.path)
      }
      return
    }
    file.keep()
    let name = String(decoding: file.path, as: UTF8.self)
    console.note("\(obstacle): the report is in \(name), for a browser that you open yourself")
  }
}
