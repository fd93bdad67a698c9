import Glibc

/// A file that this program has made, and that goes away with its owner unless it is kept; so it
/// does when a signal ends the program.
package struct NewFile: ~Copyable {
  package let path: [UInt8]
  private let file: OpenFile
  private let place: Int?
  private var isKept = false

  /// Makes a file whose name is not taken yet: `prefix001suffix`, or with the next free number.
  package init(prefix: [UInt8], suffix: String, mode: UInt32 = 0o666) throws(FileError) {
    for number in 1...9999 {
      let digits = String(number)
      let zeros = String(repeating: "0", count: max(0, 3 - digits.count))
      let path = prefix + Array((zeros + digits + suffix).utf8)
      do throws(FileError) {
        file = try OpenFile(path, flags: O_WRONLY | O_CREAT | O_EXCL, mode: mode)
        self.path = path
        place = UnfinishedFiles.add(path)
        return
      } catch {
        if error.code != EEXIST { throw error }
      }
    }
    let form = String(decoding: prefix, as: UTF8.self) + "001" + suffix
    throw FileError("create", Array(form.utf8), EEXIST)
  }

  deinit {
    if isKept { return }
    unsafe unlink(path.cString)
    place.map(UnfinishedFiles.strike)
  }

  /// Where its bytes are written to.
  package var descriptor: Int32 { file.descriptor }

  /// Lets it stay when its owner is gone.
  package mutating func keep() {
    isKept = true
    place.map(UnfinishedFiles.strike)
  }

  /// Keeps it under another name, in place of what has that name.
  package mutating func rename(to target: [UInt8]) throws(FileError) {
    if unsafe Glibc.rename(path.cString, target.cString) != 0 {
      throw FileError("rename", target, errno)
    }
    keep()
  }
}

extension [UInt8] {
  /// The bytes with a NUL behind them.
  package var cString: [CChar] { map { CChar(bitPattern: $0) } + [0] }
}
