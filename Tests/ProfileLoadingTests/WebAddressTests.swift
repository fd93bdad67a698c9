import Testing

@testable import ProfileLoading

struct WebAddressTests {
  @Test(arguments: [
    ("http://h/p", true), ("socket:[1]", true), (#"C:\foo"#, true), ("inode:foo", true),
    ("mailto:", true), ("x:%zz", true), ("h-1+.:z", true), ("anon_inode:[x]", false),
    ("a b:c", false), ("1a:b", false), ("x%zz:", false), ("//anon", false), ("/memfd:foo", false),
    ("http://[::1", false), ("http://[::1]:80/x", true), ("http://h:port/", false),
    ("http://h/%zz", false), ("http://h/%41", true), ("a:b\u{7f}", false), ("", false),
    (":a", false), ("/bin/app", false),
  ])
  func `what Go takes for an absolute URL`(text: String, expected: Bool) {
    #expect(isAbsoluteURL(Array(text.utf8)) == expected)
  }

  @Test(arguments: [
    ("http://u:secret@h:1/p?q#f", "http://u:***@h:1/p?q#f"), ("http://u@h/p", "http://u@h/p"),
    ("HTTP://H/a b", "http://H/a%20b"), ("http://h/%41!?x y", "http://h/%41!?x y"),
    ("http://h/%41!<", "http://h/A%21%3C"),
    ("http://é/#[\"", "http://%C3%A9/#%5B%22"),
  ])
  func `a URL is written as Go writes it, without the password`(text: String, written: String) {
    let address = WebAddress(Array(text.utf8))
    #expect(address.map { String(decoding: $0.withoutPassword.text, as: UTF8.self) } == written)
  }

  @Test(
    arguments: [
      ("localhost:6060", "http://localhost:6060/debug/pprof/profile"),
      ("127.0.0.1:6060/x", "http://127.0.0.1:6060/x"), ("a:80", "http://a:80/debug/pprof/profile"),
      ("http://h/", "http://h/debug/pprof/profile"), ("http://h", "http://h/debug/pprof/profile"),
      ("http://h/?b=1", "http://h/debug/pprof/profile?b=1"),
      ("https+insecure://h/p", "https+insecure://h/p"), ("file://h/etc", "file://h/etc"),
      ("http://", "http://http://"), ("[::1]:80/p", "http://[::1]:80/p"),
      ("http://h/p?c=1&a=x%20y&a=%2F&b", "http://h/p?a=x+y&a=%2F&b=&c=1"),
      (
        "unix:///tmp/a%b.sock?seconds=1",
        "http+unix://%2Ftmp%2Fa%25b.sock/debug/pprof/profile?seconds=1"
      ),
      ("http+unix://%2Ftmp%2Fs/p", "http+unix://%2Ftmp%2Fs/p"), ("a:b", nil), ("mailto:x", nil),
      ("localhost/debug", nil), ("file:///etc/passwd", nil), ("cpu.prof", nil), ("", nil),
      ("a\u{7}:80", nil), ("..%2F..%2Fetc", nil), ("http://h/p?", "http://h/p?"),
      ("http://@?a", "http://http://@?a="), ("127.0.0.1:1http://", nil), ("http://h/#%zz", nil),
    ] as [(String, String?)])
  func `a source that is no file becomes a URL if it can`(text: String, url: String?) {
    let server = ServerAddress(Array(text.utf8), FetchOptions())
    #expect(server.map { String(decoding: $0.address.text, as: UTF8.self) } == url)
  }

  @Test(
    arguments: [
      ("http://h/p?b=1&a=2&seconds=99&a=3", 2, nil, "http://h/p?a=2&a=3&b=1&seconds=2", 8),
      ("http://h/p?seconds=40", nil, nil, "http://h/p?seconds=40", 65),
      ("http://h/p?seconds=40", 10, nil, "http://h/p?seconds=10", 20),
      ("http://h/p?seconds=40", nil, 7, "http://h/p?seconds=40", 12),
      ("http://h/p?seconds=x", nil, nil, "http://h/p?seconds=x", 65),
      ("http://h/p", -1, -1, "http://h/p", 65),
    ] as [(String, Int?, Int?, String, Int)])
  func `the duration goes into the query, and the patience follows it`(
    text: String, seconds: Int?, timeout: Int?, url: String, patience: Int
  ) {
    var options = FetchOptions()
    options.durationSeconds = seconds
    options.timeoutSeconds = timeout
    let server = ServerAddress(Array(text.utf8), options)
    #expect(server.map { String(decoding: $0.address.text, as: UTF8.self) } == url)
    #expect(server?.patience == .seconds(patience))
  }

  @Test(arguments: [
    ("http://h:8000/profilez?seconds=5", "http://h:8000/symbolz"),
    ("http://h/some/path/heapz", "http://h/some/path/symbolz"),
    ("http://h/debug/pprof/profile?seconds=9", "http://h/debug/pprof/symbol"),
    ("http://h/x/pprof/growth", "http://h/x/pprof/symbol"),
    ("https+insecure://h/debug/pprof/heap?debug=1", "https+insecure://h/debug/pprof/symbol"),
  ])
  func `symbols are beside the profile`(profile: String, symbols: String) throws {
    let address = try #require(WebAddress(Array(profile.utf8)))
    let server = SymbolServer(profile: address, options: FetchOptions())
    #expect(server.address.map { String(decoding: $0.text, as: UTF8.self) } == symbols)
  }

  @Test(arguments: [(2, "2s"), (60, "1m0s"), (90, "1m30s"), (3600, "1h0m0s"), (3725, "1h2m5s")])
  func `a duration is written as Go writes it`(seconds: Int, text: String) {
    #expect(goDuration(seconds: seconds) == text)
  }

  @Test func `lines of an answer that are an address and a name count, whole lines only`() {
    let answer = """
      num_symbols: 1
      0x10 main.main
      ==> 0x20\t operator new (int)
      0xzz no
      0x30nospace
      0x40 cut
      """
    let names = SymbolServer.names(in: Array(answer.utf8))
    let expected: [UInt64: String] = [0x10: "main.main", 0x20: "operator new (int)"]
    #expect(names.mapValues { String(decoding: $0, as: UTF8.self) } == expected)
  }
}
