/// The answer of a server while it arrives.
final class Reception {
  private(set) var response = Response()
  /// Why the rest is not wanted.
  private(set) var fault: String?
  /// When the server was asked, or when its answer began.
  private(set) var start = ContinuousClock.now
  private let byteLimit: Int

  init(byteLimit: Int) { self.byteLimit = byteLimit }

  /// - Returns: Whether more is wanted.
  func take(header: [UInt8]) -> Bool {
    let hadBegun = response.hasBegun
    response.take(header: header)
    if response.hasBegun, !hadBegun { start = .now }
    return true
  }

  /// - Returns: Whether more is wanted.
  func take(body: [UInt8]) -> Bool {
    guard body.count <= byteLimit - response.body.count else {
      fault = "the answer has more than \(byteLimit) bytes (-max_profile_bytes raises the limit)"
      return false
    }
    response.body += body
    return true
  }

  /// Whether the server takes too long: the answer has to begin in time, and what then comes slower
  /// than a kilobyte a second never ends.
  func isLate(after patience: Duration) -> Bool {
    .now > start + patience + .milliseconds(response.body.count)
  }
}
