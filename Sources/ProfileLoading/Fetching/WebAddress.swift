import Bytes

/// A URL, told apart and judged as Go's `url.Parse` does it, which decides what pprof takes for one.
struct WebAddress: Equatable, Sendable {
  /// In small letters; empty where there is none.
  var scheme: [UInt8] = []
  /// What stands between `//` and the path: `user:password@host:port`; `nil` where there is no `//`.
  var authority: [UInt8]?
  /// As it is written, with escapes.
  var path: [UInt8] = []
  /// What follows the first `?`; `nil` where there is none.
  var query: [UInt8]?
  /// What follows the first `#`, with escapes.
  private var fragment: [UInt8] = []

  /// - Returns: `nil` for what is no URL.
  init?(_ text: [UInt8]) {
    if text.contains(where: { $0 < 0x20 || $0 == 0x7f }) { return nil }
    let parts = text.split(
      separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    fragment = parts.count > 1 ? Array(parts[1]) : []
    guard unescaped(fragment) != nil, var rest = parts.first,
      let scheme = Self.takeScheme(&rest)
    else { return nil }
    self.scheme = scheme
    if let mark = rest.firstIndex(of: "?") {
      query = Array(rest[(mark + 1)...])
      rest = rest[..<mark]
    }
    guard rest.first == "/" else {
      path = Array(rest)
      // Without a scheme, a colon in the first element of a path could be taken for one.
      let first = rest.prefix { $0 != "/" }
      if scheme.isEmpty, first.contains(":") || !hasSoundEscapes(rest) { return nil }
      return
    }
    if rest.hasPrefix("//"), !scheme.isEmpty || !rest.hasPrefix("///") {
      let authority = rest.dropFirst(2).prefix { $0 != "/" }
      guard scheme == "http+unix" || isSoundAuthority(authority) else {
        return nil
      }
      self.authority = Array(authority)
      rest = rest.dropFirst(2 + authority.count)
    }
    guard hasSoundEscapes(rest) else { return nil }
    path = Array(rest)
  }

  /// What is before the first colon, if it can be a scheme; `nil` where the colon comes first.
  private static func takeScheme(_ text: inout ArraySlice<UInt8>) -> [UInt8]? {
    guard let colon = text.firstIndex(of: ":") else { return [] }
    if colon == text.startIndex { return nil }
    let name = text[..<colon]
    guard let first = name.first, first.isLetter,
      name.allSatisfy({ $0.isLetterOrDigit || [0x2b, 0x2d, 0x2e].contains($0) })
    else { return [] }
    text = text[(colon + 1)...]
    return name.map { $0.lowercased }
  }

  /// The authority without a user and a password.
  var host: ArraySlice<UInt8> {
    let authority = (authority ?? [])[...]
    let start = authority.lastIndex(of: "@").map { $0 + 1 } ?? authority.startIndex
    return authority[start...]
  }

  /// The URL that goes over the wire: schemes of our own are plain ones there.
  var transport: WebAddress {
    var address = self
    switch String(decoding: scheme, as: UTF8.self) {
    case "https+insecure": address.scheme = "https".bytes
    case "http+unix":
      address.scheme = "http".bytes
      address.authority = "localhost".bytes
    default: break
    }
    return address
  }

  /// The URL for messages, with the password hidden as Go hides it.
  var withoutPassword: WebAddress {
    var address = self
    let user = (authority ?? []).dropLast(host.count + 1)
    if let colon = user.firstIndex(of: ":") {
      address.authority = Array(user[...colon]) + "***@".bytes + host
    }
    return address
  }

  /// The URL as text, with what may not stand in it escaped.
  var text: [UInt8] {
    var text = scheme.isEmpty ? [] : scheme + ":".bytes
    if let authority { text += "//".bytes + escaped(authority) { $0 < 0x80 } }
    text += Self.sound(path, besides: "/")
    if let query { text += "?".bytes + query }
    if !fragment.isEmpty {
      text += "#".bytes + Self.sound(fragment, besides: "/?!()*")
    }
    return text
  }

  /// A text as it is, if all of it may stand there; else, as Go does it, all of it escaped anew.
  private static func sound(_ text: [UInt8], besides others: String) -> [UInt8] {
    func isPlain(_ byte: UInt8) -> Bool {
      isUnreserved(byte) || "$&+,:;=@".utf8.contains(byte) || others.utf8.contains(byte)
    }
    if text.allSatisfy({ isPlain($0) || "!'()*[]%".utf8.contains($0) }) { return text }
    return escaped(unescaped(text) ?? text, unless: isPlain)
  }
}

/// Whether Go takes the text for a URL with a scheme.
func isAbsoluteURL(_ text: [UInt8]) -> Bool { WebAddress(text)?.scheme.isEmpty == false }

/// The bytes with `%` and two digits in the place of those that may not stand there.
func escaped(_ bytes: [UInt8], unless isAllowed: (UInt8) -> Bool) -> [UInt8] {
  let digits = "0123456789ABCDEF".bytes
  return bytes.flatMap {
    isAllowed($0) ? [$0] : [UInt8(ascii: "%"), digits[Int($0 >> 4)], digits[Int($0 & 15)]]
  }
}

/// The bytes that a text with escapes stands for; `nil` where an escape is malformed.
func unescaped(_ text: some Collection<UInt8>) -> [UInt8]? {
  var bytes: [UInt8] = []
  var rest = Array(text)[...]
  while let byte = rest.popFirst() {
    guard byte == "%" else {
      bytes.append(byte)
      continue
    }
    let digits = rest.prefix(2).compactMap { Character(UnicodeScalar($0)).hexDigitValue }
    guard digits.count == 2 else { return nil }
    bytes.append(UInt8(digits[0] << 4 | digits[1]))
    rest = rest.dropFirst(2)
  }
  return bytes
}

/// Whether a byte stands for itself anywhere in a URL.
func isUnreserved(_ byte: UInt8) -> Bool {
  byte.isLetterOrDigit || "-_.~".utf8.contains(byte)
}

/// Whether each `%` begins a byte in hexadecimal.
private func hasSoundEscapes(_ text: ArraySlice<UInt8>) -> Bool { unescaped(text) != nil }

/// Whether a host, with a port or without, could be one.
private func isSoundAuthority(_ text: ArraySlice<UInt8>) -> Bool {
  let host = text[(text.lastIndex(of: "@").map { $0 + 1 } ?? text.startIndex)...]
  if host.contains(where: { " \\^`{|}%".utf8.contains($0) }) { return false }
  var port = host[(host.firstIndex(of: ":") ?? host.endIndex)...]
  if host.first == "[" {
    guard let end = host.lastIndex(of: "]") else { return false }
    port = host[(end + 1)...]
  } else if host.contains("[") {
    return false
  }
  return port.isEmpty
    || (port.first == ":" && port.dropFirst().allSatisfy(\.isDigit))
}
