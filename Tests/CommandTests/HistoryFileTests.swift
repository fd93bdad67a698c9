// What the shell remembers between runs.

import Bytes
import Foundation
import Testing

@testable import swprof

struct HistoryFileTests {
  private let folder: TemporaryFolder
  private let path: [UInt8]

  init() throws {
    folder = try TemporaryFolder()
    path = Array(folder.path("state/swprof/history").utf8)
  }

  private func lines() -> [String] {
    var file = HistoryFile(path: path)
    return file.lines().map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func `lines come back in the next run, in a file for nobody else`() throws {
    var file = HistoryFile(path: path)
    for line in ["top", "top", "  ", "tree 5", "top"] { _ = file.append(Array(line.utf8)) }
    #expect(lines() == ["top", "tree 5", "top"])
    let attributes = try FileManager.default.attributesOfItem(
      atPath: folder.path("state/swprof/history"))
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test func `two shells side by side lose nothing`() {
    var (first, second) = (HistoryFile(path: path), HistoryFile(path: path))
    _ = (first.append("top".bytes), second.append("tree".bytes))
    _ = first.append("raw".bytes)
    #expect(lines() == ["top", "tree", "raw"])
  }

  @Test func `the file stays short`() throws {
    var file = HistoryFile(path: path)
    for number in 0..<2_100 { _ = file.append("top \(number)".bytes) }
    #expect(lines().count == HistoryFile.mostLines)
    #expect(lines().last == "top 2099")
    #expect(try folder.contents("state/swprof/history").split(separator: 10).count == 1_000)
    #expect(try folder.names() == ["state"])
  }

  @Test func `a file of long lines stays short, too`() throws {
    let line = String(repeating: "x", count: 4_000)
    var file = HistoryFile(path: path)
    for number in 0..<300 { _ = file.append("\(number)\(line)".bytes) }
    #expect(lines().last?.hasPrefix("299x") == true)
    #expect(try folder.contents("state/swprof/history").count <= 1 << 20)
  }

  @Test func `a line that nobody typed is not kept`() {
    var file = HistoryFile(path: path)
    let isKept = file.append([UInt8](repeating: 97, count: 100_000))
    #expect(!isKept)
    #expect(lines() == [])
  }

  @Test func `without a place for it nothing is kept and nothing fails`() {
    var file = HistoryFile(path: nil)
    var other = HistoryFile(path: "/dev/null/history".bytes)
    let areKept = [file.append("top".bytes), other.append("top".bytes)]
    #expect(areKept == [true, true])
    #expect(lines() == [])
  }
}
