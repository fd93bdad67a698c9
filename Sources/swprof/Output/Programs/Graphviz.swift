import Bytes
import Reports
import System

/// Pictures of graphs, drawn by Graphviz's `dot`.
enum Graphviz {
  /// A kind of picture, by the name that `dot -T` has for it.
  enum Format: String, Sendable {
    case svg, png, gif, pdf, ps
  }

  struct Picture {
    let bytes: [UInt8]
    /// What `dot` had to say about the graph, such as fonts that it does not find.
    let remarks: [String]
  }

  /// Draws a graph.
  ///
  /// What comes back for a browser is let through only where it holds shapes and text.
  ///
  /// - Parameter graph: Text in the DOT language.
  static func draw(_ graph: [UInt8], as format: Format) throws(GraphvizError) -> Picture {
    let outcome: Exchange.Outcome
    do throws(ProgramError) {
      outcome = try Exchange.run(
        ["dot".bytes, "-T\(format.rawValue)".bytes], input: graph)
    } catch {
      throw .notStarted(error)
    }
    let remarks = String(decoding: outcome.errors, as: UTF8.self)
      .split(whereSeparator: \.isNewline).map(String.init)
    guard outcome.ending == .success else { throw .failed(outcome.ending, remarks) }
    if outcome.output.isEmpty { throw .drewNothing(remarks) }
    if format == .svg, let found = PictureInspection.foreignContent(of: outcome.output) {
      throw .foreign(found)
    }
    return Picture(bytes: outcome.output, remarks: remarks)
  }
}

/// Why there is no picture.
enum GraphvizError: Error {
  case notStarted(ProgramError)
  case failed(Ending, _ remarks: [String])
  case drewNothing(_ remarks: [String])
  /// The picture holds what no graph asks for.
  case foreign(String)
}

extension GraphvizError: CustomStringConvertible {
  var description: String {
    switch self {
    case .notStarted(let error):
      "failed to execute dot. Is Graphviz installed? Error: \(error) (try: apt install graphviz)"
    case .failed(.exited(let status), let remarks):
      Self.sentence("failed to execute dot: \(Ending.exited(status))", remarks)
    case .failed(.signalled(let number), let remarks):
      // Most often the system ended it for want of memory, or somebody did for want of patience.
      Self.sentence("failed to execute dot: \(Ending.signalled(number))", remarks)
        + " (fewer nodes are drawn faster: -nodecount=40)"
    case .foreign(let found):
      "the picture by dot holds what its graph does not ask for, and is not written: \(found)"
    case .drewNothing(let remarks): Self.sentence("dot has drawn nothing", remarks)
    }
  }

  private static func sentence(_ failure: String, _ remarks: [String]) -> String {
    ([failure] + [remarks.prefix(3).joined(separator: "; ")].filter { !$0.isEmpty })
      .joined(separator: ": ")
  }
}
