import Glibc
import ProfileLoading

/// What a report is written to, from its first byte to its last.
protocol Outlet {
  var descriptor: Int32 { get }
  /// What errors call it.
  var name: String { get }
  /// Takes the next piece of the report.
  func write(_ piece: [UInt8]) throws
  /// Lets the whole report appear. Without that nothing is left behind, unless it went to where
  /// nothing can be taken back.
  func finish() throws
}

extension Outlet {
  func write(_ piece: [UInt8]) throws {
    try Destination.writeAll(piece, to: descriptor, name: name)
  }
}

struct StandardOutput: Outlet {
  let descriptor = STDOUT_FILENO
  let name = "standard output"

  func finish() {}
}

/// A new file with a number in its name.
final class NumberedFile: Outlet {
  private var file: NewFile

  init(_ file: consuming NewFile) { self.file = file }

  var descriptor: Int32 { file.descriptor }
  var name: String { String(decoding: file.path, as: UTF8.self) }

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
      prefix: Environment.temporaryFolder + Array("/pprof".utf8), suffix: suffix, mode: 0o600)
    self.viewer = viewer
    self.patience = patience
    self.console = console
  }

  var descriptor: Int32 { file.descriptor }
  var name: String { String(decoding: file.path, as: UTF8.self) }

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
    console.note("\(obstacle): the report is in \(name), for a browser that you open yourself")
  }
}
