// What the README shows is what the program prints.

import Foundation
import Testing

struct ReadmeTests {
  /// A command of the README, and the lines that it shows below it.
  struct Example: CustomTestStringConvertible {
    let command: String
    let output: String
    var testDescription: String { command }

    static let all: [Example] = {
      let readme = (try? Project.contents(of: "README.md")) ?? Data()
      let blocks = String(decoding: readme, as: UTF8.self).components(separatedBy: "```console\n$ ")
      return blocks.dropFirst().map { block in
        let lines = block.components(separatedBy: "\n```\n")[0].split(
          separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
        return Example(command: String(lines[0]), output: lines.dropFirst().joined())
      }
    }()
  }

  @Test func `it shows five commands`() {
    #expect(Example.all.count == 5)
  }

  @Test(arguments: Example.all)
  func `a command prints what is shown`(_ example: Example) throws {
    let outcome = try shell(
      "swprof() { \"$SWPROF\" \"$@\"; }; { \(example.command); } 2>&1", in: TemporaryFolder())
    #expect(outcome.text == example.output + "\n")
  }

  @Test(arguments: [
    "README.md", ".github/CONTRIBUTING.md",
  ])
  func `links to files lead somewhere`(_ path: String) throws {
    let text = String(decoding: try Project.contents(of: path), as: UTF8.self)
    let folder = Project.root.appending(path: path).deletingLastPathComponent()
    let links = text.matches(of: /\]\(([^):]+)\)/).map { String($0.1) }
    #expect(!links.isEmpty)
    for link in links {
      #expect(FileManager.default.fileExists(atPath: folder.appending(path: link).path), "\(link)")
    }
  }
}
