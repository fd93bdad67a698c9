import Profiles

/// Why a server gave no profile.
enum FetchError: Error {
  /// libcurl does not serve.
  case noLibrary(reason: String)
  /// The options do not fit together, or name a file that cannot be read.
  case options(String)
  /// The answer ended before its end.
  case cutOff(cause: String)
  /// No answer came that can be used.
  case transport(verb: String, url: [UInt8], cause: String)
  /// An answer that says something else than 200.
  case status(Response)
}

extension FetchError: CustomStringConvertible {
  /// One line: what pprof says, and what can be done about it.
  var description: String {
    switch self {
    case .noLibrary(let reason):
      "\(reason), and without it nothing is fetched from servers (try: apt install libcurl4)"
    case .options(let text): text
    case .cutOff(let cause): "unexpected EOF (\(cause))"
    case .transport(let verb, let url, let cause): "\(verb) \"\(text(url))\": \(cause)"
    case .status(let response): "server response: \(response.statusLine)\(Self.remark(response))"
    }
  }

  /// What the server says on top of the status: as a Go program that speaks of profiles, or else.
  private static func remark(_ response: Response) -> String {
    if response.status == 404, !response.isFromGo {
      return " (Go's profiles are below /debug/pprof/)"
    }
    guard response.isPlainText else {
      return Quotation.message(response.body).map { " - \"\($0)\"" } ?? ""
    }
    let lines = text(Array(response.body.prefix(1000))).split(whereSeparator: \.isNewline)
    return lines.isEmpty ? "" : " - " + lines.joined(separator: "; ")
  }
}
