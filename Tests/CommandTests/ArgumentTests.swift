// The two spellings of the command line, and what is said where it makes no sense.

import Foundation
import Testing

struct ArgumentTests {
  @Test(arguments: [
    (["-top", "-nodecount=x", "F"], "invalid value \"x\" for flag -nodecount"),
    (["-top", "-nodefraction=x", "F"], "invalid value \"x\" for flag -nodefraction"),
    (["-top", "-cum=maybe", "F"], "invalid boolean value \"maybe\""),
    (["-top", "-zork", "F"], "flag provided but not defined: -zork"),
    (["-top", "---cum", "F"], "bad flag syntax: ---cum"),
    (["-top", "-focus"], "flag needs an argument: -focus"),
    (["-top", "-focus=(", "F"], "missing closing )"),
    (["-top", "-tagfocus=a=(", "F"], "missing closing )"),
    (["-top", "-raw", "F"], "at most one output format"),
    (["top", "-raw", "F"], "at most one output format"),
    (["-top", "-cum", "-flat", "F"], "conflicting options set: [cum flat]"),
    (["-top", "-lines", "-files", "F"], "conflicting options set: [files lines]"),
    (["-top", "-base=F", "-diff_base=F", "F"], "cannot both be specified"),
    (["-top", "-max_profile_bytes=lots", "F"], "max_profile_bytes"),
    (["-peek=(", "F"], "parsing argument regexp (: error parsing regexp: missing closing )"),
    (["-peek=a", "-list=b", "F"], "at most one output format"),
    (["peek", "F"], "peek needs a regular expression and a profile"),
    (["list", "-cum"], "list needs a regular expression and a profile"),
    (["-http=:0", "-top", "F"], "-http is not compatible with an output format"),
    (["-http=:0", "-normalize", "F"], "must have base profile to normalize by"),
    (["-http=:0", "F"], "the web interface is not there yet"),
    (["-no_browser", "-top", "F"], "-no_browser only makes sense with -http"),
    (["-top", "-cum", "-flat", "-raw", "F"], "conflicting options set: [cum flat]"),
  ])
  func `arguments that make no sense end in one line`(
    _ arguments: [String], _ message: String
  ) throws {
    let line = expectOneLine(
      try swprof(arguments.map { $0.replacing("F", with: Project.example) }))
    #expect(line.contains(message))
  }

  @Test(arguments: [
    ([], "Usage: swprof REPORT "), (["-cum"], "Usage: swprof REPORT "),
    (["-top"], "Usage: swprof top "), (["-top", "-cum", "-flat"], "Usage: swprof top "),
    (["raw", "--"], "Usage: swprof raw "),
  ])
  func `without a profile usage is shown`(_ arguments: [String], _ usage: String) throws {
    let outcome = try swprof(arguments)
    #expect(outcome.status == 2)
    #expect(outcome.text == "")
    #expect(outcome.errorText.contains(usage))
    #expect(outcome.errorLines.last?.hasPrefix("no profile source specified") == true)
  }

  @Test func `a profile that is named like a report is told how to be read`() throws {
    let folder = try TemporaryFolder()
    let profile = try folder.file("top", Project.contents(of: Project.example))
    let outcome = try shell("cd \"$FOLDER\" && \"$SWPROF\" top", in: folder)
    #expect(outcome.errorLines.last == "no profile source specified (the file top is ./top)")
    #expect(try swprof("top", profile).status == 0)
  }

  @Test(arguments: [
    ("-nodecnt=3", "did you mean -nodecount?"), ("-fcous=x", "did you mean -focus?"),
    ("-tagf=x", "did you mean -tagfocus?"), ("-sort=cum", "did you mean -cum or -flat?"),
    ("-bogus", "swprof top --help lists the options"),
    ("-" + String(repeating: "x", count: 10000), "lists the options"),
  ])
  func `an unknown option names those that are near`(_ option: String, _ hint: String) throws {
    let line = expectOneLine(try swprof("top", option, Project.example))
    #expect(line.contains(hint))
  }

  @Test(arguments: [("tpo", "top"), ("Top", "top"), ("lists", "list"), ("callgrnd", "callgrind")])
  func `a first word that is no file and near a report names it`(
    _ word: String, _ report: String
  ) throws {
    let outcome = try swprof(word, Project.example)
    #expect(
      outcome.errorText.contains(
        "\(word) is no file and no report; did you mean swprof \(report)?"))
  }

  @Test func `an unknown sample index lists what there is`() throws {
    let line = expectOneLine(try swprof("top", "-sample_index=zork", Project.example))
    #expect(line.contains("zork") && line.contains("samples") && line.contains("cpu"))
  }

  @Test(arguments: [
    ["-top", "F"], ["--top", "F"], ["-top=true", "F"], ["-text", "F"], ["text", "F"],
    ["-cum=false", "-top", "F"], ["top", "F", "-cum=false"], ["top", "-nodecount=-1", "F"],
    ["top", "-nodecount", "-1", "F"], ["top", "--nodecount=0x7fffffff", "F"],
    ["top", "-divide_by=0x1p0", "F"], ["top", "-nodefraction=5e-3", "F"], ["top", "--", "F"],
  ])
  func `these all mean the same`(_ arguments: [String]) throws {
    let outcome = try swprof(arguments.map { $0 == "F" ? Project.example : $0 })
    #expect(outcome.status == 0, "\(outcome.errorText)")
    #expect(outcome.text == (try swprof("top", Project.example).text))
  }

  @Test(arguments: ["2", "0x2", "0b10", "02", "0o2"])
  func `a whole number has Go's spellings`(_ two: String) throws {
    let outcome = try swprof("top", "-nodecount=\(two)", Project.example)
    #expect(outcome.text == (try swprof("-nodecount", "2", "-top", Project.example).text))
    #expect(outcome.text.contains("Showing top 2 nodes"))
  }

  @Test func `own spelling takes options after the source`() throws {
    let after = try swprof("top", Project.example, "-cum", "-nodecount", "2")
    #expect(after.status == 0, "\(after.errorText)")
    #expect(after.text == (try swprof("-top", "-cum", "-nodecount=2", Project.example).text))
  }

  @Test func `pprof's spelling takes what follows the source for a source`() throws {
    let outcome = try swprof("-top", Project.example, "-cum")
    #expect(outcome.status == 0)
    #expect(outcome.errorText.contains("-cum: "))
  }

  @Test(arguments: [
    ["peek", "inl", "F"], ["peek", "-flat", "inl", "F"], ["peek", "inl", "F", "-flat"],
    ["-peek", "inl", "F"], ["--peek=inl", "F"], ["peek", "--", "inl", "F"],
  ])
  func `the pattern of a report comes before the profile`(_ arguments: [String]) throws {
    let outcome = try swprof(arguments.map { $0 == "F" ? Project.example : $0 })
    #expect(outcome.status == 0, "\(outcome.errorText)")
    #expect(outcome.text.contains("| inl\n"))
    #expect(outcome.text == (try swprof("-peek=inl", Project.example).text))
  }

  @Test(arguments: ["peek", "list"])
  func `a pattern that matches nothing is an error that names what is near`(
    _ command: String
  ) throws {
    let line = expectOneLine(
      try swprof(command, "-sample_index=cpu", "mian", Project.example))
    #expect(line == "no matches found for regexp: mian; nearest names: main\n")
  }

  @Test func `the last of two values counts`() throws {
    let twice = try swprof("top", "-nodecount=1", "-nodecount=2", Project.example)
    #expect(twice.text == (try swprof("top", "-nodecount=2", Project.example).text))
  }

  @Test func `the binary may be named before the profile`() throws {
    let outcome = try swprof("top", "Fixtures/Binaries/tiny", Project.example)
    #expect(outcome.status == 0, "\(outcome.errorText)")
    #expect(outcome.text.hasPrefix("File: tiny\n"))
  }

  @Test func `which other values there are is not said where nobody reads it`() throws {
    #expect(try swprof("top", Project.example).errorText == "")
    let heap = "Fixtures/Profiles/go/heap-before.pb.gz"
    #expect(try swprof("top", heap).errorText == "")
  }

  @Test(arguments: ["focus", "ignore", "hide", "show", "show_from", "tagfocus", "tagignore"])
  func `a filter that matches nothing is named`(_ option: String) throws {
    let outcome = try swprof("top", "-sample_index=cpu", "-\(option)=zzz", Project.example)
    #expect(outcome.status == 0)
    #expect(outcome.errorLines.count == 2, "\(outcome.errorText)")
    #expect(outcome.errorLines.first?.hasSuffix(" expression matched no samples") == true)
    #expect(outcome.errorLines.last?.hasPrefix("\(option)=zzz: no ") == true)
  }

  @Test func `the version is printed`() throws {
    let outcome = try swprof("--version")
    #expect(outcome.status == 0)
    #expect(outcome.text.wholeMatch(of: /swprof \d+\.\d+\.\d+\n/) != nil)
  }

  @Test(.enabled(if: Self.compiler != nil, "needs clang"))
  func `words are found where a preloaded library has moved the environment`() throws {
    let folder = try TemporaryFolder()
    let compiler = try #require(Self.compiler)
    let source = try folder.file(
      "moving.c",
      Data(
        """
        #include <stdlib.h>
        __attribute__((constructor)) static void move(void) { setenv("MOVED", "1", 1); }
        """.utf8))
    let outcome = try shell(
      """
      '\(compiler)' -shared -fPIC -o "$FOLDER/moving.so" '\(source)' &&
        LD_PRELOAD="$FOLDER/moving.so" "$SWPROF" top -focus '' \(Project.example)
      """, in: folder)
    #expect(outcome.status == 0, "\(outcome.errorText)")
    #expect(outcome.output == (try swprof("top", "-focus", "", Project.example)).output)
  }

  /// Swift's own C compiler.
  private static let compiler = ProcessInfo.processInfo.environment["PATH"]?
    .split(separator: ":").map { "\($0)/clang" }
    .first { FileManager.default.isExecutableFile(atPath: $0) }
}
