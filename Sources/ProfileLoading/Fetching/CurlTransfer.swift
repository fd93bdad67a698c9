import CCurl

/// A transfer of libcurl, and what it needs to stay where it is while it runs.
@safe
struct CurlTransfer: ~Copyable {
  private let library: CurlLibrary
  // SAFETY: made in `init`, freed in `deinit`, and never handed out but to be compared.
  let handle: UnsafeMutableRawPointer
  private let errors: UnsafeMutablePointer<CChar>
  private let body: UnsafeMutableBufferPointer<UInt8>
  private let headers: UnsafeMutablePointer<curl_slist>?
  /// Kept for as long as libcurl may call it.
  private let receiver: Reception

  /// - Parameters:
  ///   - body: What is posted; `nil` for a plain request.
  ///   - receiver: What gets the answer.
  init?(_ library: CurlLibrary, posting body: [UInt8]?, to receiver: Reception) {
    unsafe errors = .allocate(capacity: Int(CURL_ERROR_SIZE))
    unsafe errors.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    unsafe self.body = .allocate(capacity: body?.count ?? 0)
    _ = unsafe self.body.initialize(from: body ?? [])
    self.library = library
    self.receiver = receiver
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

  /// Sets an option whose value is a text; bytes after a NUL are lost.
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
  // SAFETY: the context is the receiver, which the transfer keeps; libcurl says how many bytes there
  // are.
  let receiver = unsafe Unmanaged<Reception>.fromOpaque(context).takeUnretainedValue()
  let piece = unsafe Array(UnsafeRawBufferPointer(start: bytes, count: size * count))
  return take(receiver)(piece) ? piece.count : -1
}
