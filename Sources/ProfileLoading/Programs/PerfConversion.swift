import Bytes
import System

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
        prefix: temporaryFolder + "/pprof_".bytes, suffix: ".pb.gz", permissions: 0o600)
      let ending = try Self.convert(recording, to: file.path)
      if ending == .success {
        return try OpenFile(file.path).contents()
      }
      _ = consume file
      if ending.isBy(.interrupt) { Signal.interrupt.raise() }
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
    let ignored = IgnoredSignals(.interrupt)
    let errors = StandardStream.errors.rawValue
    let child = try ChildProcess(
      ["perf_to_profile".bytes, "-i".bytes, recording, "-o".bytes, profile, "-f".bytes],
      input: StandardStream.input.rawValue, output: errors, errors: errors, heeding: .interrupt)
    let ending = child.wait()
    ignored.end()
    return ending
  }
}

/// Why there is no profile of a recording.
struct PerfConversionError: Error, CustomStringConvertible {
  let cause: String

  var description: String {
    "failed to convert perf.data file. Try github.com/google/perf_data_converter: \(cause)"
  }
}
