import Bytes
import Glibc
import Synchronization

/// Files that are to go away when a signal ends the program: those that are not written to their end.
///
/// A signal handler can be given nothing and may allocate nothing. So this is the one table that is
/// global, and the paths in it are copies that are never freed: another thread may be in the handler.
enum UnfinishedFiles {
  /// The addresses of paths; 0 where there is none.
  private static let paths = InlineArray<8, Atomic<UInt>> { _ in Atomic(0) }

  private static let isPrepared: Void = {
    for number in [SIGINT, SIGTERM, SIGHUP] {
      let before = signal(number) { number in
        UnfinishedFiles.remove()
        signal(number, SIG_DFL)
        // It is held back while it is being handled, and then ends the program.
        raise(number)
      }
      // A handler that somebody else set, or a signal that is ignored, stays as it is.
      if before != nil { signal(number, before) }
    }
  }()

  /// Enters a file.
  ///
  /// - Returns: Its place; `nil` where too many files are being written at once.
  static func add(_ path: [UInt8]) -> Int? {
    _ = isPrepared
    // SAFETY: the system copies a string that ends with a NUL.
    guard let copy = unsafe strdup(path.cString) else { return nil }
    let address = UInt(bitPattern: copy)
    for place in paths.indices {
      let (isVacant, _) = paths[place].compareExchange(
        expected: 0, desired: address, ordering: .sequentiallyConsistent)
      if isVacant { return place }
    }
    unsafe free(copy)
    return nil
  }

  /// Strikes a file that is done or gone.
  static func strike(_ place: Int) { paths[place].store(0, ordering: .sequentiallyConsistent) }

  private static func remove() {
    for place in paths.indices {
      let address = paths[place].load(ordering: .sequentiallyConsistent)
      // SAFETY: what is in the table are strings that are never freed.
      if let path = unsafe UnsafePointer<CChar>(bitPattern: address) { unsafe unlink(path) }
    }
  }
}
