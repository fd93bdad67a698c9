import Glibc
import Profiles

/// The copy that is kept of a profile that came from a server, as a server gives each only once.
enum SavedCopy {
  /// Writes the profile to a new file that nobody else can read.
  ///
  /// - Parameter folders: The first that is there, or can be made, is taken.
  /// - Returns: What to say of it.
  static func save(
    _ profile: borrowing Profile, in folders: [[UInt8]]
  ) -> (warnings: [String], note: String?) {
    var warnings: [String] = []
    for folder in folders where !folder.isEmpty {
      do throws(FileError) {
        try makeFolder(folder)
      } catch {
        warnings.append("Could not use temp dir \(text(folder)): \(error)")
        continue
      }
      do throws(FileError) {
        let path = try write(profile, folder)
        return (warnings, "Saved profile in \(text(path))")
      } catch {
        return (warnings + ["Could not save profile: \(error)"], nil)
      }
    }
    return (warnings + ["Could not save profile: failed to identify temp dir"], nil)
  }

  private static func write(
    _ profile: borrowing Profile, _ folder: [UInt8]
  ) throws(FileError) -> [UInt8] {
    let slash = folder.last == UInt8(ascii: "/") ? [] : [UInt8(ascii: "/")]
    var file = try NewFile(
      prefix: folder + slash + name(of: profile) + [UInt8(ascii: ".")], suffix: ".pb.gz",
      mode: 0o600)
    // At once, so that an interrupt hardly finds it half written.
    let bytes = profile.encoded()
    var start = 0
    while start < bytes.count {
      // SAFETY: the system reads the bytes from `start` to the end of the array, no more.
      let written = unsafe bytes.withUnsafeBytes {
        unsafe Glibc.write(
          file.descriptor, $0.baseAddress.map { unsafe $0 + start }, $0.count - start)
      }
      if written < 0, errno != EINTR { throw FileError("write", file.path, errno) }
      start += max(written, 0)
    }
    file.keep()
    return file.path
  }

  /// `pprof`, the program and the values, with dots between them. These names are the server's: of
  /// what they have, nothing leads into another folder.
  private static func name(of profile: borrowing Profile) -> [UInt8] {
    var parts = [Array("pprof".utf8)]
    if let file = profile.mappings.first?.file, !file.isEmpty {
      parts.append(baseName(profile.names.copy(of: file)))
    }
    parts += profile.sampleTypes.map { profile.names.copy(of: $0.type) }
    let name = parts.joined(separator: [UInt8(ascii: ".")]).prefix(longestName)
    return name.map { $0 < 0x20 || $0 == 0x7f || $0 == UInt8(ascii: "/") ? UInt8(ascii: "_") : $0 }
  }

  /// So that number and suffix still fit into the 255 bytes of a file name.
  private static let longestName = 230

  /// Makes a folder and those that it is in.
  private static func makeFolder(_ path: [UInt8]) throws(FileError) {
    for end in path.indices.dropFirst() + [path.count] {
      guard end == path.count || path[end] == UInt8(ascii: "/") else { continue }
      let part = Array(path[..<end])
      if unsafe mkdir(part.cString, 0o755) == 0 { continue }
      let code = errno
      // Of a folder in which nothing may be made the system does not say that it is there.
      var status = stat()
      if unsafe stat(part.cString, &status) != 0 { throw FileError("mkdir", part, code) }
      if status.st_mode & S_IFMT != S_IFDIR { throw FileError("mkdir", part, ENOTDIR) }
    }
  }
}
