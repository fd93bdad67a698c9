import Bytes

/// The time zone of the person, found as Go finds it: `TZ` names a zone file; unset, it is the
/// system's zone; empty or without such a file, UTC. Rules written out in `TZ`, which the C library
/// would follow, are no zone file.
///
/// The file is read here, and not by the C library: that one knows a single zone, the one of `TZ`,
/// which would have to be set for it while other threads may look at the environment.
package enum LocalZone {
  /// The zone of this program; UTC where there is none.
  package static func lookup() -> ZoneFile { find(Environment.given("TZ")) }

  /// - Parameter value: What `TZ` says; `nil` where it is not set.
  static func find(_ value: [UInt8]?) -> ZoneFile {
    guard let value else { return read("/etc/localtime".bytes) ?? .utc }
    let name = value.first == ":" ? Array(value.dropFirst()) : value
    if name.isEmpty || name == "UTC" { return .utc }
    if FilePaths.isAbsolute(name) { return read(name) ?? .utc }
    return folders.lazy.compactMap { read(FilePaths.join($0.bytes, name)) }.first ?? .utc
  }

  private static let folders = [
    "/usr/share/zoneinfo/", "/usr/share/lib/zoneinfo/", "/usr/lib/locale/TZ/", "/etc/zoneinfo/",
  ]

  private static func read(_ path: [UInt8]) -> ZoneFile? {
    guard let bytes = try? OpenFile(path, for: .readingWhatIsThere).contents(atMost: 1 << 20) else {
      return nil
    }
    return ZoneFile(bytes)
  }
}
