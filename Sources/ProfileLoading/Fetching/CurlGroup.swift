import CCurl

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
