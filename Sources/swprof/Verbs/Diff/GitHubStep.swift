import Bytes
import Gates
import ProfileLoading
import Rendering
import Reports
import System

/// The step of a GitHub workflow in which this program runs.
struct GitHubStep {
  /// The folder of the project, without a slash at its end; the working directory where that is not
  /// known.
  private let workspace: [UInt8]
  /// The file whose Markdown is shown with the job.
  private let summaryPath: [UInt8]?

  /// `nil` elsewhere.
  init?() {
    guard Environment["GITHUB_ACTIONS"] == "true".bytes else { return nil }
    var workspace = Environment["GITHUB_WORKSPACE"] ?? ".".bytes
    while workspace.last == "/" { workspace.removeLast() }
    self.workspace = workspace
    summaryPath = Environment["GITHUB_STEP_SUMMARY"]
  }

  /// The commands that make annotations.
  ///
  /// They go to standard error, which the runner reads as it reads standard output: the report is alone
  /// there, and JSON stays JSON.
  func annotations(of report: GateReport) -> [String] {
    report.annotations(roots: [workspace] + (goModule.map { [$0] } ?? [])) { path in
      Files.exists(file(path))
    }
  }

  /// The name of the Go module that the project is: what paths begin with that are built by
  /// `go build -trimpath`.
  private var goModule: [UInt8]? {
    guard let text = try? OpenFile(file("go.mod".bytes)).contents(atMost: 1 << 20) else {
      return nil
    }
    let keyword = "module "
    return text.split(separator: "\n").first { $0.hasPrefix(keyword) }.map { line in
      Array(line.dropFirst(keyword.utf8.count).filter { $0 > 0x20 && $0 != "\"" })
    }
  }

  private func file(_ path: [UInt8]) -> [UInt8] { workspace + "/".bytes + path }

  /// Adds the gates to the summary of the job.
  ///
  /// - Returns: What went wrong.
  func summarize(_ report: GateReport) -> [String] {
    guard let summaryPath else { return [] }
    do {
      let file = try OpenFile(summaryPath, for: .appending(permissions: 0o666))
      try file.write(report.markdown.bytes)
      return []
    } catch {
      return ["the job summary (GITHUB_STEP_SUMMARY) was not written: \(error)"]
    }
  }
}
