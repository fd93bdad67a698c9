import Glibc

/// What the environment says, read when it is asked for.
enum Environment {
  /// The value of a variable; none where it is not set or empty.
  static subscript(_ name: String) -> [UInt8]? {
    given(name).flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The value of a variable, which may be empty; none where it is not set.
  static func given(_ name: String) -> [UInt8]? {
    // SAFETY: the environment is not changed while the string is copied.
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe Array(UnsafeRawBufferPointer(start: value, count: strlen(value)))
  }

  /// Sets a variable, for programs that are started, unless it is set.
  static func setDefault(_ name: String, _ value: String) { unsafe setenv(name, value, 0) }

  /// The folder for temporary files, without a slash at its end.
  static var temporaryFolder: [UInt8] {
    var folder = Self["TMPDIR"] ?? Array("/tmp".utf8)
    while folder.count > 1, folder.last == UInt8(ascii: "/") { folder.removeLast() }
    return folder
  }

  /// Whether terminals do more than print, such as colours: `TERM` is set, and not to `dumb`.
  static var hasAbleTerminal: Bool { Self["TERM"].map { $0 != Array("dumb".utf8) } ?? false }

  /// Whether windows can be opened.
  static var hasDisplay: Bool { Self["DISPLAY"] != nil || Self["WAYLAND_DISPLAY"] != nil }

  /// Whether the person sits at another machine.
  static var isRemote: Bool { Self["SSH_CONNECTION"] != nil || Self["SSH_TTY"] != nil }
}
