import Bytes
import Glibc

/// What the environment says, read when it is asked for.
package enum Environment {
  /// The value of a variable; none where it is not set or empty.
  package static subscript(_ name: String) -> [UInt8]? {
    given(name).flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The value of a variable, which may be empty; none where it is not set.
  package static func given(_ name: String) -> [UInt8]? {
    // SAFETY: the environment is not changed while the string is copied.
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe Array(cString: value)
  }

  /// Sets a variable, for programs that are started, unless it is set.
  package static func setDefault(_ name: String, _ value: String) { unsafe setenv(name, value, 0) }

  /// The folder for temporary files, without a slash at its end.
  package static var temporaryFolder: [UInt8] {
    var folder = Self["TMPDIR"] ?? "/tmp".bytes
    while folder.count > 1, folder.last == "/" { folder.removeLast() }
    return folder
  }

  /// The name of this machine.
  package static var hostName: [UInt8] {
    var name = [CChar](repeating: 0, count: 256)
    // SAFETY: the system writes at most as many bytes as there are, the last of which stays 0.
    unsafe gethostname(&name, name.count - 1)
    return name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
  }

  /// Has the C library read what is typed as the terminal sends it: nearly always UTF-8.
  package static func adoptEncoding() {
    unsafe setlocale(LC_CTYPE, "")
    // SAFETY: the string is the C library's and is not changed while it is compared.
    let codeset = unsafe String(cString: nl_langinfo(Int32(CODESET)))
    if codeset == "ANSI_X3.4-1968" { unsafe setlocale(LC_CTYPE, "C.UTF-8") }
  }

  /// Whether terminals do more than print, such as colours: `TERM` is set, and not to `dumb`.
  package static var hasAbleTerminal: Bool { Self["TERM"].map { $0 != "dumb" } ?? false }

  /// Whether windows can be opened.
  package static var hasDisplay: Bool { Self["DISPLAY"] != nil || Self["WAYLAND_DISPLAY"] != nil }

  /// Whether the person sits at another machine.
  package static var isRemote: Bool { Self["SSH_CONNECTION"] != nil || Self["SSH_TTY"] != nil }
}
