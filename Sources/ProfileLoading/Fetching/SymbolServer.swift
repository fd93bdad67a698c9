import Bytes

/// The part of a profiled program that names its functions: `symbolz`, and what Go has for it.
struct SymbolServer {
  /// Where profiles were fetched from; the server of the symbols is beside it.
  let profile: WebAddress
  let options: FetchOptions

  /// How long the server may take for an answer.
  private static let patience = Duration.seconds(60)
  /// Longer requests are refused by some servers.
  private static let mostQueryBytes = 4000
  private static let mostAtOnce = 8

  /// - Returns: `nil` where symbols cannot be asked for at this URL.
  var address: WebAddress? {
    guard !profile.scheme.isEmpty, profile.authority != nil else { return nil }
    let path = text(profile.path)
    let isGo =
      path.contains("/debug/pprof/")
      || ["heap", "growth", "profile", "pmuprofile", "contention"].contains { kind in
        path.hasSuffix("/pprof/\(kind)")
      }
    var address = profile
    let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
    address.path = Array((folder + (isGo ? "symbol" : "symbolz")).utf8)
    address.query = nil
    return address
  }

  /// The names of functions at addresses, as far as the server knows them.
  func names(of addresses: [UInt64]) throws(FetchError) -> [UInt64: [UInt8]] {
    guard let address else { return [:] }
    let client = HTTPClient(options: options)
    let words = addresses.map { "0x\(String($0, radix: 16))".bytes }
    let patience = Self.patience + options.grace
    do throws(FetchError) {
      let post = HTTPRequest(address, posting: joined(words[...]), patience: patience)
      return Self.names(in: try client.send(post).body)
    } catch {
      // Go has a handler that answers nothing but GET, since 1.27.
      guard case .status(let response) = error, response.status == 405 else { throw error }
    }
    return try ask(client, address, words, patience)
  }

  /// Asks by URLs, for a part of the addresses each.
  private func ask(
    _ client: HTTPClient, _ address: WebAddress, _ words: [[UInt8]], _ patience: Duration
  ) throws(FetchError) -> [UInt64: [UInt8]] {
    let requests = batches(words).map { batch in
      var address = address
      address.query = joined(batch)
      return HTTPRequest(address, patience: patience)
    }
    var names: [UInt64: [UInt8]] = [:]
    for start in stride(from: 0, to: requests.count, by: Self.mostAtOnce) {
      let end = min(start + Self.mostAtOnce, requests.count)
      for answer in client.send(Array(requests[start..<end])) {
        names.merge(Self.names(in: try answer.get().body)) { first, _ in first }
      }
    }
    return names
  }

  private func joined(_ words: ArraySlice<[UInt8]>) -> [UInt8] {
    Array(words.joined(separator: "+".bytes))
  }

  private func batches(_ words: [[UInt8]]) -> [ArraySlice<[UInt8]>] {
    var batches: [ArraySlice<[UInt8]>] = []
    var (start, byteCount) = (0, 0)
    for position in words.indices {
      byteCount += words[position].count + 1
      if byteCount > Self.mostQueryBytes {
        batches.append(words[start..<position])
        (start, byteCount) = (position, words[position].count)
      }
    }
    return batches + [words[start...]]
  }

  /// Reads an answer: lines of an address and a name. What is no such line says something else.
  static func names(in answer: [UInt8]) -> [UInt64: [UInt8]] {
    var names: [UInt64: [UInt8]] = [:]
    var rest = answer[...]
    while let end = rest.firstIndex(of: "\n") {
      if let (address, name) = entry(rest[..<end]) { names[address] = name }
      rest = rest[(end + 1)...]
    }
    return names
  }

  private static func entry(_ line: ArraySlice<UInt8>) -> (UInt64, [UInt8])? {
    guard let zero = line.indices.first(where: { line[$0...].hasPrefix("0x") }) else {
      return nil
    }
    let digits = line[(zero + 2)...].prefix {
      $0.isDigit || (0x61...0x66).contains($0 | 0x20)
    }
    let rest = line[digits.endIndex...]
    let name = rest.drop { $0 == 0x20 || (0x09...0x0d).contains($0) }
    guard let address = UInt64(String(decoding: digits, as: UTF8.self), radix: 16),
      name.startIndex > rest.startIndex
    else { return nil }
    return (address, Array(name))
  }
}

extension HTTPClient {
  /// Sends one request.
  fileprivate func send(_ request: HTTPRequest) throws(FetchError) -> Response {
    for answer in send([request]) { return try answer.get() }
    throw .transport(request, "no answer")
  }
}
