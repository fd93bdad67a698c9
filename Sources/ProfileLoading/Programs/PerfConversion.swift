import Glibc

/// Recordings of Linux perf, which another program makes profiles of.
struct PerfConversion {
  /// Where the profile is while it is not read yet.
  let temporaryFolder: [UInt8]

  /// The bytes of the profile that a recording becomes.
  ///
  /// What the program says goes to standard error. An interrupt from the terminal ends both programs,
  /// and nothing is left behind.
  func profile(of recording: [UInt8]) throws(PerfConversionError) -> [UInt8] {
    do {
      let file = try NewFile(
        prefix: temporaryFolder + Array("/pprof_".utf8), suffix: ".pb.gz", mode: 0o600)
      let ending = try Self.convert(recording, to: file.path)
      if ending == .success {
        return try OpenFile(file.path, flags: O_RDONLY).contents(path: file.path)
      }
      _ = consume file
      if ending == .signalled(SIGINT) { raise(SIGINT) }
      throw PerfConversionError(cause: ending.description)
    } catch let error as PerfConversionError {
      throw error
    } catch {
      throw PerfConversionError(cause: "\(error)")
    }
  }

  private static func convert(
    _ recording: [UInt8], to profile: [UInt8]
  ) throws(ProgramError) -> Ending {
    // An interrupt is for the program that is waited for; what it has written is then cleared away.
    let handler = signal(SIGINT, SIG_IGN)
    defer { signal(SIGINT, handler) }
    let words = ["perf_to_profile", "-i"].map { Array($0.utf8) }
    let child = try ChildProcess(
      words + [recording, Array("-o".utf8), profile, Array("-f".utf8)], input: STDIN_FILENO,
      output: STDERR_FILENO, errors: STDERR_FILENO, heeding: SIGINT)
    return child.wait()
  }
}

/// Why there is no profile of a recording.
struct PerfConversionError: Error, CustomStringConvertible {
  let cause: String

  var description: String {
    "failed to convert perf.data file. Try github.com/google/perf_data_converter: \(cause)"
  }
}
