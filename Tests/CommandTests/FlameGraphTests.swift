import Foundation
import Testing

struct FlameGraphCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func written(_ name: String, _ arguments: String...) throws -> String {
    let path = folder.url.appending(path: name).path
    let outcome = try swprof(["flamegraph", "-output", path] + arguments)
    #expect(outcome.status == 0, "\(outcome.errorText)")
    return try String(contentsOfFile: path, encoding: .utf8)
  }

  @Test func `the suffix of the file says what it is`() throws {
    #expect(try written("f.svg", Project.example).hasPrefix("<?xml"))
    #expect(try written("f.html", Project.example).hasPrefix("<!DOCTYPE html>"))
    #expect(try written("f.HTM", Project.example).hasPrefix("<!DOCTYPE html>"))
    #expect(try written("f.txt", Project.example).hasPrefix("File: prog"))
  }

  @Test func `without a file it is text, of a hundred columns in a pipe`() throws {
    let outcome = try swprof("-flamegraph", Project.example)
    let boxes = outcome.text.split(separator: "\n").filter { $0.hasPrefix("[") }
    #expect(boxes.first?.count == 100)
    #expect(boxes.first?.hasPrefix("[total 70ms") == true)
  }

  @Test func `two sources are before and after, as a base and a source are`() throws {
    let two = try swprof("flamegraph", Project.example, Project.exampleLater)
    let base = try swprof("flamegraph", "-diff_base", Project.example, Project.exampleLater)
    #expect(two.text == base.text)
    #expect(two.text.contains("Red grew, blue shrank"))
    #expect(two.text.contains(" new]") || two.text.contains("new"))
    let normalized = try swprof("flamegraph", "-normalize", Project.example, Project.exampleLater)
    #expect(normalized.status == 0)
    #expect(normalized.text != two.text)
  }

  @Test func `what does not fit is refused in one line`() throws {
    let mean = try swprof("flamegraph", "-mean", Project.example)
    #expect(
      lastLine(mean) == "flamegraph shows sums, which means do not add up to: leave out -mean\n")
    let layout = try swprof("flamegraph", "-layout=tower", Project.example)
    #expect(
      lastLine(layout)
        == "invalid value \"tower\" for flag -layout: expected one of icicle, flame\n")
    let alone = try swprof("flamegraph", "-normalize", Project.example)
    #expect(lastLine(alone) == "must have base profile to normalize by\n")
  }

  @Test func `the shell writes it too`() throws {
    let outcome = try shell(
      "printf 'flamegraph -a >%s/f.svg\\nflamegraph\\n' \"$FOLDER\" | \"$SWPROF\" \(Project.example)",
      in: folder)
    #expect(outcome.text.contains("[total 70ms"))
    let file = try String(contentsOf: folder.url.appending(path: "f.svg"), encoding: .utf8)
    #expect(file.contains("Filter: ignore=a"))
  }
}
