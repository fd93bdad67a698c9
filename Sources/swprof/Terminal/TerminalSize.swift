import Glibc

/// How large a terminal is, as far as it says.
struct TerminalSize {
  let columns: Int?
  let rows: Int?

  /// - Parameter descriptor: What may be a terminal.
  init(of descriptor: Int32) {
    var size = winsize()
    // SAFETY: the system fills in the sizes.
    let isKnown = unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0
    columns = isKnown && size.ws_col > 0 ? Int(size.ws_col) : nil
    rows = isKnown && size.ws_row > 0 ? Int(size.ws_row) : nil
  }

  /// The columns of the terminal that messages go to; 80 where it does not say.
  static var messageColumns: Int { TerminalSize(of: STDERR_FILENO).columns ?? 80 }
}
