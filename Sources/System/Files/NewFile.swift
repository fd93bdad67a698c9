import Bytes
import Glibc

/// A file that this program has made, and that goes away with its owner unless it is kept; so it
/// does when a signal ends the program.
package struct NewFile: ~Copyable {
  private let file: OpenFile
  private let place: Int?
  private var isKept = false

  /// Makes a file whose name is not taken yet: `prefix001suffix`, or with the next free number.
  package init(prefix: [UInt8], suffix: String, permissions: UInt32 = 0o666) throws(FileError) {
    for number in 1...9999 {
      let digits = String(number)
      let zeros = String(repeating: "0", count: max(0, 3 - digits.count))
      let path = prefix + (zeros + digits + suffix).bytes
      do throws(FileError) {
        file = try OpenFile(path, for: .creating(permissions: permissions))
        place = UnfinishedFiles.add(path)
        return
      } catch {
        if error.cause.code != EEXIST { throw error }
      }
    }
    let form = String(decoding: prefix, as: UTF8.self) + "001" + suffix
    throw FileError("create", form.bytes, EEXIST)
  }

  deinit {
    if isKept { return }
    Files.remove(path)
    place.map(UnfinishedFiles.strike)
  }

  package var path: [UInt8] { file.path }

  /// Writes all bytes, however many calls that takes.
  package func write(_ bytes: [UInt8]) throws(FileError) { try file.write(bytes) }

  /// Lets everybody use it who may use a file of these permissions.
  func setPermissions(_ permissions: UInt32) { fchmod(file.descriptor, permissions) }

  /// Lets it stay when its owner is gone.
  package mutating func keep() {
    isKept = true
    place.map(UnfinishedFiles.strike)
  }

  /// Keeps it under another name, in place of what has that name.
  package mutating func rename(to target: [UInt8]) throws(FileError) {
    if unsafe Glibc.rename(path.cString, target.cString) != 0 {
      throw FileError("rename", target, .last)
    }
    keep()
  }
}
