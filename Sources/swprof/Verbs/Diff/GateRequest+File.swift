import Bytes
import Gates
import ProfileLoading
import Reports
import System

extension GateRequest {
  private static let standardName = ".swprof-gates".bytes
  /// Larger files are not of gates.
  private static let longestFile = 1 << 20

  /// All gates: those of a file and those of the command line, or where none is named the
  /// standard one.
  func gates() throws -> [ProfileGate] {
    var gates: [ProfileGate] = []
    switch source {
    case .none: return []
    case .file(let path): gates = try Self.gates(inFile: path)
    case .standardFile:
      do {
        gates = try Self.gates(inFile: Self.standardName)
      } catch let error as FileError where error.isMissingFile {}
    }
    for expression in expressions {
      gates.append(try ProfileGate(parsing: expression, from: .option, ProfileMetric.vocabulary))
    }
    return gates.isEmpty ? [try .standard(ProfileMetric.vocabulary)] : gates
  }

  private static func gates(inFile path: [UInt8]) throws -> [ProfileGate] {
    try ProfileGate.gates(
      inFile: OpenFile(path).contents(atMost: longestFile), path: path, ProfileMetric.vocabulary)
  }
}
