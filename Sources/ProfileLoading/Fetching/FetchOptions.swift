import Profiles

/// How profiles are fetched from servers.
package struct FetchOptions: Sendable {
  /// How long servers are to take a profile for, in seconds; `nil` leaves it to the URL.
  package var durationSeconds: Int?
  /// How long to wait for an answer, in seconds; `nil` for what the duration suggests.
  package var timeoutSeconds: Int?
  package var certificates = Certificates()
  package var proxies = Proxies()
  /// The most bytes that one answer may have.
  package var byteLimit = DecodingLimits().decompressedBytes
  /// What a server is given on top of its time, as its answer takes time to write and to travel.
  var grace = Duration.seconds(5)

  package init() {}

  /// PEM files by which the two sides know each other; a path is empty where none is named.
  package struct Certificates: Sendable {
    /// The client's certificate, and its key.
    package var certificate: [UInt8] = []
    package var key: [UInt8] = []
    /// Authorities that are trusted, in place of the system's.
    package var authorities: [UInt8] = []

    package init() {}
  }

  /// What the environment says of proxies that libcurl would not see by itself.
  package struct Proxies: Sendable {
    /// The proxy for plain HTTP; empty where libcurl is to find out.
    package var plain: [UInt8] = []
    /// Hosts that are asked directly, separated by commas.
    package var exceptions: [UInt8] = []

    package init() {}
  }
}
