import Glibc
import ProfileLoading

/// Why a report could not be written.
struct OutputError: Error, CustomStringConvertible {
  let description: String
}

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
    case .numberedFile(let suffix) where origin == .shell || isatty(STDOUT_FILENO) == 1:
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
      return try outputFile(path)
    case .numberedFile(let suffix):
      let file = NumberedFile(try NewFile(prefix: Array("profile".utf8), suffix: suffix))
      console.note("Generating report in \(file.name)")
      return file
    case .viewer(let viewer, let suffix, let patience):
      return try ViewedFile(viewer, suffix: suffix, patience, console)
    }
  }

  /// Writes all bytes, however many calls that takes.
  static func writeAll(
    _ bytes: [UInt8], to descriptor: Int32, name: String
  ) throws(OutputError) {
    var start = 0
    while start < bytes.count {
      // SAFETY: the system reads the bytes from `start` to the end of the array, no more.
      let written = unsafe bytes.withUnsafeBytes {
        unsafe Glibc.write(descriptor, $0.baseAddress.map { unsafe $0 + start }, $0.count - start)
      }
      if written < 0 {
        if errno == EINTR { continue }
        if errno == EAGAIN {
          awaitRoom(descriptor)
          continue
        }
        throw OutputError(description: FileError("write", Array(name.utf8), errno).description)
      }
      start += written
    }
  }

  /// Waits until a descriptor that does not wait by itself takes more: whoever started swprof may
  /// have made standard output one.
  private static func awaitRoom(_ descriptor: Int32) {
    var state = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    _ = unsafe poll(&state, 1, -1)
  }
}
