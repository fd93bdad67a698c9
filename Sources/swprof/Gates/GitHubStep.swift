import Gates
import Glibc
import ProfileLoading
import Rendering
import Reports

/// The step of a GitHub workflow in which this program runs.
struct GitHubStep {
  /// The folder of the project, without a slash at its end; the working directory where that is not
  /// known.
  private let workspace: [UInt8]
  /// The file whose Markdown is shown with the job.
  private let summaryPath: [UInt8]?

  /// `nil` elsewhere.
  init?() {
    guard Environment["GITHUB_ACTIONS"] == Array("true".utf8) else { return nil }
    var workspace = Environment["GITHUB_WORKSPACE"] ?? [UInt8(ascii: ".")]
    while workspace.last == UInt8(ascii: "/") { workspace.removeLast() }
    self.workspace = workspace
    summaryPath = Environment["GITHUB_STEP_SUMMARY"]
  }

  /// The commands that make annotations.
  ///
  /// They go to standard error, which the runner reads as it reads standard output: the report is alone
  /// there, and JSON stays JSON.
  func annotations(of report: GateReport) -> [String] {
    report.annotations(roots: [workspace] + (goModule.map { [$0] } ?? [])) { path in
      unsafe access(file(path).cString, F_OK) == 0
    }
  }

  /// The name of the Go module that the project is: what paths begin with that are built by
  /// `go build -trimpath`.
  private var goModule: [UInt8]? {
    let path = file(Array("go.mod".utf8))
    guard let file = try? OpenFile(path, flags: O_RDONLY),
      let text = try? file.contents(path: path, atMost: 1 << 20)
    else { return nil }
    let keyword = Array("module ".utf8)
    let line = text.split(separator: UInt8(ascii: "\n")).first { $0.starts(with: keyword) }
    return line.map { line in
      Array(line.dropFirst(keyword.count).filter { $0 > 0x20 && $0 != UInt8(ascii: "\"") })
    }
  }

  private func file(_ path: [UInt8]) -> [UInt8] { workspace + [UInt8(ascii: "/")] + path }

  /// Adds the gates to the summary of the job.
  ///
  /// - Returns: What went wrong.
  func summarize(_ report: GateReport) -> [String] {
    guard let summaryPath else { return [] }
    do {
      let file = try OpenFile(summaryPath, flags: O_WRONLY | O_APPEND | O_CREAT)
      try Destination.writeAll(
        report.markdown.bytes, to: file.descriptor,
        name: String(decoding: summaryPath, as: UTF8.self))
      return []
    } catch {
      return ["the job summary (GITHUB_STEP_SUMMARY) was not written: \(error)"]
    }
  }
}
