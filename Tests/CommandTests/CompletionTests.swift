// What Tab offers in the shell.

import Foundation
import ProfileLoading
import Testing

@testable import swprof

struct CompletionTests {
  private let completion: Completion

  init() throws {
    let path = Project.root.appending(path: "Fixtures/Profiles/go/cpu-after.pb.gz").path
    let request = LoadRequest(sources: [Array(path.utf8)])
    completion = Completion(of: try ProfileLoader.load(request).profile)
  }

  private func completed(_ line: String) -> String? {
    guard case .replacement(let word, let text) = completion.of(Array(line.utf8)) else {
      return nil
    }
    return String(decoding: line.utf8.dropLast(word.count) + text, as: UTF8.self)
  }

  private func choice(_ line: String) -> [String] {
    if case .choice(let names) = completion.of(Array(line.utf8)) { names } else { [] }
  }

  @Test(arguments: [
    ("to", "top"), ("TRE", "tree"), ("pee", "peek "), ("nodec", "nodecount="),
    ("sort=c", "sort=cum"), ("sample_index=s", "sample_index=samples"),
    ("help nodec", "help nodecount"),
    ("unit=mini", "unit=minimum"), ("tagfocus=ph", "tagfocus=phase="), ("mean=f", "mean=false"),
    ("granularity=add", "granularity=addresses"), ("add", "addresses=1"), ("top -c", "top -cum "),
    ("peek shapes.Fib", "peek workshop/shapes.Fibonacci"),
    ("top5 main -Fibon", "top5 main -workshop/shapes.Fibonacci"),
    ("focus=Fibon", "focus=workshop/shapes.Fibonacci"),
  ])
  func `one candidate completes the word`(_ line: String, _ expected: String) {
    #expect(completed(line) == expected)
  }

  @Test func `several candidates are shown`() {
    #expect(choice("top") == ["top", "topproto"])
    #expect(choice("show") == ["show", "show_from", "showcolumns"])
    #expect(choice("peek main.cpu") == ["main.cpu", "main.cpu.func1", "main.cpu.func1.1"])
  }

  @Test func `a function is completed to an expression that matches it`() {
    #expect(
      completed("list resolveInternal") == nil, "two functions have that name")
    #expect(
      completed("list inlineUnwinder).resolveInternal")
        == #"list runtime.\(\*inlineUnwinder\).resolveInternal"#)
  }

  @Test(arguments: ["zzz", "peek zzz", "nodecount=", "tags host", "zzz main", "focus="])
  func `what begins nothing stays`(_ line: String) {
    #expect(completion.of(Array(line.utf8)) == .nothing)
  }

  @Test func `files are completed after the arrow`() throws {
    let folder = try TemporaryFolder()
    _ = try folder.file("report.txt")
    let start = folder.path("rep")
    #expect(completed("top >\(start)") == "top >\(folder.path("report.txt"))")
    #expect(completed("top > \(start)") == "top > \(folder.path("report.txt"))")
    #expect(completed("output=\(start)") == "output=\(folder.path("report.txt"))")
  }

  @Test func `names are listed in columns that fit`() {
    let columns = Columns(["a", "bb", "ccc", "d\u{1b}"], width: 12)
    #expect(columns.text == "\na    ccc\nbb   d?\n")
    #expect(Columns((0..<300).map(String.init), width: 80).text.hasSuffix("… and 100 more\n"))
  }
}
