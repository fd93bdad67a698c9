import Bytes
import Profiles
import Testing

@testable import Rendering
@testable import Reports
@testable import Statistics

struct AdviceRulesTests {
  @Test func `each rule has a name of its own, a pattern that compiles and exceptions that exist`()
    throws
  {
    let rules = AdviceRules()
    #expect(Set(rules.rules.map(\.name)).count == rules.rules.count)
    #expect(rules.rules.count <= NamedCode.mostRules)
    for rule in rules.rules {
      guard case .through(let pattern, let others) = rule.test else { continue }
      _ = try Pattern(pattern)
      #expect(others.allSatisfy { rules[$0] != nil && $0 != rule.name }, "\(rule.name)")
    }
  }

  @Test(arguments: [
    ("go-collection", "runtime.gcBgMarkWorker.func2"), ("go-allocation", "runtime.mallocgc"),
    ("go-allocation", "runtime.mallocgcSmallScanNoHeaderSC5"),
    ("go-locks", "internal/sync.(*Mutex).lockSlow"), ("go-locks", "sync.(*RWMutex).RLock"),
    ("go-syscalls", "syscall.Syscall6"), ("go-syscalls", "syscall.RawSyscall.abi0"),
    ("go-syscalls", "internal/runtime/syscall/linux.Syscall6"),
    ("go-syscalls", "internal/runtime/syscall.Syscall6.abi0"),
    ("go-copying", "runtime.memmove"), ("go-copying", "runtime.memmove.abi0"),
    ("go-maps", "runtime.mapassign_faststr"), ("go-maps", "internal/runtime/maps.(*Map).grow"),
    ("go-scheduling", "runtime.chansend1"), ("go-strings", "runtime.concatstring3"),
    ("go-serialization", "encoding/json.(*decodeState).object"),
    ("go-serialization", "encoding/json/v2.Marshal"),
    ("go-regexp-compilation", "regexp.MustCompile"), ("go-regexp", "regexp.(*Regexp).doExecute"),
    ("go-logging", "log/slog.(*Logger).Info"), ("go-hashing", "crypto/sha256.(*Digest).Write"),
    ("allocation", "malloc"), ("allocation", "__libc_malloc"), ("allocation", "malloc@plt"),
    ("allocation", "__GI___libc_malloc"), ("allocation", "je_malloc"), ("allocation", "tc_malloc"),
    ("allocation", "_int_malloc"), ("allocation", "cfree@GLIBC_2.2.5"), ("allocation", "mi_free"),
    ("allocation", "operator new[]"), ("allocation", "operator delete(void*)"),
    ("allocation", "tc_deletearray"), ("allocation", "_int_free.part.0"),
    ("allocation", "__rust_alloc"), ("allocation", "swift_slowAlloc"),
    ("allocation", "swift_allocObject"), ("allocation", "__interceptor_malloc"),
    ("copying", "__memcpy_avx512_unaligned_erms"), ("copying", "__memmove_evex_unaligned_erms"),
    ("copying", "memcpy@plt"), ("copying", "__memcpy_chk"), ("copying", "memmove"),
    ("zeroing", "__memset_avx2_unaligned_erms"), ("ordered-trees", "std::_Rb_tree_increment"),
    ("ordered-trees", "std::map<int, int>::operator[]"),
    ("hash-tables", "std::_Hashtable::_M_find_before_node"),
    ("hash-tables", "hashbrown::raw::RawTable::find"),
    ("std-strings", "std::__cxx11::basic_string::_M_append"),
    ("std-strings", "std::__1::basic_string<char>::append"),
    ("exceptions", "__cxa_throw"), ("exceptions", "_Unwind_RaiseException"),
    ("dynamic-casts", "__dynamic_cast"), ("locks", "__pthread_mutex_lock"),
    ("locks", "pthread_mutex_unlock@plt"), ("locks", "__GI___lll_lock_wait"),
    ("locks", "___pthread_mutex_lock"), ("syscalls", "__GI___libc_write"),
    ("syscalls", "entry_SYSCALL_64_after_hwframe"), ("syscalls", "do_syscall_64"),
    ("syscalls", "__libc_recv"), ("page-faults", "asm_exc_page_fault"), ("page-faults", "munmap"),
    ("formatting", "__vsnprintf_internal"), ("formatting", "core::fmt::write"),
    ("swift-counting", "swift_retain"), ("swift-counting", "swift_release_n"),
    ("swift-counting", "swift_bridgeObjectRelease"),
    ("swift-counting", "swift::RefCounts::doDecrementSlow"),
    ("swift-exclusivity", "swift_beginAccess"), ("swift-casts", "swift_dynamicCastClass"),
    ("swift-metadata", "swift_getGenericMetadata"),
    ("swift-metadata", "swift_getTypeByMangledNameInContext"),
    ("swift-array-copies", "specialized Array._copyToNewBuffer(oldCount:)"),
    ("swift-hashing", "Hasher._finalize()"),
    ("swift-existentials", "outlined init with copy of Any"),
  ])
  func `a rule knows its functions in their spellings`(rule: String, name: String) throws {
    #expect(try isMatch(name, rule))
  }

  @Test(arguments: [
    ("go-fmt", "github.com/a/fmt.Print"), ("go-maps", "main.mapaccess"), ("allocation", "allocate"),
    ("allocation", "Pool::malloc"), ("allocation", "freeze"), ("copying", "memcpyCount"),
    ("syscalls", "readLine"), ("syscalls", "Reader::read"), ("locks", "Database::lock"),
    ("swift-counting", "Cat.retain()"), ("exceptions", "Parser::throw"),
    ("go-strings", "strings.Map"),
    ("hashing", "hashMap"), ("go-copying", "main.memmove"), ("clock", "Timer::clock"),
  ])
  func `what only looks like them is not meant`(rule: String, name: String) throws {
    #expect(try !isMatch(name, rule))
  }

  private func isMatch(_ name: String, _ rule: String) throws -> Bool {
    guard case .through(let pattern, _) = try #require(AdviceRules()[rule]).test else {
      return false
    }
    return try Pattern(pattern).matches(Array(name.utf8).span)
  }
}

struct AdviceRulesFileTests {
  private func rules(_ text: String) throws -> AdviceRules {
    try AdviceRules(file: Array(text.utf8), path: "our.rules".bytes)
  }

  private func complaint(_ text: String) -> String? {
    do {
      _ = try rules(text)
      return nil
    } catch {
      return String(describing: error)
    }
  }

  @Test func `a file adds rules`() throws {
    let rule = try #require(
      try rules(
        """
        # What our services should not do.
        [our-cache]
        runtime   = go
        values    = time allocated
        match     = ^example\\.com/cache\\.
        except    = go-collection, go-locks
        threshold = 2.5%
        title     = The cache
        advice    = Is it asked twice?
        next      = peek top
        """)["our-cache"])
    #expect(
      rule
        == AdviceRule(
          name: "our-cache", runtime: .go, kinds: [.time, .allocated],
          test: .through(#"^example\.com/cache\."#, except: ["go-collection", "go-locks"]),
          threshold: 0.025, title: "The cache", advice: "Is it asked twice?", next: [.peek, .top]))
  }

  @Test func `a section with a known name changes what it says`() throws {
    let changed = try #require(try rules("[go-fmt]\nthreshold = off\r\n")["go-fmt"])
    var expected = try #require(AdviceRules()["go-fmt"])
    expected.threshold = .infinity
    #expect(changed == expected)
  }

  @Test(arguments: [
    (
      "threshold = 5%", "our.rules:1: expected a rule's name in brackets first, such as [our-cache]"
    ),
    (
      "\n[Our]",
      #"our.rules:2: "[Our]": expected a name of small letters, digits and dashes in brackets"#
    ),
    ("[a]\nmatch", #"our.rules:2: "match": expected KEY = VALUE"#),
    ("[a]\nmatch =", #"our.rules:2: "match" has no value"#),
    (
      "[a]\nmatch = (",
      "our.rules:2: match: error parsing regexp: missing closing ): `(` (at character 1)"
    ),
    (
      "[a]\ncolour = red",
      #"our.rules:2: unknown key "colour"; expected runtime, values, match, except, threshold, title, "#
        + "advice or next"
    ),
    (
      "[a]\nruntime = java",
      #"our.rules:2: unknown word "java"; expected one of any, go, native, swift"#
    ),
    (
      "[a]\nmatch = x\nnext = peek cat",
      #"our.rules:3: unknown word "cat"; expected one of peek, list, disasm, top"#
    ),
    (
      "[a]\nthreshold = 5",
      #"our.rules:2: threshold "5": expected a percentage above 0% and up to 100%, or off"#
    ),
    (
      "[a]\nthreshold = 101%",
      #"our.rules:2: threshold "101%": expected a percentage above 0% and up to 100%, or off"#
    ),
    ("[a]\ntitle = A\n\n[b]\nmatch = x", "our.rules:4: the rule a has no match"),
    ("# x\n[a]\ntitle = A", "our.rules:2: the rule a has no match"),
    ("[a]\nmatch = x\nexcept = b", #"our.rules:1: except names no rule: "b""#),
    ("[fork]\nmatch = x", "our.rules:2: match: fork is not about names of functions"),
  ])
  func `what is wrong is said with its line`(text: String, message: String) {
    #expect(complaint(text) == message)
  }

  @Test func `there is a limit to how many rules there are`() {
    let text = (0..<200).map { "[r\($0)]\nmatch = x\n" }.joined()
    #expect(complaint(text)?.hasSuffix("more than 128 rules, with those that swprof has") == true)
  }
}
