import Statistics
import Testing

@testable import Gates

/// How a test is explained.
struct ExplanationTests {
  private func explanation(_ before: [KnownError], _ after: [KnownError]) -> String {
    ChangeTest(beforeErrors: before, afterErrors: after).explanation
  }

  @Test func `four runs a side are ranked`() {
    let runs = Array(repeating: KnownError.unknown, count: 4)
    #expect(
      explanation(runs, runs)
        == "p by exact Mann-Whitney U of 4 against 4 runs, interval by Hodges-Lehmann")
  }

  @Test func `fewer are pooled, which is said`() {
    let pooled = explanation([.estimated, .estimated, .estimated], [.estimated])
    #expect(pooled.contains("runs are pooled, from 4 a side they are ranked"))
    #expect(!explanation([.estimated], [.estimated]).contains("pooled"))
  }

  @Test(arguments: [
    (KnownError.none, "every change is real"), (.unknown, "nothing is called significant"),
  ])
  func `what is known of the error is said`(error: KnownError, words: String) {
    #expect(explanation([error], [error]).contains(words))
  }
}
