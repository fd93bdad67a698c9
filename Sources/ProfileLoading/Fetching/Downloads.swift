/// Profiles on their way from servers, all at the same time.
struct Downloads {
  let options: FetchOptions
  let observe: (LoadingEvent) -> Void

  /// What servers answer to requests for profiles.
  ///
  /// - Returns: An entry for each source, `nil` for those that are no server.
  func fetch(_ sources: [Source]) -> [Result<[UInt8], FetchError>?] {
    let servers = sources.compactMap(\.server)
    if servers.isEmpty { return sources.map { _ in nil } }
    for server in servers { announce(server) }
    let countdown = Countdown(servers)
    var answers = HTTPClient(options: options).send(
      servers.map { HTTPRequest($0.address, patience: $0.patience) }
    ) { byteCount in
      observe(.step(countdown.text(byteCount: byteCount)))
    }[...]
    return sources.map { source in
      source.server == nil ? nil : answers.popFirst()?.map(\.body)
    }
  }

  private func announce(_ server: ServerAddress) {
    observe(.note("Fetching profile over HTTP from \(text(server.address.text))"))
    if let seconds = options.durationSeconds, seconds > 0 {
      observe(.note("Please wait... (\(goDuration(seconds: seconds)))"))
    }
  }
}

/// What is said while profiles are taken and come.
private struct Countdown {
  private let what: String
  private let seconds: Int?
  private let start = ContinuousClock.now

  init(_ servers: [ServerAddress]) {
    what =
      servers.count == 1
      ? String(decoding: servers[0].address.host, as: UTF8.self) : "\(servers.count) servers"
    seconds = servers.compactMap(\.durationSeconds).max()
  }

  func text(byteCount: Int) -> String {
    if byteCount > 0 { return "receiving \(byteCount / 1024) kB from \(what)" }
    let passed = (ContinuousClock.now - start).components.seconds
    let left = seconds.map { Int64($0) - passed } ?? 0
    return left > 0 ? "\(what) takes a profile, \(left) s left" : "waiting for \(what)"
  }
}

/// Seconds as Go writes a duration: `2s`, `1m30s`, `1h0m0s`.
func goDuration(seconds: Int) -> String {
  let (minutes, hours) = (seconds / 60, seconds / 3600)
  return (hours > 0 ? "\(hours)h" : "") + (minutes > 0 ? "\(minutes % 60)m" : "")
    + "\(seconds % 60)s"
}
