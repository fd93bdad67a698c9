import Bytes
import Profiles
import System

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
        try Folders.make(folder)
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
    var file = try NewFile(
      prefix: FilePaths.join(folder, name(of: profile) + ".".bytes), suffix: ".pb.gz",
      permissions: 0o600)
    // At once, so that an interrupt hardly finds it half written.
    try file.write(profile.encoded())
    file.keep()
    return file.path
  }

  /// `pprof`, the program and the values, with dots between them. These names are the server's: of
  /// what they have, nothing leads into another folder.
  private static func name(of profile: borrowing Profile) -> [UInt8] {
    var parts = ["pprof".bytes]
    if let file = profile.mappings.first?.file, !file.isEmpty {
      parts.append(FilePaths.base(of: profile.names.copy(of: file)))
    }
    parts += profile.sampleTypes.map { profile.names.copy(of: $0.type) }
    let name = parts.joined(separator: ".".utf8).prefix(longestName)
    return name.map { $0.isControl || $0 == "/" ? UInt8(ascii: "_") : $0 }
  }

  /// So that number and suffix still fit into the 255 bytes of a file name.
  private static let longestName = 230
}
