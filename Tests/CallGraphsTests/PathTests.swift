import CallGraphs
import Testing

struct PathTests {
  @Test(arguments: [
    ("", "", "/a/b.go", "/a/b.go"),
    ("", "", "/proc/self/cwd/b.go", "b.go"),
    ("", "", "/proc/self/cwd/./b.go", "b.go"),
    ("/a", "", "/a/b.go", "b.go"),
    ("/a/", "", "/a/b.go", "b.go"),
    ("/a", "", "/ab/b.go", "/ab/b.go"),
    ("/x:/a", "", "/a/b.go", "b.go"),
    ("/x", "/home/a", "/src/a/b.go", "/src/a/b.go"),
    ("", "/home/a", "/src/a/b/a/c.go", "b/a/c.go"),
    ("", "/z:/home/a", "/src/a/b.go", "b.go"),
    ("", "/home/a", "a/b.go", "a/b.go"),
  ])
  func `paths of the build machine are shortened`(
    trimPath: String, sourcePath: String, path: String, expected: String
  ) {
    let trimming = PathTrimming(
      trimPath: Array(trimPath.utf8), sourcePath: Array(sourcePath.utf8))
    #expect(String(decoding: trimming.trimmed(Array(path.utf8)), as: UTF8.self) == expected)
  }
}
