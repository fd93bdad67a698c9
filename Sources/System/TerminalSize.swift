import Glibc

/// How large a terminal is, as far as it says.
package struct TerminalSize {
  package let columns: Int?
  package let rows: Int?

  /// - Parameter stream: What may be a terminal.
  package init(of stream: StandardStream) {
    var size = winsize()
    // SAFETY: the system fills in the sizes.
    let isKnown = unsafe ioctl(stream.rawValue, UInt(TIOCGWINSZ), &size) == 0
    columns = isKnown && size.ws_col > 0 ? Int(size.ws_col) : nil
    rows = isKnown && size.ws_row > 0 ? Int(size.ws_row) : nil
  }

  /// The columns of the terminal that messages go to; 80 where it does not say.
  package static var messageColumns: Int { TerminalSize(of: .errors).columns ?? 80 }
}
