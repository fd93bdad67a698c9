// Reports that a program shows, and where reports go when no file is named.

import Foundation
import Testing

struct ViewerTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A shell script with a program that shows a file by writing down what it is given.
  private func shell(withViewer name: String, _ script: String) throws -> Outcome {
    try CommandTests.shell(
      withDot: smallPicture,
      """
      cat > "$FOLDER/programs/\(name)" <<'END'
      #!/bin/sh
      for file; do :; done
      echo "$@" | sed "s:$TMPDIR/::" > "$FOLDER/arguments"
      stat -c %a "$file" > "$FOLDER/mode"
      cp "$file" "$FOLDER/shown"
      echo 'not for the person'
      exit ${STATUS:-0}
      END
      chmod +x "$FOLDER/programs/\(name)"
      \(script)
      """, in: folder)
  }

  private func text(_ name: String) throws -> String {
    String(decoding: try folder.contents(name), as: UTF8.self)
  }

  @Test(arguments: [
    ("eog", "pprof001.svg"), ("evince", "pprof001.pdf"), ("gv", "--noantialias pprof001.ps"),
    ("kcachegrind", "pprof001.grind"),
  ])
  func `a viewer is given a file of its kind`(_ viewer: String, _ arguments: String) throws {
    let outcome = try shell(
      withViewer: viewer, "exec \"$SWPROF\" \(viewer) \(Project.example)")
    #expect(outcome.status == 0, "\(outcome.errorText)")
    #expect(outcome.text == "")
    #expect(try text("arguments") == arguments + "\n")
  }

  @Test func `a browser shows what svg writes`() throws {
    let outcome = try shell(
      withViewer: "browser",
      """
      "$SWPROF" svg \(Project.example)
      BROWSER="$FOLDER/programs/browser --new" exec "$SWPROF" web \(Project.example)
      """)
    #expect(outcome.status == 0, "\(outcome.errorText)")
    #expect(try text("arguments") == "--new pprof001.svg\n")
    #expect(try folder.contents("shown") == outcome.output)
  }

  @Test func `what is shown is private, and goes away`() throws {
    let outcome = try shell(
      withViewer: "browser",
      "umask 0; BROWSER=\"$FOLDER/programs/browser\" exec \"$SWPROF\" web \(Project.example)")
    #expect(outcome.status == 0, "\(outcome.errorText)")
    #expect(try text("mode") == "600\n")
    #expect(try folder.names(in: "tmp").isEmpty)
  }

  @Test func `a name that is taken is not used`() throws {
    let outcome = try shell(
      withViewer: "eog",
      "ln -s nowhere \"$TMPDIR/pprof001.svg\"; exec \"$SWPROF\" eog \(Project.example)")
    #expect(outcome.status == 0, "\(outcome.errorText)")
    #expect(try text("arguments") == "pprof002.svg\n")
  }

  @Test func `the first browser that there is opens, where there is a display`() throws {
    let outcome = try shell(
      withViewer: "google-chrome",
      "WAYLAND_DISPLAY=wayland-0 BROWSER=/missing exec \"$SWPROF\" web \(Project.example)")
    #expect(outcome.status == 0, "\(outcome.errorText)")
    #expect(try text("arguments") == "pprof001.svg\n")
  }

  @Test(arguments: [("", "no display (neither DISPLAY"), ("SSH_TTY=/dev/pts/1", "over SSH")])
  func `without a display no browser opens, and the file stays`(
    _ variables: String, _ reason: String
  ) throws {
    let outcome = try shell(
      withViewer: "chrome", "\(variables) exec \"$SWPROF\" web \(Project.example)")
    #expect(outcome.status == 0, "\(outcome.errorText)")
    #expect(outcome.text == "")
    #expect(outcome.errorText.contains(reason))
    #expect(outcome.errorText.contains(folder.path("tmp/pprof001.svg")))
    #expect(try folder.names(in: "tmp") == ["pprof001.svg"])
    #expect(!FileManager.default.fileExists(atPath: folder.path("shown")))
  }

  @Test func `a viewer that is missing is named, and leaves no file`() throws {
    let outcome = try shell(
      withViewer: "other",
      "PATH=\"$FOLDER/programs\" exec \"$SWPROF\" kcachegrind \(Project.example)")
    #expect(
      lastLine(outcome) == "exec: \"kcachegrind\": executable file not found in $PATH\n")
    #expect(try folder.names(in: "tmp").isEmpty)
  }

  @Test func `a viewer that fails is trouble`() throws {
    let outcome = try shell(
      withViewer: "eog", "STATUS=4 exec \"$SWPROF\" eog \(Project.example)")
    #expect(lastLine(outcome) == "eog: exit status 4\n")
    #expect(try folder.names(in: "tmp").isEmpty)
  }

  @Test func `an interrupt ends the viewer, and the file still goes away`() throws {
    let outcome = try CommandTests.shell(
      withDot: smallPicture,
      """
      printf '#!/bin/sh\\nkill -INT $PPID $$\\n' > "$FOLDER/programs/eog"
      chmod +x "$FOLDER/programs/eog"
      exec "$SWPROF" eog \(Project.example)
      """, in: folder)
    #expect(lastLine(outcome) == "eog: signal: interrupt\n")
    #expect(try folder.names(in: "tmp").isEmpty)
  }

  @Test(arguments: [("TERM", SIGTERM), ("HUP", SIGHUP)])
  func `a signal that ends the program takes its files away`(name: String, number: Int32) throws {
    let outcome = try CommandTests.shell(
      withDot: smallPicture,
      """
      printf '#!/bin/sh\\nkill -\(name) $PPID\\n' > "$FOLDER/programs/eog"
      chmod +x "$FOLDER/programs/eog"
      exec "$SWPROF" eog \(Project.example)
      """, in: folder)
    #expect(outcome.status == 128 + number)
    #expect(try folder.names(in: "tmp").isEmpty)
  }

  @Test func `a report that goes into a file is not shown`() throws {
    let outcome = try shell(
      withViewer: "eog",
      "exec \"$SWPROF\" eog -output \"$FOLDER/reports/graph.svg\" \(Project.example)")
    #expect(outcome.status == 0, "\(outcome.errorText)")
    #expect(try folder.names(in: "reports") == ["graph.svg"])
    #expect(!FileManager.default.fileExists(atPath: folder.path("shown")))
  }

  @Test(arguments: [
    ("svg", "svg"), ("png", "png"), ("gif", "gif"), ("pdf", "pdf"), ("ps", "ps"),
    ("callgrind", "callgraph.out"), ("proto", "pb.gz"), ("topproto", "pb.gz"),
  ])
  func `what is not for reading does not go to a terminal`(
    _ command: String, _ suffix: String
  ) throws {
    let outcome = try CommandTests.shell(
      withDot: smallPicture,
      """
      profile="$PWD/\(Project.example)"
      cd "$FOLDER/reports" && : > profile001.\(suffix)
      script -qec "$SWPROF \(command) $profile" /dev/null < /dev/null
      """, in: folder)
    #expect(outcome.status == 0, "\(outcome.text)")
    #expect(outcome.text.contains("Generating report in profile002.\(suffix)"))
    #expect(try folder.names(in: "reports") == ["profile001.\(suffix)", "profile002.\(suffix)"])
    #expect(try !folder.contents("reports/profile002.\(suffix)").isEmpty)
  }

  @Test(arguments: ["top", "dot", "raw", "tree"])
  func `what is for reading goes to a terminal`(_ command: String) throws {
    let outcome = try CommandTests.shell(
      withDot: smallPicture,
      """
      profile="$PWD/\(Project.example)"
      cd "$FOLDER/reports"
      script -qec "$SWPROF \(command) $profile" /dev/null < /dev/null
      """, in: folder)
    #expect(outcome.status == 0, "\(outcome.text)")
    #expect(try folder.names(in: "reports").isEmpty)
  }
}
