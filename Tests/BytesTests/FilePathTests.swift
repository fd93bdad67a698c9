import Bytes
import Testing

@Suite struct FilePathTests {
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
    #expect(String(decoding: FilePaths.cleaned(path.bytes), as: UTF8.self) == expected)
  }

  @Test(arguments: [
    ("", "."), (".", "."), ("/.", "."), ("/", "/"), ("////", "/"), ("x/", "x"), ("abc", "abc"),
    ("abc/def", "def"), ("a/b/.x", ".x"), ("a/b/c.", "c."), ("a/b//", "b"),
  ])
  func `the last element is that of Go`(path: String, expected: String) {
    #expect(String(decoding: FilePaths.base(of: path.bytes), as: UTF8.self) == expected)
  }
}
