import CCurl
import System

/// Asks servers, many at the same time, on one thread.
struct HTTPClient {
  let options: FetchOptions

  /// As many as Go follows.
  private static let mostRedirects = 10
  /// How often progress is reported.
  private static let pause: Int32 = 200

  /// Sends requests and waits for all answers.
  ///
  /// - Parameter onWait: Called several times a second with how many bytes have come.
  /// - Returns: For each request the answer with status 200, or why there is none.
  func send(
    _ requests: [HTTPRequest], onWait: (_ byteCount: Int) -> Void = { _ in }
  ) -> [Result<Response, FetchError>] {
    do throws(FetchError) {
      try checkCertificates()
      let library = try CurlLibrary.open()
      guard let group = CurlGroup(library) else {
        throw .noLibrary(reason: "libcurl: out of memory")
      }
      return run(requests, library, group, onWait)
    } catch {
      return requests.map { _ in .failure(error) }
    }
  }

  /// A request on its way, over as many servers as it is sent on to.
  private struct Course {
    let origin: WebAddress
    var request: HTTPRequest
    var redirectCount = 0
    var transfer: Transfer?
    var result: Result<Response, FetchError>?

    init(_ request: HTTPRequest) {
      origin = request.address
      self.request = request
    }
  }

  private func run(
    _ requests: [HTTPRequest], _ library: CurlLibrary, _ group: borrowing CurlGroup,
    _ onWait: (Int) -> Void
  ) -> [Result<Response, FetchError>] {
    var courses = requests.map { Course($0) }
    for position in courses.indices { start(&courses[position], library, group) }
    while courses.contains(where: { $0.result == nil }) {
      let ended = unsafe group.perform(milliseconds: Self.pause)
      for position in courses.indices {
        guard let transfer = courses[position].transfer else { continue }
        if let end = unsafe ended.first(where: { unsafe $0.handle == transfer.curl.handle }) {
          group.remove(transfer.curl)
          courses[position].transfer = nil
          unsafe finish(&courses[position], transfer, end.ending, library, group)
        } else if transfer.reception.isLate(after: courses[position].request.patience) {
          group.remove(transfer.curl)
          courses[position].transfer = nil
          courses[position].result = .failure(transfer.lateness)
        }
      }
      onWait(courses.reduce(0) { $0 + ($1.transfer?.reception.response.body.count ?? 0) })
    }
    return courses.compactMap(\.result)
  }

  private func start(
    _ course: inout Course, _ library: CurlLibrary, _ group: borrowing CurlGroup
  ) {
    do throws(FetchError) {
      let transfer = try Transfer(course.request, options, library)
      group.add(transfer.curl)
      course.transfer = transfer
    } catch {
      course.result = .failure(error)
    }
  }

  /// Takes the answer, or follows it to where it leads.
  private func finish(
    _ course: inout Course, _ transfer: Transfer, _ ending: CURLcode, _ library: CurlLibrary,
    _ group: borrowing CurlGroup
  ) {
    let response = transfer.reception.response
    guard ending == CURLE_OK else {
      course.result = .failure(transfer.failure(ending, library))
      return
    }
    guard let target = transfer.curl.redirect else {
      course.result = response.status == 200 ? .success(response) : .failure(.status(response))
      return
    }
    course.redirectCount += 1
    if course.redirectCount > Self.mostRedirects {
      course.result = .failure(
        .transport(course.request, "stopped after \(Self.mostRedirects) redirects"))
      return
    }
    guard let address = WebAddress(target)?.redirected(from: course.origin) else {
      course.result = .failure(
        .transport(course.request, "redirected to \(text(target)), which is not HTTP"))
      return
    }
    // As everybody does it: only 307 and 308 ask for what was posted once more.
    let body = response.status >= 307 ? course.request.body : nil
    course.request = HTTPRequest(address, posting: body, patience: course.request.patience)
    start(&course, library, group)
  }

  // MARK: Certificates

  private func checkCertificates() throws(FetchError) {
    let files = options.certificates
    if files.certificate.isEmpty, !files.key.isEmpty {
      throw .options("-tls_key is specified, so -tls_cert must also be specified")
    }
    if !files.certificate.isEmpty, files.key.isEmpty {
      throw .options("-tls_cert is specified, so -tls_key must also be specified")
    }
    let pair = "certificate/key pair specified by -tls_cert and -tls_key"
    try checkReadable(files.certificate, pair)
    try checkReadable(files.key, pair)
    try checkReadable(files.authorities, "CA specified by -tls_ca")
  }

  private func checkReadable(_ path: [UInt8], _ what: String) throws(FetchError) {
    if path.isEmpty { return }
    do throws(FileError) {
      _ = try OpenFile(path)
    } catch {
      throw .options("could not load \(what): \(error)")
    }
  }
}

extension WebAddress {
  /// The address of a redirect as it is followed; `nil` where it leads away from HTTP.
  ///
  /// What the user said of the first server, such as a password or not to verify it, holds for that
  /// server only.
  fileprivate func redirected(from origin: WebAddress) -> WebAddress? {
    let transport = origin.transport
    guard ["http", "https"].contains(String(decoding: scheme, as: UTF8.self)) else { return nil }
    guard scheme == transport.scheme, host.elementsEqual(transport.host) else { return self }
    var address = self
    address.scheme = origin.scheme
    address.authority = origin.authority
    return address
  }
}
