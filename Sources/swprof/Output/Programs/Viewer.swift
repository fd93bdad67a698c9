import Bytes
import System

/// A program that shows a report in a window of its own.
enum Viewer: Sendable {
  case browser
  case eog, evince, gv, kcachegrind

  /// How long it is waited for. It is a second at least, as in pprof: the program may hand the file
  /// on to one that runs already, and that needs time to read it.
  enum Patience {
    case untilItEnds, aSecond
  }

  /// Opens a file.
  func open(_ path: [UInt8], _ patience: Patience) throws(ViewerError) {
    let candidates = commandLines
    for (position, words) in candidates.enumerated() {
      do throws(ProgramError) {
        return try Self.run(words + [path], patience)
      } catch {
        if case .notStarted = error, position + 1 < candidates.count { continue }
        throw ViewerError(
          cause: error, tried: candidates.map { String(decoding: $0[0], as: UTF8.self) })
      }
    }
  }

  /// Why starting it would be of no use; `nil` where it can start.
  ///
  /// Without a display a browser can only fail, unless the person has named one: that may be a
  /// browser for terminals, or a script that takes the file to where the display is.
  var obstacle: String? {
    guard self == .browser, Environment["BROWSER"] == nil, !Environment.hasDisplay else {
      return nil
    }
    return Environment.isRemote
      ? "no display over SSH" : "no display (neither DISPLAY nor WAYLAND_DISPLAY is set)"
  }

  /// What may be run, in this order, as words: single blanks separate them, as in pprof.
  private var commandLines: [[[UInt8]]] {
    let programs =
      switch self {
      case .browser:
        ["chrome", "google-chrome", "chromium", "firefox", "sensible-browser"]
          + (Environment.hasDisplay ? ["xdg-open"] : [])
      case .eog: ["eog"]
      case .evince: ["evince"]
      case .gv: ["gv --noantialias"]
      case .kcachegrind: ["kcachegrind"]
      }
    let chosen = self == .browser ? Environment["BROWSER"] : nil
    return ((chosen.map { [$0] } ?? []) + programs.map { Array($0.utf8) }).map { line in
      line.split(separator: " ", omittingEmptySubsequences: false).map(Array.init)
    }
  }

  private static func run(_ words: [[UInt8]], _ patience: Patience) throws(ProgramError) {
    let earliestEnd = ContinuousClock.now + .seconds(1)
    let nowhere = Descriptor.nowhere()
    let errors = StandardStream.errors.rawValue
    switch patience {
    case .untilItEnds:
      // An interrupt from the terminal is for the viewer; what it showed is then still cleared away.
      let ignored = IgnoredSignals(.interrupt)
      let child = try ChildProcess(
        words, input: nowhere.number, output: nowhere.number, errors: errors, .sameJob,
        heeding: .interrupt)
      let ending = child.wait()
      ignored.end()
      guard ending == .success else {
        throw .ended(program: String(decoding: words[0], as: UTF8.self), ending)
      }
    case .aSecond:
      let child = try ChildProcess(
        words, input: nowhere.number, output: nowhere.number, errors: errors, .ownJob)
      child.leave()
    }
    WorkerThread.pause(until: earliestEnd)
  }
}

/// Why a report could not be shown.
struct ViewerError: Error, CustomStringConvertible {
  let cause: ProgramError
  /// The programs that there were to try.
  let tried: [String]

  var description: String {
    guard case .notStarted = cause, tried.count > 1 else { return "\(cause)" }
    return "\(cause) (tried \(tried.joined(separator: ", ")); BROWSER may name another)"
  }
}
