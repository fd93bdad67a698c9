// What the first word can ask for besides reports.

import Testing

struct VerbTests {
  @Test func `help and version are verbs`() throws {
    #expect(try swprof("help").text == (try swprof("--help").text))
    #expect(try swprof("version").text == (try swprof("--version").text))
  }

  @Test(arguments: ["top", "list", "diff"])
  func `help of a verb is the same in both spellings`(_ verb: String) throws {
    let outcome = try swprof("help", verb)
    #expect(outcome.status == 0)
    #expect(outcome.text == (try swprof(verb, "--help").text))
  }

  @Test(arguments: [
    (["help", "tpo"], "there is no help on tpo (did you mean top?)"),
    (["help", "zzzz"], "there is no help on zzzz (swprof help lists the reports)"),
    (["help", "top", "x"], "usage: swprof help [VERB]"),
    (["completion"], "usage: swprof completion bash|zsh|fish"),
    (["manual", "F"], "usage: swprof manual (a file with the name manual is ./manual)"),
  ])
  func `words that a verb does not take are refused`(
    _ arguments: [String], _ message: String
  ) throws {
    #expect(expectOneLine(try swprof(arguments)).hasPrefix(message))
  }

  @Test func `after help and completion the next words are offered`() throws {
    #expect(try swprof("completion", "words", "1", "help", "di").text.contains("\ndisasm\t"))
    #expect(try swprof("completion", "words", "1", "completion", "z").text == "none\nzsh\n")
  }
}
