/// What is asked of a server.
struct HTTPRequest: Sendable {
  let address: WebAddress
  /// What is posted; `nil` where something is only to be had.
  var body: [UInt8]?
  /// How long to wait for the answer to begin.
  let patience: Duration

  init(_ address: WebAddress, posting body: [UInt8]? = nil, patience: Duration) {
    self.address = address
    self.body = body
    self.patience = patience
  }
}
