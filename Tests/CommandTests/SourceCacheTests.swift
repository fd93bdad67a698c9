// Sources that build tools keep: found when the profile names them by paths of another machine.

import Foundation
import Testing

struct SourceCacheTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Lists line 2 of a file that the profile names.
  private func list(_ path: String, _ settings: String = "", in current: String = ".") throws
    -> Outcome
  {
    let profile = """
      --- contentionz 1 ---
      format = java
      resolution = microseconds
      sampling period = 100
      ms since reset = 1000
      1 1 @ 0x3
      0x3 f (\(path):2)

      """
    _ = try folder.file("profile", Data(profile.utf8))
    return try shell(
      """
      mkdir -p "$FOLDER/\(current)"; cd "$FOLDER/\(current)"
      HOME=$FOLDER/home \(settings) $SWPROF list '^f$' "$FOLDER/profile"
      """, in: folder)
  }

  private func write(_ path: String, _ text: String = "one\nfound\n") throws {
    let url = folder.url.appending(path: path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  private static let nio = "swift-nio/Sources/NIO/a.swift"
  private static let rand = "index.crates.io-6f17d22bba15001f/rand-0.8.5/src/lib.rs"

  @Test(arguments: [
    // Go's module cache.
    ("github.com/a/b@v1.2.3/c/d.go", "home/go/pkg/mod/github.com/a/b@v1.2.3/c/d.go"),
    (
      "github.com/BurntSushi/toml@v1.2.3/Dir/D.go",
      "home/go/pkg/mod/github.com/!burnt!sushi/toml@v1.2.3/Dir/D.go"
    ),
    (
      "/home/j.doe/go/pkg/mod/github.com/!x/b@v2.0.0+incompatible/d.go",
      "home/go/pkg/mod/github.com/!x/b@v2.0.0+incompatible/d.go"
    ),
    // Cargo.
    ("/cargo/registry/src/\(rand)", "home/.cargo/registry/src/\(rand)"),
    ("/root/.cargo/registry/src/\(rand)", "home/.cargo/registry/src/other/rand-0.8.5/src/lib.rs"),
    (
      "/root/.cargo/git/checkouts/x-1/abc/src/lib.rs",
      "home/.cargo/git/checkouts/x-1/abc/src/lib.rs"
    ),
    (
      "/rustc/2d8144b7880597b6e6d3dfd63a9a9efae3f533d3/library/core/src/num/mod.rs",
      "home/.rustup/toolchains/stable/lib/rustlib/src/rust/library/core/src/num/mod.rs"
    ),
  ])
  func `files of libraries are found below the home folder`(recorded: String, file: String) throws {
    try write(file)
    let outcome = try list(recorded)
    #expect(outcome.text.contains(" 2:found\n"))
    #expect(outcome.text.contains("f in \(recorded)\n"))
    #expect(!outcome.errorText.contains("no source file"))
  }

  @Test(arguments: [
    ("github.com/a/b@v1.2.3/d.go", "GOMODCACHE=$FOLDER/c", "c/github.com/a/b@v1.2.3/d.go"),
    ("github.com/a/b@v1.2.3/d.go", "GOPATH=$FOLDER/p:/q", "p/pkg/mod/github.com/a/b@v1.2.3/d.go"),
    ("runtime/proc.go", "GOROOT=$FOLDER/r", "r/src/runtime/proc.go"),
    ("$GOROOT/src/runtime/proc.go", "GOROOT=$FOLDER/r", "r/src/runtime/proc.go"),
    ("/usr/lib/go-1.19/src/net/http/h.go", "GOROOT=$FOLDER/r", "r/src/net/http/h.go"),
    ("/x/registry/src/\(rand)", "CARGO_HOME=$FOLDER/c", "c/registry/src/\(rand)"),
  ])
  func `the environment says where libraries are`(
    recorded: String, settings: String, file: String
  ) throws {
    try write(file)
    #expect(try list(recorded, settings).text.contains(" 2:found\n"))
  }

  @Test func `a standard library is found beside the program on the path`() throws {
    try write("sdk/go/bin/go")
    try write("sdk/go/src/runtime/proc.go")
    let outcome = try list(
      "runtime/proc.go",
      "PATH=$FOLDER/links:$PATH; mkdir ../links; ln -s ../sdk/go/bin/go ../links/go;",
      in: "here")
    #expect(outcome.text.contains(" 2:found\n"))
  }

  @Test(arguments: [
    ("/build/p/.build/checkouts/\(nio)", "work/.build/checkouts/\(nio)"),
    ("/Users/x/DerivedData/p/SourcePackages/checkouts/\(nio)", "work/.build/checkouts/\(nio)"),
    ("github.com/a/b@v1.2.3/c/d.go", "work/vendor/github.com/a/b/c/d.go"),
    ("example.com/prog/pkg/f.go", "work/pkg/f.go"),
  ])
  func `files are found in the current folder and above it`(recorded: String, file: String) throws {
    try write(file)
    try write("work/go.mod", "// a comment\nmodule example.com/prog\n\ngo 1.22\n")
    #expect(try list(recorded, in: "work/deep/er").text.contains(" 2:found\n"))
  }

  @Test func `what pprof finds is shown, whatever else there is`() throws {
    try write("here/github.com/a/b@v1.2.3/d.go", "one\nnear\n")
    try write("home/go/pkg/mod/github.com/a/b@v1.2.3/d.go")
    #expect(try list("github.com/a/b@v1.2.3/d.go", in: "here").text.contains(" 2:near\n"))
  }

  @Test func `other people's folders are not taken for a standard library`() throws {
    try write("r/src/sort/sort.go")
    let outcome = try list("/home/x/project/src/sort/sort.go", "GOROOT=$FOLDER/r")
    #expect(
      outcome.text.hasSuffix(
        " Error: open /home/x/project/src/sort/sort.go: no such file or directory\n"))
    #expect(!outcome.errorText.contains("no source file"))
  }

  @Test func `all paths that were tried are named`() throws {
    let path = "/other/go/pkg/mod/github.com/A/b@v1.2.3/d.go"
    let outcome = try list(path)
    #expect(outcome.status == 0)
    #expect(outcome.text.hasSuffix(" Error: open \(path): no such file or directory\n"))
    #expect(outcome.errorText.contains("no source file \(path): tried "))
    #expect(
      outcome.errorText.contains("\(folder.url.path)/home/go/pkg/mod/github.com/!a/b@v1.2.3/d.go"))
    #expect(outcome.errorText.contains("\(folder.url.path)/vendor/github.com/A/b/d.go"))
  }
}
