/// What a server answered.
struct Response: Sendable {
  /// 0 before there is any.
  private(set) var status = 0
  private var reason = ""
  private(set) var isFromGo = false
  private(set) var isPlainText = false
  /// Whether all headers have come, and not only those of a status that says to wait.
  private(set) var hasBegun = false
  var body: [UInt8] = []

  /// The status as Go writes it: `404 Not Found`.
  var statusLine: String { reason.isEmpty ? "\(status)" : "\(status) \(reason)" }

  /// Takes a line of the headers; a status line begins an answer anew.
  mutating func take(header line: [UInt8]) {
    let line = text(line).trimmingSuffix { $0.isNewline || $0 == " " }
    if line.isEmpty { hasBegun = status >= 200 }
    if line.hasPrefix("HTTP/") {
      self = Response()
      let words = line.split(separator: " ", maxSplits: 2)
      status = words.count > 1 ? Int(words[1]) ?? 0 : 0
      reason = words.count > 2 ? String(words[2].prefix(200)) : ""
      return
    }
    guard let colon = line.firstIndex(of: ":") else { return }
    let value = line[line.index(after: colon)...].drop { $0 == " " }
    switch line[..<colon].lowercased() {
    case "x-go-pprof": isFromGo = !value.isEmpty
    case "content-type": isPlainText = value.hasPrefix("text/plain")
    default: break
    }
  }
}

extension String {
  fileprivate func trimmingSuffix(_ isUnwanted: (Character) -> Bool) -> Substring {
    self[..<(lastIndex { !isUnwanted($0) }.map { index(after: $0) } ?? startIndex)]
  }
}
