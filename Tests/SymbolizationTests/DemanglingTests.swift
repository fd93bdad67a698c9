// What reports show for system names: a table of pprof's rules, and the samples in
// Fixtures/Demangling.

import Bytes
import Foundation
import Symbolization
import Testing

/// A name as pprof shows it at its three levels.
struct ShownName: CustomTestStringConvertible, Sendable {
  let systemName: String
  let simplified: String
  let templates: String
  let full: String

  init(_ systemName: String, _ simplified: String, _ templates: String? = nil, full: String? = nil)
  {
    self.systemName = systemName
    self.simplified = simplified
    self.templates = templates ?? simplified
    self.full = full ?? templates ?? simplified
  }

  var testDescription: String { systemName }
}

func shown(_ name: String, _ detail: Demangler.Detail) -> String {
  let bytes = Demangler(detail: detail).displayName(forSystemName: Array(name.utf8))
  return bytes.map { String(decoding: $0, as: UTF8.self) } ?? name
}

/// The lines of a file in Fixtures/Demangling, split at tabs.
func demanglingFixture(_ name: String) throws -> [[String]] {
  let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  let file = root.appending(path: "Fixtures/Demangling").appending(path: name)
  return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
    $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
  }
}

@Suite struct DemanglingTests {
  static let table: [ShownName] = [
    .init("_ZN3foo3barEi", "foo::bar", full: "foo::bar(int)"),
    .init("_ZNK3foo3barEi", "foo::bar", full: "foo::bar(int) const"),
    .init("_Z3bazIdEiT_", "baz", "baz<double>", full: "int baz<double>(double)"),
    .init(
      "_ZNSt6vectorIiSaIiEE9push_backERKi", "std::vector::push_back",
      "std::vector<int, std::allocator<int> >::push_back",
      full: "std::vector<int, std::allocator<int> >::push_back(int const&)"),
    .init(
      "_ZN12_GLOBAL__N_13fooEv", "(anonymous namespace)::foo",
      full: "(anonymous namespace)::foo()"),
    .init(
      "_ZZN3foo3barEiENKUlvE_clEv", "foo::bar()::{lambda()#1}::operator()",
      full: "foo::bar(int)::{lambda()#1}::operator()() const"),
    .init(
      "_ZZ4mainENKUliE_clEi", "main::{lambda(int)#1}::operator()",
      full: "main::{lambda(int)#1}::operator()(int) const"),
    .init(
      "_ZN3foocvT_IiEEv", "foo::operator int", "foo::operator int<int>",
      full: "foo::operator int<int>()"),
    .init("_Z3foov.cold", "foo", full: "foo()"),
    .init("_Z3foov.part.0", "foo", full: "foo()"),
    .init("_Z3foov@plt", "foo", full: "_Z3foov@plt"),
    .init("__ZdaPv", "operator delete[]", full: "operator delete[](void*)"),
    .init("_ZTV3foo", "vtable for foo"),
    .init("_GLOBAL__I__ZN3fooC2Ev", "global constructors keyed to foo::foo()"),
    .init(
      "_RINvNtC3std3mem8align_ofjE", "std::mem::align_of::<>", "std::mem::align_of::<usize>"),
    .init(
      "_ZN4core3fmt9Formatter9write_str17h0123456789abcdefE",
      "core::fmt::Formatter::write_str"),
    .init("foo::bar(int)", "foo::bar", full: "foo::bar(int)"),
    .init("(anonymous namespace)::foo(int)", "::foo", full: "(anonymous namespace)::foo(int)"),
    .init(
      "operator<<(std::ostream&, int)", "operator<<", full: "operator<<(std::ostream&, int)"),
    .init(
      "main.F[go.shape.func(int)]", "main.F[go.shape.func]", full: "main.F[go.shape.func(int)]"),
    .init("main.(*T[go.shape.int]).M", "main.(*T[go.shape.int]).M"),
    .init("main.(*T).M", "main.(*T).M"),
    .init("a.<init>", "a.<init>"),
    .init("foo(int)", "foo(int)"),
  ]

  @Test(arguments: table) func `each row of the table is shown as pprof shows it`(row: ShownName) {
    #expect(shown(row.systemName, .simplified) == row.simplified)
    #expect(shown(row.systemName, .templates) == row.templates)
    #expect(shown(row.systemName, .full) == row.full)
  }

  @Test func `a sample of names is shown as pprof shows it`() throws {
    let rows = try demanglingFixture("pprof-names.tsv")
    #expect(rows.count > 400)
    for row in rows {
      try #require(row.count == 4)
      #expect(shown(row[0], .simplified) == row[1])
      #expect(shown(row[0], .templates) == row[2])
      #expect(shown(row[0], .full) == row[3])
    }
  }

  @Test(arguments: [Demangler.Detail.simplified, .templates, .full])
  func `Swift names read as swift demangle writes them, at every detail`(
    detail: Demangler.Detail,
  ) throws {
    let rows = try demanglingFixture("swift-names.tsv")
    #expect(rows.count > 100)
    for row in rows { #expect(shown(row[0], detail) == row[1]) }
  }

  @Test func `D names read as GNU's c++filt writes them`() throws {
    let rows = try demanglingFixture("d-names.tsv")
    #expect(rows.count > 50)
    for row in rows { #expect(shown(row[0], .simplified) == row[1]) }
  }

  @Test(arguments: [
    "main", "_start", "__libc_start_main", "_Z", "_ZN", "_R", "_D", "_D1", "_DYNAMIC", "$s", "_$s",
    "_T0", "_GLOBAL_OFFSET_TABLE_", "___Z3foov", "Z3foov", "runtime.main", "", "_", "$d", "_Rfoo",
  ])
  func `a name of no scheme is not demangled`(name: String) {
    #expect(Demangler(detail: .simplified).demangled(Array(name.utf8)) == nil)
    #expect(Demangler(detail: .full).demangled(Array(name.utf8)) == nil)
    #expect(!Demangler.isPlainlyMangled(Array(name.utf8)))
  }

  @Test(arguments: [
    "_ZN3foo3barEi", "___Z3foov_block_invoke", "_RNvC1a1b", "$s4main3fooyyF", "_$s4main3fooyyF",
    "_T04main3fooyyF", "_D4test3fooFiZv",
  ])
  func `a mangled name of each scheme is plainly mangled`(name: String) {
    #expect(Demangler.isPlainlyMangled(Array(name.utf8)))
  }

  @Test(arguments: [
    ("a::b(c(d)e)f(g", "a::bf(g"),
    ("a::b)c(d)", "a::b)c(d)"),
    ("a::(b)c)d(e)", "a::c)d(e)"),
    ("a<b(c)>::d<e>", "a::d"),
    ("a<b", "a<b"),
    ("x::y(", "x::y("),
  ])
  func `brackets are cut only where they pair`(name: String, expected: String) {
    #expect(shown(name, .simplified) == expected)
  }

  @Test func `a name that is not UTF-8 keeps its bytes`() {
    let name = "_Z4".bytes + [0x61, 0xFF, 0xC3, 0x28] + "v".bytes
    let demangler = Demangler(detail: .full)
    #expect(demangler.demangled(name) == [0x61, 0xFF, 0xC3, 0x28] + "()".bytes)
  }
}
