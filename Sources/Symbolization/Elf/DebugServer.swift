internal import Glibc

/// Debug files from servers, by the system's libdebuginfod.
///
/// The library is opened when it is first needed, and only where the environment says which servers
/// to ask: it brings an HTTP client with it, and most runs need neither. It keeps what it fetched in
/// its own cache, with its own limits on time and size.
enum DebugServer {
  private typealias Begin = @convention(c) () -> OpaquePointer?
  private typealias Find =
    @convention(c) (
      OpaquePointer, UnsafePointer<UInt8>, Int32,
      UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
    ) -> Int32
  private typealias End = @convention(c) (OpaquePointer) -> Void

  /// The path of the debug file with a build id in the library's cache, or `nil`.
  static func debugFile(buildID: [UInt8]) -> [UInt8]? {
    // SAFETY: the string is only looked at, before anything else can change the environment.
    guard !buildID.isEmpty, let servers = unsafe getenv("DEBUGINFOD_URLS"),
      unsafe servers.pointee != 0
    else { return nil }
    // SAFETY: the library stays open, so that its functions stay valid.
    guard let library = unsafe dlopen("libdebuginfod.so.1", RTLD_LAZY),
      let begin = unsafe dlsym(library, "debuginfod_begin"),
      let find = unsafe dlsym(library, "debuginfod_find_debuginfo"),
      let end = unsafe dlsym(library, "debuginfod_end")
    else { return nil }
    // SAFETY: these are the types of the functions in elfutils/debuginfod.h, fixed by the library's
    // version 1.
    let client = unsafe unsafeBitCast(begin, to: Begin.self)()
    guard let client = unsafe client else { return nil }
    defer { unsafe unsafeBitCast(end, to: End.self)(client) }
    var path: UnsafeMutablePointer<CChar>? = nil
    // SAFETY: a length of 0 says that the id is text that ends in a zero byte.
    let descriptor = unsafe unsafeBitCast(find, to: Find.self)(client, buildID + [0], 0, &path)
    guard descriptor >= 0 else { return nil }
    close(descriptor)
    // SAFETY: on success the path is a string from malloc, and ours.
    guard let path = unsafe path else { return nil }
    defer { unsafe free(path) }
    return unsafe Array(String(cString: path).utf8)
  }
}
