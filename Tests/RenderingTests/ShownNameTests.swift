import Bytes
import Testing

@testable import Rendering

struct ShownNameTests {
  private func shortened(_ name: String, _ width: Int) -> String {
    String(decoding: shortenedName(Array(name.utf8)[...], toWidth: width), as: UTF8.self)
  }

  @Test(arguments: [
    ("workshop/shapes.(*Tree[go.shape.int,go.shape.string]).insert", 60),
    ("workshop/shapes.(*Tree[int,string]).insert", 59),
    ("workshop/shapes.(*Tree[int,string]).insert", 42),
    ("workshop/shapes.(*Tree[int,stri…]).insert", 41), ("workshop/shapes.(*Tree[…]).insert", 33),
    ("…/shapes.(*Tree[…]).insert", 32), ("…shapes.(*Tree[…]).insert", 25), ("…insert", 7),
  ])
  func `shapes go first, then as much of the arguments as must, directories, the beginning`(
    shown: String, width: Int
  ) {
    let name = "workshop/shapes.(*Tree[go.shape.int,go.shape.string]).insert"
    #expect(shortened(name, width) == shown)
  }

  @Test(arguments: [
    ("std::vector<int>::push_back(int const&)", "std::vector<…>::push_back(…)"),
    (
      "f(std::pair<int, g(*)(int)>)::{lambda(int)#1}::operator()(int) const",
      "f(…)::{…}::operator()(…) const"
    ),
    ("a::operator<(Long const&, Long const&)", "a::operator<(…)"),
    ("a::operator->(Long const&)", "a::operator->(…)"),
    ("(anonymous namespace)::parse(std::string)", "(anonymous namespace)::parse(…)"),
    ("a::(anonymous namespace)::parse(std::string)", "a::(anonymous namespace)::parse(…)"),
    ("unbalanced(]aaaaaaaaaaaaaaaaaaaaaaaa", "unbalanced(]aaaaaaaaaaaaaaaaaaaaaaaa"),
  ])
  func `arguments are what the outermost brackets hold`(name: String, shown: String) {
    #expect(shortened(name, Array(shown.utf8)[...].displayWidth) == shown)
  }

  @Test(arguments: [
    ("a", 1), ("\u{e9}", 1), ("e\u{301}", 1), ("世界", 4), ("한국어", 6), ("ｆｕｌｌ", 8), ("😀", 2),
    ("❤", 1), ("\u{200b}", 0), ("\u{1100}\u{1161}\u{11a8}", 2), ("ﾊﾝｶｸ", 4), ("→", 1), ("", 0),
  ])
  func `characters take the columns that a terminal gives them`(text: String, width: Int) {
    #expect(Array(text.utf8)[...].displayWidth == width)
  }

  @Test(arguments: [("ab世界cd", 7, "…世界cd"), ("ab世界cd", 6, "…界cd"), ("世世世", 4, "…世")])
  func `wide characters are cut whole`(text: String, width: Int, shown: String) {
    #expect(shortened(text, width) == shown)
  }

  @Test(arguments: [
    ("main.f dir/file.go:12", 15, "main.f", "…/file.go:12", ""),
    ("dir/file.go:12:3 (inline)", 24, "", "…/file.go:12:3", " (inline)"),
    ("main.f file.go (partial-inline)", 99, "main.f file.go", "", " (partial-inline)"),
    ("a b:c", 99, "a b:c", "", ""),
  ])
  func `a name has a function, a place and a mark`(
    text: String, room: Int, name: String, place: String, mark: String
  ) {
    let shown = ShownName(Array(text.utf8)[...], room: room == 15 ? 20 : room)
    #expect(String(decoding: shown.name, as: UTF8.self) == name)
    #expect(String(decoding: shown.place, as: UTF8.self) == place)
    #expect(String(decoding: shown.mark, as: UTF8.self) == mark)
  }
}
