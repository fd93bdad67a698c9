import Bytes
import Glibc

/// The time zone of the person, found as Go finds it: `TZ` names a zone file; unset, it is the
/// system's zone; empty or without such a file, UTC. Rules written out in `TZ`, which the C library
/// would follow, are no zone file.
package enum LocalZone {
  /// The zone at one moment: how far it is ahead of UTC, and its abbreviation.
  package typealias Offset = (secondsEast: Int, abbreviation: [UInt8])

  private static let utc: Offset = (0, "UTC".bytes)

  /// Finds the offset at a number of seconds since 1970.
  package static func lookup() -> @Sendable (_ seconds: Int64) -> Offset {
    // SAFETY: the environment is not changed while the string is read.
    let value = unsafe getenv("TZ").map { unsafe String(cString: $0) }
    if let value {
      guard let file = zoneFile(value) else { return { _ in utc } }
      unsafe setenv("TZ", ":" + file, 1)
    }
    tzset()
    return { seconds in offset(at: seconds) }
  }

  private static let directories = [
    "/usr/share/zoneinfo/", "/usr/share/lib/zoneinfo/", "/usr/lib/locale/TZ/", "/etc/zoneinfo/",
  ]

  private static func zoneFile(_ value: String) -> String? {
    let name = value.hasPrefix(":") ? String(value.dropFirst()) : value
    if name.isEmpty || name == "UTC" { return nil }
    let candidates = name.hasPrefix("/") ? [name] : directories.map { $0 + name }
    return candidates.first(where: isZoneFile)
  }

  private static func isZoneFile(_ path: String) -> Bool {
    guard let file = try? OpenFile(path.bytes) else { return false }
    return (try? file.read(atMost: 4)) ?? [] == "TZif"
  }

  private static func offset(at seconds: Int64) -> Offset {
    var moment = time_t(seconds)
    var fields = unsafe tm()
    guard unsafe localtime_r(&moment, &fields) != nil, let zone = unsafe fields.tm_zone else {
      return utc
    }
    // SAFETY: the C library keeps the names of its zones.
    let name = unsafe String(cString: zone)
    return unsafe (fields.tm_gmtoff, name.bytes)
  }
}
