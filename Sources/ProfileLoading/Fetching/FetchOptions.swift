import Profiles

/// How profiles are fetched from servers.
public struct FetchOptions: Sendable {
  /// How long servers are to take a profile for, in seconds; `nil` leaves it to the URL.
  public var durationSeconds: Int?
  /// How long to wait for an answer, in seconds; `nil` for what the duration suggests.
  public var timeoutSeconds: Int?
  public var certificates = Certificates()
  public var proxies = Proxies()
  /// The most bytes that one answer may have.
  public var byteLimit = DecodingLimits().decompressedBytes
  /// What a server is given on top of its time, as its answer takes time to write and to travel.
  var grace = Duration.seconds(5)

  public init() {}

  /// PEM files by which the two sides know each other; a path is empty where none is named.
  public struct Certificates: Sendable {
    /// The client's certificate, and its key.
    public var certificate: [UInt8] = []
    public var key: [UInt8] = []
    /// Authorities that are trusted, in place of the system's.
    public var authorities: [UInt8] = []

    public init() {}
  }

  /// What the environment says of proxies that libcurl would not see by itself.
  public struct Proxies: Sendable {
    /// The proxy for plain HTTP; empty where libcurl is to find out.
    public var plain: [UInt8] = []
    /// Hosts that are asked directly, separated by commas.
    public var exceptions: [UInt8] = []

    public init() {}
  }
}
