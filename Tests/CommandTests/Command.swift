// Runs the program that was built together with the tests, as a shell would.

import Foundation

/// How a run ended and what it wrote.
struct Outcome {
  /// The exit status; 128 and the number of the signal where one ended the program.
  let status: Int32
  let output: Data
  let errors: Data

  var text: String { String(decoding: output, as: UTF8.self) }
  var errorText: String { String(decoding: errors, as: UTF8.self) }
  /// The lines on standard error, without their ends.
  var errorLines: [Substring] { errorText.split(separator: "\n") }
}

enum Project {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static let example = "Fixtures/Profiles/synthetic/example.pb.gz"
  static let exampleLater = "Fixtures/Profiles/synthetic/example-later.pb.gz"

  /// The program beside the test bundle, or the one that `SWPROF` names.
  static let swprof: URL = {
    if let path = ProcessInfo.processInfo.environment["SWPROF"] { return URL(filePath: path) }
    let bundle = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    let candidates = [
      bundle.deletingLastPathComponent().appending(path: "swprof"),
      root.appending(path: ".build/debug/swprof"),
    ]
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0.path) }
      ?? candidates[0]
  }()

  static func contents(of path: String) throws -> Data {
    try Data(contentsOf: root.appending(path: path))
  }
}

/// Runs `swprof` from the root of the project.
func swprof(_ arguments: String...) throws -> Outcome { try swprof(arguments) }

/// Runs `swprof` from the root of the project.
func swprof(_ arguments: [String]) throws -> Outcome {
  try run(Project.swprof, arguments, output: Pipe())
}

/// Runs a shell script from the root of the project, with `swprof` as `$SWPROF`, and `$FOLDER`.
func shell(_ script: String, in folder: TemporaryFolder) throws -> Outcome {
  try run(
    URL(filePath: "/bin/sh"), ["-c", script], output: Pipe(), ["FOLDER": folder.url.path])
}

/// Runs `swprof` with nobody reading what it prints.
func swprofIntoClosedPipe(_ arguments: String...) throws -> Outcome {
  let pipe = Pipe()
  try pipe.fileHandleForReading.close()
  return try run(Project.swprof, arguments, output: pipe)
}

private func run(
  _ program: URL, _ arguments: [String], output: Pipe, _ environment: [String: String] = [:]
) throws -> Outcome {
  let errors = Pipe()
  let process = Process()
  // Other tests may run in this process what ignores signals for a while, as libcurl does: children
  // would inherit that.
  process.executableURL = URL(filePath: "/usr/bin/env")
  process.arguments = ["--default-signal=INT,PIPE", program.path] + arguments
  process.currentDirectoryURL = Project.root
  process.environment = environment.merging([
    "TZ": "UTC", "PATH": "/usr/bin:/bin", "SWPROF": Project.swprof.path,
  ]) { $1 }
  process.standardInput = FileHandle.nullDevice
  process.standardOutput = output
  process.standardError = errors
  try process.run()
  // What is said on standard error fits into a pipe, so that reading one after the other is safe.
  let written = (try? output.fileHandleForReading.readToEnd()) ?? Data()
  let said = try errors.fileHandleForReading.readToEnd() ?? Data()
  process.waitUntilExit()
  let wasSignalled = process.terminationReason == .uncaughtSignal
  return Outcome(
    status: process.terminationStatus + (wasSignalled ? 128 : 0), output: written, errors: said)
}

/// A folder that lives as long as its owner.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appending(path: "swprof-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appending(path: name).path }

  /// Writes a file and returns its path.
  func file(_ name: String, _ contents: Data = Data()) throws -> String {
    try contents.write(to: url.appending(path: name))
    return path(name)
  }

  func contents(_ name: String) throws -> Data { try Data(contentsOf: url.appending(path: name)) }

  /// The names of all that is in the folder, in order.
  func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: url.path).sorted()
  }
}
