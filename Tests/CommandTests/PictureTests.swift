// Pictures of graphs, which dot draws. Most tests put a script in its place, so that they need no
// Graphviz and see what dot is given.

import Foundation
import Testing

/// A shell script with another script as the only `dot` that there is.
///
/// The shell writes both: a program that a test had open for writing while another test started
/// one could not be run.
func shell(withDot dot: String, _ script: String, in folder: TemporaryFolder) throws -> Outcome {
  try shell(
    """
    mkdir "$FOLDER/programs" "$FOLDER/tmp" "$FOLDER/reports"
    cat > "$FOLDER/programs/dot" <<'END'
    #!/bin/sh
    \(dot)
    END
    chmod +x "$FOLDER/programs/dot"
    export TMPDIR="$FOLDER/tmp" PATH="$FOLDER/programs:$PATH"
    \(script)
    """, in: folder)
}

/// A script for `dot` that draws nearly nothing.
let smallPicture = """
  cat > "$FOLDER/graph"
  echo '<svg width="8pt" height="8pt" viewBox="0 0 8 8" xmlns="http://www.w3.org/2000/svg">'
  echo '<g id="graph0"><text>a</text></g></svg>'
  """

/// Checks that a run ended in trouble, and returns what it said last.
func lastLine(
  _ outcome: Outcome, sourceLocation: SourceLocation = #_sourceLocation
) -> String {
  #expect(outcome.status == 2, "\(outcome.errorText)", sourceLocation: sourceLocation)
  #expect(outcome.text == "", sourceLocation: sourceLocation)
  return outcome.errorLines.last.map { $0 + "\n" } ?? ""
}

struct PictureTests {
  private let folder: TemporaryFolder
  private static let hasGraphviz = FileManager.default.isExecutableFile(atPath: "/usr/bin/dot")

  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: ["svg", "png", "gif", "pdf", "ps"])
  func `dot is asked for the kind of picture, and given the graph`(_ kind: String) throws {
    let outcome = try shell(
      withDot: "cat > \"$FOLDER/graph\"; echo \"$@\"",
      "exec \"$SWPROF\" \(kind) \(Project.example)", in: folder)
    #expect(outcome.status == 0, "\(outcome.errorText)")
    #expect(outcome.text == "-T\(kind)\n")
    #expect(try folder.contents("graph") == (try swprof("dot", Project.example).output))
  }

  private static let hostile = "Fixtures/Profiles/synthetic/hostile-text.pb.gz"

  @Test(arguments: ["svg", "png", "gif", "pdf", "ps", "web", "eog", "evince", "gv"])
  func `dot is given no text of a profile as it is`(_ kind: String) throws {
    let outcome = try shell(
      withDot: smallPicture,
      "BROWSER=true; for VIEWER in eog evince gv; do ln -s /bin/true \"$FOLDER/programs/$VIEWER\"; done; "
        + "export BROWSER; exec \"$SWPROF\" \(kind) \(Self.hostile)", in: folder)
    #expect(outcome.status == 0, "\(outcome.errorText)")
    let graph = String(decoding: try folder.contents("graph"), as: UTF8.self)
    #expect(graph.contains(#"path:/x\" URL=\"javascript:alert(document.domain)\" tooltip=\"click"#))
    #expect(graph.contains(#"path:C:\\temp\\" id="#))
    #expect(!graph.split(separator: "\"").contains { $0.utf8.count > 8_000 })
    let printed = try swprof("dot", Self.hostile).text
    #expect(printed.contains("path:/x\" URL=\"javascript:"))
  }

  @Test(.enabled(if: hasGraphviz), arguments: ["svg", "png", "gif", "pdf", "ps"])
  func `Graphviz draws whatever a profile says`(_ kind: String) throws {
    let outcome = try swprof(kind, "-lines", Self.hostile)
    #expect(outcome.status == 0, "\(outcome.errorText)")
    #expect(!outcome.output.isEmpty && !outcome.text.contains("href"))
  }

  @Test(arguments: ["svg", "web", "eog"])
  func `a picture that holds more than shapes and text is refused`(_ kind: String) throws {
    let outcome = try shell(
      withDot: "echo '<svg><a xlink:href=\"javascript:1\"/></svg>'",
      "export BROWSER=true; exec \"$SWPROF\" \(kind) \(Project.example)", in: folder)
    #expect(
      lastLine(outcome) == """
        the picture by dot holds what its graph does not ask for, and is not written: \
        xlink:href="javascript:1"

        """)
  }

  @Test func `an SVG can be moved and zoomed`() throws {
    let outcome = try shell(
      withDot: smallPicture, "exec \"$SWPROF\" svg \(Project.example)", in: folder)
    #expect(outcome.text.hasPrefix("<svg width=\"100%\" height=\"100%\" xmlns"))
    #expect(outcome.text.contains("<script type=\"text/ecmascript\"><![CDATA["))
    #expect(
      outcome.text.hasSuffix(
        """
        </script><g id="viewport" transform="scale(0.5,0.5) translate(0,0)">\
        <g id="graph0"><text>a</text></g></g></svg>

        """))
  }

  @Test(
    .enabled(if: hasGraphviz),
    arguments: [("svg", "<?xml"), ("png", "\u{fffd}PNG"), ("pdf", "%PDF")])
  func `Graphviz draws`(_ kind: String, _ beginning: String) throws {
    let outcome = try swprof(kind, Project.example)
    #expect(outcome.status == 0, "\(outcome.errorText)")
    #expect(outcome.text.hasPrefix(beginning))
  }

  @Test func `without dot one line names the package`() throws {
    let outcome = try shell(
      "PATH=\"$FOLDER\" exec \"$SWPROF\" svg \(Project.example)", in: folder)
    #expect(
      lastLine(outcome) == """
        failed to execute dot. Is Graphviz installed? Error: exec: "dot": executable file not \
        found in $PATH (try: apt install graphviz)

        """)
  }

  @Test(arguments: [
    ("echo first >&2; echo second >&2; exit 3", "exit status 3: first; second\n"),
    ("kill -9 $$", "signal: killed (fewer nodes are drawn faster: -nodecount=40)\n"),
  ])
  func `a dot that fails leaves no file, and its reason`(
    _ dot: String, _ reason: String
  ) throws {
    let outcome = try shell(
      withDot: dot,
      "exec \"$SWPROF\" png -output \"$FOLDER/reports/graph.png\" \(Project.example)", in: folder)
    #expect(lastLine(outcome) == "failed to execute dot: " + reason)
    #expect(try folder.names(in: "reports").isEmpty)
  }

  @Test func `a dot that draws nothing is trouble`() throws {
    let outcome = try shell(
      withDot: "exit 0", "exec \"$SWPROF\" png \(Project.example)", in: folder)
    #expect(lastLine(outcome) == "dot has drawn nothing\n")
  }

  @Test func `what dot says of a graph that it draws is passed on`() throws {
    let outcome = try shell(
      withDot: "cat > \"$FOLDER/graph\"; echo 'no such font' >&2; echo picture",
      "exec \"$SWPROF\" png \(Project.example)", in: folder)
    #expect(outcome.status == 0)
    #expect(outcome.text == "picture\n")
    #expect(outcome.errorText.contains("no such font\n"))
  }

  /// A graph that does not fit into a pipe, which holds 64 kB.
  private static let large = "-trim=false -call_tree Fixtures/Profiles/go/cpu-after.pb.gz"

  @Test func `a dot that reads nothing ends neither swprof nor the report`() throws {
    let outcome = try shell(
      withDot: "exec <&-; echo picture", "exec \"$SWPROF\" png \(Self.large)", in: folder)
    #expect(outcome.status == 0, "\(outcome.errorText)")
    #expect(outcome.text == "picture\n")
  }

  @Test func `a dot that reads on with nowhere to write is not waited for`() throws {
    let outcome = try shell(
      withDot: "exec >&- 2>&-; exec cat > \"$FOLDER/graph\"",
      "exec \"$SWPROF\" png \(Self.large)", in: folder)
    #expect(lastLine(outcome) == "dot has drawn nothing\n")
  }

  @Test func `how dot ended is known where its end is ignored`() throws {
    let outcome = try shell(
      withDot: "exit 3", "trap '' CHLD; exec \"$SWPROF\" png \(Project.example)", in: folder)
    #expect(lastLine(outcome) == "failed to execute dot: exit status 3\n")
  }

  @Test func `much goes in and much comes out at the same time`() throws {
    let outcome = try shell(
      withDot: "head -c 1000000 /dev/zero; cat; head -c 1000000 /dev/zero",
      "exec \"$SWPROF\" png \(Self.large)", in: folder)
    #expect(outcome.status == 0, "\(outcome.errorText)")
    #expect(outcome.output.count > 2_000_000 + (64 << 10))
  }

  @Test func `a picture that nobody reads ends quietly`() throws {
    let outcome = try shell(
      withDot: "head -c 1000000 /dev/zero",
      """
      { "$SWPROF" png \(Project.example) 2> "$FOLDER/errors"; echo $? > "$FOLDER/status"; } | :
      cat "$FOLDER/status"
      grep -i pipe "$FOLDER/errors"
      """, in: folder)
    #expect(outcome.text == "\(128 + SIGPIPE)\n")
  }
}

extension TemporaryFolder {
  /// The names of all that is in a folder of this one, in order.
  func names(in name: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path(name)).sorted()
  }
}
