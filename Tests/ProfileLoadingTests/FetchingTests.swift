import Bytes
import Foundation
import Profiles
import Testing

@testable import ProfileLoading

/// A profile of one function and one address without a name.
private func profile(file: String = "/bin/app", types: [String] = ["cpu"]) -> [UInt8] {
  var builder = ProfileBuilder(sampleTypes: types.map { ($0, "ns") })
  let mapping = builder.addMapping(start: 0x1000, limit: 0x9000, file: file, buildID: "")
  let main = builder.addFunction(name: "main")
  let stack = [
    builder.addLocation(address: 0x1234, mapping: mapping),
    builder.addLocation(lines: [Line(function: main)]),
  ]
  builder.addSample(stack: stack, values: types.map { _ in 5 })
  return builder.profile.encoded()
}

/// Loads from servers; nothing of the machine's binaries is looked at.
private func load(
  _ sources: [[UInt8]], mode: String = "remote", _ adjust: (inout LoadRequest) -> Void = { _ in }
) -> (loaded: LoadedProfile?, failures: [String], notes: [String]) {
  var request = LoadRequest(sources: sources)
  request.symbolization = SymbolizationMode(mode)
  adjust(&request)
  var notes: [String] = []
  do throws(LoadError) {
    let loaded = try ProfileLoader.load(request) { event in
      if case .note(let line) = event { notes.append(line) }
    }
    return (loaded, [], notes + loaded.notes)
  } catch {
    return (nil, error.lines, notes)
  }
}

struct FetchingTests {
  @Test func `a profile is fetched, told and saved for nobody else`() throws {
    let folder = try Folder()
    let server = try LoopbackServer { _ in .ok(profile()) }
    let copies = folder.url.appending(path: "a/b").path
    let url = server.url("/p")
    for number in ["001", "002"] {
      let (loaded, _, notes) = load([url], mode: "none") { $0.copyFolders = [Array(copies.utf8)] }
      #expect(loaded?.profile.samples.count == 1)
      let path = "\(copies)/pprof.app.cpu.\(number).pb.gz"
      #expect(
        notes == [
          "Fetching profile over HTTP from \(String(decoding: url, as: UTF8.self))",
          "Saved profile in \(path)",
        ])
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      #expect(attributes[.posixPermissions] as? Int == 0o600)
      #expect(
        try Profile(decoding: Array(Data(contentsOf: URL(filePath: path)))).samples.count == 1)
    }
    #expect(server.requests.map(\.target) == ["/p", "/p"])
  }

  @Test func `a copy stays in its folder whatever the profile calls things`() throws {
    let folder = try Folder()
    let server = try LoopbackServer { _ in
      .ok(profile(file: "/x/..", types: ["../../up", "a\n/b"]))
    }
    let copies = Array(folder.url.path.utf8)
    let (_, _, notes) = load([server.url("/p")], mode: "none") { $0.copyFolders = [copies] }
    let path = "\(folder.url.path)/pprof......_.._up.a__b.001.pb.gz"
    #expect(notes.last == "Saved profile in \(path)")
    #expect(FileManager.default.fileExists(atPath: path))
  }

  @Test func `a folder that cannot be used is told, and the next one taken`() throws {
    let folder = try Folder()
    let file = try folder.file("file", [])
    let server = try LoopbackServer { _ in .ok(profile()) }
    let good = Array(folder.url.path.utf8)
    let (loaded, _, notes) = load([server.url("/p")], mode: "none") {
      $0.copyFolders = [file + "/x".bytes, good]
    }
    let name = String(decoding: file, as: UTF8.self)
    #expect(
      loaded?.warnings == ["Could not use temp dir \(name)/x: mkdir \(name): not a directory"])
    #expect(notes.last?.hasSuffix("/pprof.app.cpu.001.pb.gz") == true)
  }

  @Test(
    arguments: [
      ("404 Not Found", [], "", "404 Not Found (Go's profiles are below /debug/pprof/)"),
      (
        "404 Not Found", ["X-Go-Pprof: 1", "Content-Type: text/plain; charset=utf-8"],
        "Unknown profile\n", "404 Not Found - Unknown profile"
      ),
      (
        "500 Internal Server Error", ["X-Go-Pprof: 1", "Content-Type: text/plain"], "busy\nnow",
        "500 Internal Server Error - busy; now"
      ),
      ("500 Oh", ["Content-Type: text/html"], "<p>", "500 Oh"),
      ("204 No Content", [], "", "204 No Content"),
    ] as [(String, [String], String, String)])
  func `a status that is not 200 is told with what a Go program says of it`(
    status: String, headers: [String], body: String, told: String
  ) throws {
    let server = try LoopbackServer { _ in .status(status, headers, body: Array(body.utf8)) }
    let url = server.url("/p")
    #expect(
      load([url]).failures == ["\(String(decoding: url, as: UTF8.self)): server response: \(told)"])
  }

  @Test func `a server that does not answer is given up`() throws {
    let server = try LoopbackServer { _ in .silence }
    let failures = load([server.url("/p")]) {
      $0.fetching.timeoutSeconds = 1
      $0.fetching.grace = .milliseconds(-700)
    }.failures
    #expect(failures.count == 1)
    #expect(failures[0].hasSuffix("(-timeout=SECONDS waits longer)"))
  }

  @Test func `an answer that is cut off is none`() throws {
    let whole = "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n".bytes + profile()
    let server = try LoopbackServer { _ in .bytes(whole) }
    let failures = load([server.url("/p")]).failures
    #expect(failures.count == 1)
    #expect(failures[0].contains(": unexpected EOF (transfer closed with "))
  }

  @Test func `an answer without an end stops at the limit`() throws {
    let server = try LoopbackServer { _ in .endless("HTTP/1.1 200 OK\r\n\r\n".bytes) }
    let failures = load([server.url("/p")]) {
      $0.fetching.byteLimit = 1 << 20
    }.failures
    #expect(failures.count == 1)
    #expect(failures[0].contains("more than 1048576 bytes (-max_profile_bytes"))
  }

  @Test func `what is no profile is said to look like what it is`() throws {
    let server = try LoopbackServer { _ in .ok("<html>please log in</html>".bytes) }
    #expect(load([server.url("/p")]).failures.first?.contains("an HTML page") == true)
  }

  @Test func `the page of an error is quoted`() throws {
    let page = Array("<html><head><title>Bad\nGateway</title></head></html>".utf8)
    let server = try LoopbackServer { _ in
      .status("502 Bad Gateway", ["Content-Type: text/html"], body: page)
    }
    #expect(load([server.url("/p")]).failures.first?.hasSuffix("- \"Bad Gateway\"") == true)
  }

  @Test func `an answer that is encoded is decoded`() throws {
    // `try later`, by gzip.
    let encoded: [UInt8] = [
      0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0x2b, 0x29, 0xaa, 0x54,
      0xc8, 0x49, 0x2c, 0x49, 0x2d, 0xe2, 0x02, 0x00, 0x56, 0x48, 0x26, 0x32, 0x0a, 0x00, 0x00,
      0x00,
    ]
    let server = try LoopbackServer { _ in
      .status(
        "503 Busy", ["Content-Type: text/plain", "Content-Encoding: gzip"], body: encoded)
    }
    #expect(load([server.url("/p")]).failures.first?.hasSuffix("- try later") == true)
  }

  @Test func `a packed profile in an answer that is encoded is read`() throws {
    let root = URL(filePath: #filePath).appending(path: "../../..").standardized
    let encoded = try Data(
      contentsOf: root.appending(path: "Fixtures/Beyond/example.pb.gz.gz"))
    let server = try LoopbackServer { _ in
      .status("200 OK", ["Content-Encoding: gzip"], body: Array(encoded))
    }
    #expect(load([server.url("/p")]).failures == [])
  }

  @Test func `an answer that is no HTTP is an error`() throws {
    let server = try LoopbackServer { _ in .bytes("SSH-2.0-OpenSSH\r\n".bytes) }
    #expect(load([server.url("/p")]).failures.count == 1)
  }

  @Test func `a server that refuses is named`() throws {
    var server: LoopbackServer? = try LoopbackServer { _ in .silence }
    let url = try #require(server?.url("/p"))
    server = nil
    let failures = load([url]).failures
    #expect(failures.count == 1)
    let text = String(decoding: url, as: UTF8.self)
    #expect(failures[0].hasPrefix("\(text): Get \"\(text)\": failed to connect to 127.0.0.1 port "))
    #expect(failures[0].hasSuffix(": connection refused"))
  }

  @Test func `redirects are followed`() throws {
    let last = try LoopbackServer { request in
      request.target == "/last" ? .ok(profile()) : .redirect(to: "/last")
    }
    let target = String(decoding: last.url("/middle"), as: UTF8.self)
    let first = try LoopbackServer { _ in .redirect(to: target) }
    #expect(load([first.url("/p")]).loaded?.profile.samples.count == 1)
    #expect(last.requests.map(\.target).prefix(2) == ["/middle", "/last"])
  }

  @Test(arguments: ["file:///etc/passwd", "ftp://127.0.0.1/p", "gopher://127.0.0.1:70/x"])
  func `a redirect away from HTTP is not followed`(_ target: String) throws {
    let server = try LoopbackServer { _ in .redirect(to: target) }
    let failures = load([server.url("/p")]).failures
    #expect(failures.count == 1)
    #expect(failures[0].hasSuffix("redirected to \(target), which is not HTTP"))
  }

  @Test func `redirects in a circle end`() throws {
    let server = try LoopbackServer { _ in .redirect(to: "/p") }
    let failures = load([server.url("/p")]).failures
    #expect(failures.first?.hasSuffix("stopped after 10 redirects") == true)
    #expect(server.requests.count == 11)
  }

  @Test func `servers are asked at the same time, and failures told in order`() throws {
    let bad = try LoopbackServer { _ in .status("500 Oh") }
    let good = try LoopbackServer { _ in .ok(profile()) }
    let sources = [good.url("/1"), bad.url("/2"), good.url("/3"), bad.url("/4")]
    let (loaded, _, notes) = load(sources, mode: "none")
    #expect(loaded.map { Array($0.profile.samples.values(SampleIndex(0))) } == [10])
    let names = sources.map { String(decoding: $0, as: UTF8.self) }
    #expect(
      loaded?.warnings.prefix(3) == [
        "\(names[1]): server response: 500 Oh", "\(names[3]): server response: 500 Oh",
        "Fetched 2 source profiles out of 4",
      ])
    #expect(notes.prefix(4) == names[...].map { "Fetching profile over HTTP from \($0)" }[...])
  }

  @Test func `a server on a socket is asked`() throws {
    let folder = try Folder()
    let path = folder.url.appending(path: "s").path
    let server = try LoopbackServer(socket: path) { _ in .ok(profile()) }
    let escaped = path.replacing("/", with: "%2F")
    for source in ["http+unix://\(escaped)/p?b=1", "unix://\(path)", path] {
      #expect(load([Array(source.utf8)], mode: "none").loaded?.profile.samples.count == 1)
    }
    let targets = ["/p?b=1", "/debug/pprof/profile", "/debug/pprof/profile"]
    #expect(server.requests.map(\.target) == targets)
  }

  @Test func `certificate options that do not fit are told before anything is asked`() throws {
    let server = try LoopbackServer { _ in .ok(profile()) }
    let failures = load([server.url("/p")]) { $0.fetching.certificates.key = [0x78] }.failures
    #expect(
      failures.first?.hasSuffix("-tls_key is specified, so -tls_cert must also be specified")
        == true)
    let missing = load([server.url("/p")]) {
      $0.fetching.certificates.authorities = "/nowhere".bytes
    }.failures
    #expect(
      missing.first?.hasSuffix(
        "could not load CA specified by -tls_ca: open /nowhere: no such file or directory") == true)
    #expect(server.requests.isEmpty)
  }
}

struct RemoteSymbolTests {
  private func names(_ profile: Profile?) -> [String] {
    guard let profile else { return [] }
    return profile.functions.map { profile.names.text(of: $0.name) }
  }

  @Test func `addresses without names are asked for`() throws {
    let server = try LoopbackServer { request in
      request.method == "POST" ? .ok("0x1234 leaf\n".bytes) : .ok(profile())
    }
    let loaded = load([server.url("/debug/pprof/profile")]).loaded
    #expect(names(loaded?.profile) == ["main", "leaf"])
    #expect(
      server.requests.last == .init(method: "POST", target: "/debug/pprof/symbol", body: "0x1234"))
  }

  @Test func `a server that answers GET only is asked so`() throws {
    let server = try LoopbackServer { request in
      if request.method == "POST" { return .status("405 Method Not Allowed") }
      return request.target == "/symbolz?0x1234" ? .ok("0x1234 leaf\n".bytes) : .ok(profile())
    }
    let loaded = load([server.url("/profilez")]).loaded
    #expect(names(loaded?.profile) == ["main", "leaf"])
    #expect(server.requests.map(\.method) == ["GET", "POST", "GET"])
  }

  @Test func `many addresses are asked for in URLs of a sane length`() throws {
    let server = try LoopbackServer { request in
      if request.method == "POST" { return .status("405 Method Not Allowed") }
      let words = request.target.split(separator: "?")[1].split(separator: "+")
      return .ok(Array(words.map { "\($0) f\($0)\n" }.joined().utf8))
    }
    let profile = try #require(WebAddress(server.url("/debug/pprof/heap")))
    let addresses = (0..<4000).map { UInt64($0) << 20 | 0xffff }
    let names = try SymbolServer(profile: profile, options: FetchOptions()).names(of: addresses)
    #expect(names.count == addresses.count)
    #expect(names[0xffff] == "f0xffff".bytes)
    let lengths = server.requests.dropFirst().map(\.target.utf8.count)
    #expect(lengths.count > 8 && lengths.allSatisfy { $0 < 4100 })
  }

  @Test func `a server that names nothing costs a warning`() throws {
    let server = try LoopbackServer { request in
      request.method == "POST" ? .status("501 Not Implemented") : .ok(profile())
    }
    let loaded = load([server.url("/profilez")]) { $0.copyFolders = [] }.loaded
    #expect(names(loaded?.profile) == ["main"])
    #expect(
      loaded?.warnings.first
        == "http post http://\(server.host)/symbolz: server response: 501 Not Implemented")
  }

  @Test(arguments: ["local", "fastlocal", "none"])
  func `nobody is asked where that is not wanted`(_ mode: String) throws {
    let server = try LoopbackServer { _ in .ok(profile()) }
    _ = load([server.url("/p")], mode: mode)
    #expect(server.requests.map(\.method) == ["GET"])
  }

  @Test func `a mapping without a name is the server's until its functions are known`() throws {
    let server = try LoopbackServer { request in
      request.method == "POST" ? .ok("0x1234 leaf\n".bytes) : .ok(profile(file: ""))
    }
    let loaded = load([server.url("/p")], mode: "")
    #expect(names(loaded.loaded?.profile) == ["main", "leaf"])
    #expect(loaded.loaded?.profile.mappings.allSatisfy { $0.file.isEmpty } == true)
  }
}
