import Testing

@testable import Profiles

private func package(_ name: String, _ systemName: String = "") -> String? {
  PackageName(ofFunction: Array(name.utf8), systemName: Array(systemName.utf8))
    .map { String(decoding: $0.bytes, as: UTF8.self) }
}

struct PackageNameTests {
  @Test(arguments: [
    ("runtime.mallocgcSmallScanHeader", "runtime"), ("main.main", "main"),
    ("encoding/json/v2.makeBytesArshaler.func2", "encoding/json/v2"),
    ("workshop/shapes.(*Tree[go.shape.float64,go.shape.[]uint8]).insert", "workshop/shapes"),
    ("workshop/shapes.Map[go.shape.int,go.shape.float64]", "workshop/shapes"),
    ("encoding/json.(*structEncoder).(encoding/json.encode)-fm", "encoding/json"),
    ("gopkg.in/yaml%2ev3.(*parser).peek", "gopkg.in/yaml.v3"),
    ("github.com/a/b.(*T).M[...]", "github.com/a/b"),
    ("github.com/foo/bar/v4/v4.(*Foo).Bar", "github.com/foo/bar/v4/v4"),
    ("main.F[github.com/a/b.T]", "main"), ("main.run.OnceFunc.func1", "main"),
    ("sync.(*WaitGroup).Go.func1", "sync"), ("main.glob..func1", "main"),
    ("main.cpu.func1.1", "main"), ("time.Time.Add", "time"),
    ("github.com/Azure/Go.New", "github.com/Azure/Go"),
  ])
  func `Go functions belong to their import path`(name: String, expected: String) {
    #expect(package(name) == expected)
  }

  @Test(arguments: [
    ("llvm::orc::LocalTrampolinePool::LocalTrampolinePool", "llvm::orc"),
    ("llvm::yaml::MappingTraits<llvm::COFF::Aux>::mapping(llvm::yaml::IO&)", "llvm::yaml"),
    ("void ns::f<std::vector<int, std::allocator<int> > >(int)", "ns"),
    ("std::vector<int, std::allocator<int> > ns::inner::f(a::b)", "ns::inner"),
    ("ns::(anonymous namespace)::Worker::run()", "ns"),
    ("bool ns::Box<int>::put<a::B>(int)::{lambda(int)#1}::operator()(int) const", "ns"),
    ("ns::f()::'lambda'(int)::operator()(int) const", "ns"),
    ("ns::Type::operator bool() const", "ns"), ("ns::operator<<(std::ostream&, int)", "ns"),
    ("non-virtual thunk to ns::Type::run()", "ns"), ("ns::f [clone .cold]", "ns"),
    ("std::__1::__function::__func<X>::operator()()", "std"), ("std::chrono::now", "std"),
    ("cpp::namespace::Class::method::$_100::operator", "cpp::namespace"),
    ("decltype(auto) ns::f<int>(int)", "ns"), ("Eigen::internal::gemm<1>::run", "Eigen::internal"),
    ("Widget::paint(Painter&)", "Widget"), ("日本::Ü.é", "日本"),
    ("v8::internal::__A::b<(1>>2)>::e", "v8::internal"),
  ])
  func `C++ functions belong to their namespaces`(name: String, expected: String) {
    #expect(package(name) == expected)
  }

  @Test(arguments: [
    ("core::iter::adapters::map::Map<I,F>::fold", "core::iter::adapters::map"),
    ("<alloc::vec::Vec<T> as core::ops::drop::Drop>::drop", "alloc::vec"),
    ("<&core::option::Option<> as core::fmt::Debug>::fmt", "core::option"),
    ("<T as serde::de::Deserialize>::deserialize", "serde::de"),
    ("tokio::runtime::task::raw::poll::h0123456789abcdef", "tokio::runtime::task::raw"),
    ("shop::till::open::{{closure}}", "shop::till"), ("shop::till::{impl#0}::open", "shop::till"),
    ("core::fmt::num::<impl core::fmt::Debug for u8>::fmt", "core::fmt::num"),
    ("std::sys::backtrace::__rust_begin_short_backtrace", "std"),
  ])
  func `Rust functions belong to their module`(name: String, expected: String) {
    #expect(package(name) == expected)
  }

  @Test(arguments: [
    ("Swift.Array.append(__owned A) -> ()", "", "Swift"),
    (
      "closure #1 (Swift.Int) -> Swift.Int in static Shop.Till.open(at: Swift.Int) -> ()", "",
      "Shop"
    ),
    ("generic specialization <Swift.Int> of Shop.Till.add(A) -> ()", "", "Shop"),
    ("(extension in Shop):Swift.Array.sum() -> A", "", "Shop"),
    (
      "protocol witness for Shop.A.f() in conformance Shop.Till : Swift.Sequence in Shop", "",
      "Shop"
    ),
    ("specialized Set.init<A>(_:)", "$sSh4ShopE4fill", "Shop"),
    (
      "PersonNameComponents.hash(into:)", "$s10Foundation20PersonNameComponentsV4hash", "Foundation"
    ),
    ("specialized Array.append(_:)", "$sSa6appendyyxnFSi_Tg5", "Swift"),
    ("Till.open()", "_$s4Shop4TillV4openyyF", "Shop"),
  ])
  func `Swift functions belong to their module`(name: String, systemName: String, expected: String)
  {
    #expect(package(name, systemName) == expected)
  }

  @Test(arguments: [
    ("java.util.concurrent.ThreadPoolExecutor$Worker.run", "java.util.concurrent"),
    ("java.bar.foo.FooBar.run(java.lang.Runnable)", "java.bar.foo"),
    ("com.example.Barn.<init>", "com.example"), ("java/util/HashMap.get", "java/util"),
    ("Main.<init>(int)", "Main"),
  ])
  func `Java methods belong to their package`(name: String, expected: String) {
    #expect(package(name) == expected)
  }

  @Test(arguments: [
    "", "main", "memcpy.part.0", "do_work.constprop.0.isra.1", "f(std::string)",
    "__libc_start_main",
    "operator<<(a::b)", "memcpy@@GLIBC_2.14", "libjvm something", "...", ".x", "::x", "foo/xyz",
    "0x4011.6",
    "[libstdc++.so.6.0.30]", "<unknown>", "/usr/lib/libc.so", "(anonymous namespace)::f()",
    "main::{lambda()#1}::operator()() const",
  ])
  func `other names have none`(name: String) { #expect(package(name) == nil) }

  @Test func `hostile names come to an end`() {
    var state: UInt64 = 7
    let pieces = [
      "::", "<", ">", "(", ")", "[", "{", "->", ".", "/", " in ", " as ", "a", "B", "é",
      "operator", "$s", "9", "(anonymous namespace)", "(extension in ", "%2", "&", "'", " ",
      "\u{0}",
    ]
    for _ in 0..<5_000 {
      var name: [UInt8] = []
      for _ in 0..<8 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        name += pieces[Int(state >> 33) % pieces.count].utf8
        if state >> 60 == 1 { name.append(0xff) }
      }
      _ = PackageName(ofFunction: name, systemName: name)
    }
    for piece in pieces {
      _ = PackageName(ofFunction: Array(String(repeating: piece, count: 20_000).utf8))
    }
  }
}

struct PackageRenamingTests {
  @Test func `functions become packages, those without one their binary or file`() {
    var builder = ProfileBuilder(sampleTypes: [("n", "count")])
    let libc = builder.addMapping(file: "/lib/libc.so.6")
    let encode = builder.addFunction(
      name: "encoding/json.Marshal", filename: "json.go", startLine: 3)
    let inner = builder.addFunction(name: "encoding/json.encode", filename: "json.go")
    let copy = builder.addFunction(name: "memcpy", filename: "memcpy.S", startLine: 9)
    let script = builder.addFunction(name: "<module>", filename: "tool.py")
    let stack = [
      builder.addLocation(address: 1, mapping: libc, lines: [Line(function: copy, line: 4)]),
      builder.addLocation(
        address: 2, mapping: libc,
        lines: [Line(function: inner, line: 7), Line(function: encode, line: 5)]),
      builder.addLocation(lines: [Line(function: script, line: 1)]),
    ]
    builder.addSample(stack: stack, values: [1])
    var profile = builder.profile
    profile.renameFunctionsToPackages()
    let shown = profile.locations.map { location in
      profile.lines[location.lines.positions].map { line in
        "\(profile.names.text(of: profile.functions[line.function].name)):\(line.line)"
      }
    }
    #expect(shown == [[":0"], ["encoding/json:0"], ["tool.py:0"]])
    #expect(profile.functions.allSatisfy { $0.filename.isEmpty && $0.startLine == 0 })
  }
}
