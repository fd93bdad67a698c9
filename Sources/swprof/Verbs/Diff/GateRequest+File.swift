import Bytes
import Gates
import ProfileLoading
import Reports
import System

extension GateRequest {
  private static let standardName = ".swprof-gates".bytes
  /// Larger files are not of gates.
  private static let longestFile = 1 << 20

  /// All gates: those of a file and those of the command line. Where none is named there is none: who
  /// only looks is not to fail.
  func gates() throws -> [ProfileGate] {
    guard alpha > 0, alpha <= 0.5 else {
      throw UsageError("-alpha is a probability above 0, at most 0.5")
    }
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
    if gates.isEmpty, !junitPath.isEmpty {
      throw UsageError("-junit is about gates, and none is named (try: -fail_if='total > +3%')")
    }
    return gates
  }

  private static func gates(inFile path: [UInt8]) throws -> [ProfileGate] {
    try ProfileGate.gates(
      inFile: OpenFile(path).contents(atMost: longestFile), path: path, ProfileMetric.vocabulary)
  }
}
