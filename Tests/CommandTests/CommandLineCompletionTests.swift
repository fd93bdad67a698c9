// What shells offer, and that their scripts ask for it as they should.

import Bytes
import Foundation
import Testing

struct CommandLineCompletionTests {
  private let labels = "Fixtures/Profiles/synthetic/labels.pb.gz"

  /// The words offered for the one that has a `@`, and the paths to be added.
  private func offered(_ line: String...) throws -> (paths: String, words: [String]) {
    let position = try #require(line.firstIndex { $0.contains("@") })
    let words = line.map { $0.replacing("@", with: "") }
    let outcome = try swprof(["completion", "words", "\(position)"] + words)
    #expect(outcome.status == 0, "\(outcome.errorText)")
    let lines = outcome.text.split(separator: "\n").map(String.init)
    return (lines[0], lines.dropFirst().map { String($0.prefix { $0 != "\t" }) })
  }

  @Test func `the first word is a verb or a file`() throws {
    let offer = try offered("to@")
    #expect(offer.words == ["top", "topproto"])
    #expect(offer.paths == "files")
    #expect(try offered("li@").words == ["list", "licenses"])
    #expect(try offered("@").words.count == HelpTests.reports.count + 7)
  }

  @Test(arguments: ["-nodec@", "--nodec@"])
  func `options are offered with the dashes that are typed`(_ word: String) throws {
    let dashes = word.prefix { $0 == "-" }
    #expect(try offered("top", word).words == ["\(dashes)nodecount="])
    #expect(try offered("top", word).paths == "none")
  }

  @Test func `reports are options where no word names one`() throws {
    #expect(try offered("-topp@").words == ["-topproto"])
    #expect(try offered("top", "-topp@").words == [])
  }

  @Test func `in pprof's spelling no options follow the profile`() throws {
    #expect(try offered("-top", Project.example, "-cu@").paths == "files")
    #expect(try offered("top", Project.example, "-cu@").words == ["-cum"])
    #expect(try offered("top", "--", "-cu@").paths == "files")
  }

  @Test func `sample types are those of the profile on the line`() throws {
    let example = Project.example
    #expect(
      try offered("top", "-sample_index=@", example).words
        == ["-sample_index=samples", "-sample_index=cpu"])
    #expect(try offered("top", example, "-sample_index=c@").words == ["-sample_index=cpu"])
    #expect(try offered("top", "-sample_index", "@", example).words == ["samples", "cpu"])
    #expect(try offered("peek", "x", "-sample_index", "c@", example).words == ["cpu"])
    #expect(try offered("top", "-sample_index=in@").words.contains("-sample_index=inuse_space"))
  }

  @Test func `keys of labels are those of the profile on the line`() throws {
    #expect(try offered("top", "-tagfocus=ke@", labels).words.contains("-tagfocus=key="))
    #expect(try offered("top", "-tagroot=x,ke@", labels).words.contains("-tagroot=x,key"))
  }

  @Test func `names that could mean something to a shell are not offered`() throws {
    let folder = try TemporaryFolder()
    let bytes = Data("heap profile: 1: 2 [3: 4] @ heap/1\n1: 2 [3: 4] @ 0x10\n".utf8)
    let odd = try folder.file("odd", bytes)
    #expect(try offered("top", "-sample_index=@", odd).words.allSatisfy { !$0.contains(" ") })
    let hostile = try folder.file(
      "hostile", Data([0x0a, 2, 8, 1, 0x32, 0, 0x32, 5] + "$(id)".bytes))
    #expect(try offered("top", "-sample_index=@", hostile).words == [])
  }

  @Test func `what is no profile offers nothing and keeps nobody waiting`() throws {
    let folder = try TemporaryFolder()
    #expect(try shell("mkfifo \"$FOLDER/fifo\"", in: folder).status == 0)
    for path in [folder.path("fifo"), "Fixtures/Malformed/cut.pb.gz", "no/such", "/dev/zero"] {
      #expect(try offered("top", "-tagroot=@", path).words == [])
    }
  }

  @Test(arguments: [
    ("-trim=@", ["-trim=true", "-trim=false"]),
    ("-symbolize=local:fo@", ["-symbolize=local:force"]), ("-unit=mi@", ["-unit=minimum"]),
    ("-color=al@", ["-color=always"]),
    ("-focus=@", []), ("-zork=@", []),
  ])
  func `values are offered where they are known`(_ word: String, _ expected: [String]) throws {
    #expect(try offered("top", word, Project.example).words == expected)
  }

  @Test(arguments: [("-output=@", "files"), ("-base=@", "files"), ("-source_path=@", "folders")])
  func `paths are left to the shell`(_ word: String, _ paths: String) throws {
    #expect(try offered("top", word).paths == paths)
  }

  @Test func `an expression is the user's own`() throws {
    #expect(try offered("list", "ma@").paths == "none")
    #expect(try offered("list", "ma", "@").paths == "files")
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `a script is in the language of its shell`(_ name: String) throws {
    let folder = try TemporaryFolder()
    let outcome = try shell(
      """
      command -v \(name) || exit 0
      "$SWPROF" completion \(name) > "$FOLDER/script" && \(name) -n "$FOLDER/script"
      """, in: folder)
    #expect(outcome.status == 0, "\(outcome.errorText)")
  }

  @Test(arguments: [
    ("swprof top -nodec@", ["-nodecount="]),
    ("swprof top -sample_index=@ EXAMPLE", ["cpu", "samples"]),
    ("swprof top -sample_index=c@ EXAMPLE", ["cpu"]),
    ("swprof top -sample_index=c@pu EXAMPLE", ["cpu"]),
    ("swprof top -sample_index @ EXAMPLE", ["cpu", "samples"]),
    ("swprof top -symbolize=local:fo@", ["force"]),
    ("swprof top -output=Package.sw@", ["Package.swift"]),
    ("swprof top -source_path=Tests:Sour@", ["Sources"]),
    ("  swprof   peek 'a b' -sample_index=s@ EXAMPLE", ["samples"]),
  ])
  func `bash completes what stands at the cursor`(
    _ line: String, _ expected: [String]
  ) throws {
    let typed = line.replacing("EXAMPLE", with: Project.example)
    let outcome = try shell(
      #"""
      exec bash -c '
        source <("$SWPROF" completion bash)
        compopt() { :; }
        COMP_LINE=${1//@/}
        before=${1%%@*}
        COMP_POINT=${#before}
        # As readline splits it: at blanks and after and before each = and :.
        mapfile -t COMP_WORDS < <(sed -E "s/([=:])/\n\1\n/g; s/ +/\n/g" <<< "$COMP_LINE" | sed "/^$/d")
        _swprof "$SWPROF"
        printf "%s\n" "${COMPREPLY[@]}" | sort
      ' bash "\#(typed)"
      """#, in: TemporaryFolder())
    #expect(outcome.errorText == "")
    #expect(outcome.text.split(separator: "\n").map(String.init) == expected)
  }
}
