import CallGraphs
import Profiles
import Testing

struct PathTests {
  /// The table of the tests of Go's `path/filepath`, and some of ours.
  @Test(arguments: [
    ("abc", "abc"), ("abc/def", "abc/def"), ("a/b/c", "a/b/c"), (".", "."), ("..", ".."),
    ("../..", "../.."), ("../../abc", "../../abc"), ("/abc", "/abc"), ("/", "/"), ("", ""),
    ("abc/", "abc"), ("abc/def/", "abc/def"), ("./", "."), ("../", ".."), ("/abc/", "/abc"),
    ("abc//def//ghi", "abc/def/ghi"), ("abc//", "abc"), ("abc/./def", "abc/def"),
    ("/./abc/def", "/abc/def"), ("abc/.", "abc"), ("abc/def/ghi/../jkl", "abc/def/jkl"),
    ("abc/def/../ghi/../jkl", "abc/jkl"), ("abc/def/..", "abc"), ("abc/def/../..", "."),
    ("/abc/def/../..", "/"), ("abc/def/../../..", ".."), ("/abc/def/../../..", "/"),
    ("abc/def/../../../ghi/jkl/../../../mno", "../../mno"), ("/../abc", "/abc"),
    ("abc/./../def", "def"), ("abc//./../def", "def"), ("abc/../../././../def", "../../def"),
    ("//abc", "/abc"), ("///", "/"), ("a/...", "a/..."),
  ])
  func `a path is cleaned as Go does`(path: String, expected: String) {
    #expect(String(decoding: cleanedPath(Array(path.utf8)), as: UTF8.self) == expected)
  }

  @Test(arguments: [
    ("", "."), (".", "."), ("/.", "."), ("/", "/"), ("////", "/"), ("x/", "x"), ("abc", "abc"),
    ("abc/def", "def"), ("a/b/.x", ".x"), ("a/b/c.", "c."), ("a/b//", "b"),
  ])
  func `the last element is that of Go`(path: String, expected: String) {
    #expect(String(decoding: baseName(Array(path.utf8)), as: UTF8.self) == expected)
  }

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
