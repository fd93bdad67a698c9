import Bytes
import CCurl
import System

/// One request to one server, under way.
final class Transfer {
  let reception: Reception
  private let request: HTTPRequest
  let curl: CurlTransfer

  init(
    _ request: HTTPRequest, _ options: FetchOptions, _ library: CurlLibrary
  ) throws(FetchError) {
    self.request = request
    reception = Reception(byteLimit: options.byteLimit)
    guard let curl = CurlTransfer(library, posting: request.body, to: reception) else {
      throw .transport(request, "out of memory")
    }
    self.curl = curl
    try configure(options)
  }

  private func configure(_ options: FetchOptions) throws(FetchError) {
    let address = request.address
    var isVerified = true
    switch String(decoding: address.scheme, as: UTF8.self) {
    case "http":
      if !options.proxies.plain.isEmpty { curl.set(CURLOPT_PROXY, options.proxies.plain) }
    case "https": break
    case "https+insecure": isVerified = false
    case "http+unix":
      guard let socket, !socket.isEmpty, !socket.contains(0) else {
        throw .transport(request, "\"\(text(Array(address.host)))\" names no socket")
      }
      curl.set(CURLOPT_UNIX_SOCKET_PATH, socket)
    case let scheme: throw .transport(request, "unsupported protocol scheme \"\(scheme)\"")
    }
    curl.set(CURLOPT_URL, address.transport.text)
    curl.set(CURLOPT_USERAGENT, "swprof".bytes)
    // What Go asks for; libcurl then decodes whatever encoding it knows.
    curl.set(CURLOPT_ACCEPT_ENCODING, "gzip".bytes)
    curl.set(CURLOPT_NOPROXY, options.proxies.exceptions)
    curl.set(CURLOPT_SSL_VERIFYPEER, isVerified ? 1 : 0)
    curl.set(CURLOPT_SSL_VERIFYHOST, isVerified ? 2 : 0)
    let files = options.certificates
    if !files.certificate.isEmpty { curl.set(CURLOPT_SSLCERT, files.certificate) }
    if !files.key.isEmpty { curl.set(CURLOPT_SSLKEY, files.key) }
    if !files.authorities.isEmpty { curl.set(CURLOPT_CAINFO, files.authorities) }
  }

  /// The path of the socket that the server listens at, if it is one.
  private var socket: [UInt8]? {
    let isSocket = request.address.scheme == "http+unix"
    return isSocket ? unescaped(request.address.host) : nil
  }

  // MARK: The end

  /// The failure that its end means.
  func failure(_ ending: CURLcode, _ library: CurlLibrary) -> FetchError {
    if let fault = reception.fault { return .transport(request, fault) }
    let cause = cause(ending, library)
    return ending == CURLE_PARTIAL_FILE ? .cutOff(cause: cause) : .transport(request, cause)
  }

  var lateness: FetchError {
    .transport(
      request,
      reception.response.hasBegun
        ? "the answer came to a standstill after \(reception.response.body.count) bytes"
        : "no answer within \(request.patience.components.seconds)s (-timeout=SECONDS waits longer)"
    )
  }

  private func cause(_ ending: CURLcode, _ library: CurlLibrary) -> String {
    let said = curl.failure.isEmpty ? library.reason(of: ending) : curl.failure
    // Names such as SSL stay as they are.
    let hasName = said.prefix { $0 != " " }.dropFirst().contains { $0.isUppercase || $0 == "/" }
    let sentence = hasName ? said : said.prefix(1).lowercased() + said.dropFirst()
    switch ending {
    case CURLE_COULDNT_CONNECT where curl.systemError != 0:
      let place = socket.map { "failed to connect to \(text($0))" } ?? sentence.beforeTime
      return "\(place): \(SystemError(code: curl.systemError))"
    case CURLE_PEER_FAILED_VERIFICATION:
      return sentence + " (-tls_ca=FILE names an authority; https+insecure:// trusts everybody)"
    case CURLE_SSL_CERTPROBLEM:
      return "could not load certificate/key pair specified by -tls_cert and -tls_key: \(sentence)"
    case CURLE_SSL_CACERT_BADFILE:
      return "could not load CA specified by -tls_ca: \(sentence)"
    case _ where sentence.contains("certificate required"):
      return sentence + " (-tls_cert=FILE and -tls_key=FILE say who is asking)"
    default: return sentence
    }
  }
}

extension String {
  /// What libcurl says of a connection without how long it has tried.
  fileprivate var beforeTime: Substring {
    firstRange(of: " after ").map { self[..<$0.lowerBound] } ?? self[...]
  }
}

extension FetchError {
  /// As Go names the request and where it went.
  static func transport(_ request: HTTPRequest, _ cause: String) -> FetchError {
    .transport(
      verb: request.body == nil ? "Get" : "Post", url: request.address.withoutPassword.text,
      cause: cause)
  }
}
