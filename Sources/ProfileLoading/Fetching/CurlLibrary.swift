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
