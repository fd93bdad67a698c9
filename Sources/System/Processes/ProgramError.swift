import Glibc

/// Why another program did not do its work. Where pprof has words for it, they are Go's.
package enum ProgramError: Error, Equatable {
  /// It did not start, for that reason of the system.
  case notStarted(program: String, SystemError)
  case ended(program: String, Ending)
  case system(_ call: String, SystemError)
}

extension ProgramError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notStarted(let program, let error)
    where error.isMissingFile && !program.contains("/"):
      "exec: \"\(program)\": executable file not found in $PATH"
    case .notStarted(let program, let error): "exec: \"\(program)\": \(error)"
    case .ended(let program, let ending): "\(program): \(ending)"
    case .system(let call, let error): "\(call): \(error)"
    }
  }
}

/// How a program ended.
package enum Ending: Equatable {
  case exited(Int32)
  case signalled(Int32)

  /// The end of a program that did what it was asked.
  package static let success = Ending.exited(0)

  /// Whether that signal ended it.
  package func isBy(_ signal: Signal) -> Bool { self == .signalled(signal.rawValue) }
}

extension Ending: CustomStringConvertible {
  package var description: String {
    switch self {
    case .exited(let status): "exit status \(status)"
    case .signalled(let number):
      // SAFETY: strsignal returns a string that lives at least until the next call.
      "signal: \(unsafe strsignal(number).map { unsafe String(cString: $0) } ?? "\(number)")"
        .lowercased()
    }
  }
}
