import CCurl

/// libcurl, opened when it is first asked for.
@safe
struct CurlLibrary: @unchecked Sendable {
  // SAFETY: points to a table that is written once, before anybody sees it, and stays.
  let functions: OpaquePointer

  private static let opened = Result { () throws(FetchError) in
    var reason: UnsafePointer<CChar>?
    guard let functions = unsafe ccurl_open(&reason) else {
      // SAFETY: the reason is a string of the program itself.
      throw .noLibrary(reason: unsafe reason.map { unsafe String(cString: $0) } ?? "")
    }
    return unsafe CurlLibrary(functions: functions)
  }

  /// - Throws: `FetchError.noLibrary`.
  static func open() throws(FetchError) -> CurlLibrary { try opened.get() }

  func reason(of code: CURLcode) -> String {
    // SAFETY: libcurl's reasons are strings of its own.
    unsafe ccurl_reason(functions, code).map { unsafe String(cString: $0) } ?? "\(code.rawValue)"
  }
}

/// A transfer of libcurl, and what it needs to stay where it is while it runs.
@safe
struct CurlTransfer: ~Copyable {
  private let library: CurlLibrary
  // SAFETY: made in `init`, freed in `deinit`, and never handed out but to be compared.
  let handle: UnsafeMutableRawPointer
  private let errors: UnsafeMutablePointer<CChar>
  private let body: UnsafeMutableBufferPointer<UInt8>
  private let headers: UnsafeMutablePointer<curl_slist>?

  /// - Parameters:
  ///   - body: What is posted; `nil` for a plain request.
  ///   - receiver: What gets the answer; it outlives the transfer.
  init?(_ library: CurlLibrary, posting body: [UInt8]?, to receiver: Reception) {
    unsafe errors = .allocate(capacity: Int(CURL_ERROR_SIZE))
    unsafe errors.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    unsafe self.body = .allocate(capacity: body?.count ?? 0)
    _ = unsafe self.body.initialize(from: body ?? [])
    self.library = library
    var headers: UnsafeMutablePointer<curl_slist>?
    if body != nil {
      // Without the second, libcurl asks first whether it may send a large body.
      for header in ["Content-Type: application/octet-stream", "Expect:"] {
        unsafe headers = ccurl_append(library.functions, headers, header)
      }
    }
    unsafe self.headers = headers
    let context = unsafe Unmanaged.passUnretained(receiver).toOpaque()
    guard
      let handle = unsafe ccurl_new_transfer(
        library.functions, { unsafe receive($0, $1, $2, $3, Reception.take(header:)) },
        { unsafe receive($0, $1, $2, $3, Reception.take(body:)) }, context, errors)
    else {
      unsafe errors.deallocate()
      unsafe self.body.deallocate()
      unsafe ccurl_free_list(library.functions, headers)
      return nil
    }
    unsafe self.handle = handle
    if body != nil {
      unsafe ccurl_set_post(
        library.functions, handle, self.body.baseAddress, self.body.count, headers)
    }
  }

  deinit {
    unsafe ccurl_free_transfer(library.functions, handle)
    unsafe ccurl_free_list(library.functions, headers)
    unsafe body.deallocate()
    unsafe errors.deallocate()
  }

  /// Sets an option whose value is a text; bytes behind a NUL are lost.
  func set(_ option: CURLoption, _ text: [UInt8]) {
    // SAFETY: libcurl copies the text, which a NUL ends.
    _ = unsafe ccurl_set_text(
      library.functions, handle, option, text.map { CChar(bitPattern: $0) } + [0])
  }

  func set(_ option: CURLoption, _ number: Int) {
    _ = unsafe ccurl_set_number(library.functions, handle, option, number)
  }

  /// Where the answer sends on to, if it does.
  var redirect: [UInt8]? {
    // SAFETY: the string is libcurl's, and lives until the handle is used again.
    unsafe ccurl_redirect(library.functions, handle).map { unsafe Array(String(cString: $0).utf8) }
  }

  /// The system's reason of a failure to connect; 0 where there is none.
  var systemError: Int32 {
    Int32(truncatingIfNeeded: unsafe ccurl_system_error(library.functions, handle))
  }

  /// What libcurl says about the failure in particular.
  // SAFETY: libcurl writes a string that a NUL ends into the buffer, which has the size it asks for.
  var failure: String { unsafe String(cString: errors) }
}

/// What libcurl calls with bytes that came.
private func receive(
  _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int,
  _ context: UnsafeMutableRawPointer?, _ take: (Reception) -> ([UInt8]) -> Bool
) -> Int {
  guard let bytes = unsafe bytes, let context = unsafe context else { return 0 }
  // SAFETY: the context is the receiver, which outlives the transfer; libcurl says how many bytes
  // there are.
  let receiver = unsafe Unmanaged<Reception>.fromOpaque(context).takeUnretainedValue()
  let piece = unsafe Array(UnsafeRawBufferPointer(start: bytes, count: size * count))
  return take(receiver)(piece) ? piece.count : -1
}

/// Transfers of libcurl that run at the same time.
@safe
struct CurlGroup: ~Copyable {
  private let library: CurlLibrary
  // SAFETY: made in `init`, freed in `deinit`.
  private let handle: UnsafeMutableRawPointer

  init?(_ library: CurlLibrary) {
    guard let handle = unsafe ccurl_new_group(library.functions) else { return nil }
    unsafe self.handle = handle
    self.library = library
  }

  deinit { unsafe ccurl_free_group(library.functions, handle) }

  func add(_ transfer: borrowing CurlTransfer) {
    unsafe ccurl_add(library.functions, handle, transfer.handle)
  }

  func remove(_ transfer: borrowing CurlTransfer) {
    unsafe ccurl_remove(library.functions, handle, transfer.handle)
  }

  /// Moves what can be moved, waiting for it for that long at most.
  ///
  /// - Returns: The transfers that have ended, with how.
  func perform(milliseconds: Int32) -> [(handle: UnsafeMutableRawPointer, ending: CURLcode)] {
    unsafe ccurl_wait(library.functions, handle, milliseconds)
    unsafe ccurl_perform(library.functions, handle)
    var ended: [(handle: UnsafeMutableRawPointer, ending: CURLcode)] = unsafe []
    var ending = CURLE_OK
    while let handle = unsafe ccurl_next_ended(library.functions, handle, &ending) {
      unsafe ended.append((handle, ending))
    }
    return unsafe ended
  }
}
