import Bytes

/// Where a profile is fetched from, and how long that may take.
struct ServerAddress: Sendable {
  let address: WebAddress
  /// How long the server takes the profile for, in seconds, where that is known.
  let durationSeconds: Int?
  /// How long to wait for the answer to begin.
  let patience: Duration

  /// What pprof and `go tool pprof` ask a server for when only the server is named.
  private static let defaultPath = "/debug/pprof/profile".bytes
  /// How long Go's servers sample processor time by default.
  private static let defaultSeconds = 30

  /// - Returns: `nil` for what is no URL and cannot be made one by `http://`.
  init?(_ text: [UInt8], _ options: FetchOptions) {
    guard var address = Self.address(text) else { return nil }
    if address.path.isEmpty || address.path == "/".bytes {
      address.path = Self.defaultPath
    }
    var query = Query(address.query ?? [])
    if let seconds = options.durationSeconds, seconds > 0 { query["seconds"] = seconds }
    // A question mark with nothing after it stays.
    address.query = query.isEmpty ? address.query.flatMap { $0.isEmpty ? [] : nil } : query.text
    self.address = address
    let isTimed = address.path == Self.defaultPath
    let duration = query["seconds"].flatMap { $0 > 0 ? $0 : nil }
    durationSeconds = duration ?? (isTimed ? Self.defaultSeconds : nil)
    let timeout = options.timeoutSeconds.flatMap { $0 > 0 ? $0 : nil }
    patience =
      (timeout.map { .seconds($0) } ?? duration.map { .seconds($0) * 3 / 2 } ?? .seconds(60))
      + options.grace
  }

  /// A URL that has a host; `host:80` becomes one.
  private static func address(_ text: [UInt8]) -> WebAddress? {
    if text.hasPrefix("unix:///") {
      let socket = text.dropFirst(7).prefix { $0 != "?" }
      return WebAddress(Self.socket(Array(socket)) + text[socket.endIndex...])
    }
    if let address = WebAddress(text) {
      if !address.host.isEmpty { return address }
      if address.scheme.isEmpty || address.scheme == "file" { return nil }
    }
    guard let address = WebAddress("http://".bytes + text), !address.host.isEmpty else {
      return nil
    }
    return address
  }

  /// The address of a server that listens on a socket in the file system.
  static func socket(_ path: [UInt8]) -> [UInt8] {
    "http+unix://".bytes
      + escaped(path) { $0 > 0x20 && $0 < 0x7f && !"%/?#:@".utf8.contains($0) }
  }
}

/// The parameters of a URL.
private struct Query {
  private var pairs: [(name: [UInt8], value: [UInt8])] = []

  init(_ text: [UInt8]) {
    for pair in text.split(separator: "&") where !pair.contains(";") {
      let parts = pair.split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let decoded = parts.map { part in
        unescaped(part.map { $0 == "+" ? UInt8(ascii: " ") : $0 })
      }
      guard let name = decoded[0], let value = decoded.count > 1 ? decoded[1] : [] else { continue }
      pairs.append((name, value))
    }
  }

  var isEmpty: Bool { pairs.isEmpty }

  /// The number that a parameter has first.
  subscript(_ name: String) -> Int? {
    get {
      let first = pairs.first { $0.name.elementsEqual(name.utf8) }
      return first.flatMap { Int(String(decoding: $0.value, as: UTF8.self)) }
    }
    set {
      pairs.removeAll { $0.name.elementsEqual(name.utf8) }
      if let newValue { pairs.append((Array(name.utf8), "\(newValue)".bytes)) }
    }
  }

  /// Sorted by name, as Go writes them.
  var text: [UInt8] {
    let sorted = pairs.enumerated().sorted {
      $0.element.name == $1.element.name
        ? $0.offset < $1.offset : $0.element.name.lexicographicallyPrecedes($1.element.name)
    }
    return Array(
      sorted.map { escaped($0.element.name) + "=".bytes + escaped($0.element.value) }
        .joined(separator: "&".bytes))
  }

  private func escaped(_ bytes: [UInt8]) -> [UInt8] {
    ProfileLoading.escaped(bytes) { $0 == 0x20 || isUnreserved($0) }
      .map { $0 == 0x20 ? UInt8(ascii: "+") : $0 }
  }
}
