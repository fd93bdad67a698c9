import Glibc

/// Why another program did not do its work. Where pprof has words for it, they are Go's.
package enum ProgramError: Error, Equatable {
  /// It did not start, for that reason of the system.
  case notStarted(program: String, code: Int32)
  case ended(program: String, Ending)
  case system(_ call: String, _ code: Int32)
}

extension ProgramError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notStarted(let program, ENOENT) where !program.contains("/"):
      "exec: \"\(program)\": executable file not found in $PATH"
    case .notStarted(let program, let code): "exec: \"\(program)\": \(reason(of: code))"
    case .ended(let program, let ending): "\(program): \(ending)"
    case .system(let call, let code): "\(call): \(reason(of: code))"
    }
  }
}

/// How a program ended.
package enum Ending: Equatable {
  case exited(Int32)
  case signalled(Int32)

  /// The end of a program that did what it was asked.
  package static let success = Ending.exited(0)
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

/// The system's reason, in small letters as Go has it.
func reason(of code: Int32) -> String {
  // SAFETY: strerror returns a string that lives at least until the next call.
  unsafe String(cString: strerror(code)).lowercased()
}
