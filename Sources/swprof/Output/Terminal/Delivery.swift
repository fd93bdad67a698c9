/// Where a kind of report goes when no file is named for it.
enum Delivery: Sendable {
  case standardOutput
  /// Standard output, unless that is a terminal: then a new file with a number in its name.
  case numberedFile(suffix: String)
  /// A program that shows it.
  case viewer(Viewer, suffix: String)
}
