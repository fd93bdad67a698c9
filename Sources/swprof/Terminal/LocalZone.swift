import Glibc
import ProfileLoading
import Reports

/// The time zone of the person, found as Go finds it: `TZ` names a zone file; unset, it is the
/// system's zone; empty or without such a file, UTC. Rules written out in `TZ`, which the C library
/// would follow, are no zone file.
enum LocalZone {
  static func lookup() -> ZoneLookup {
    // SAFETY: the environment is not changed while the string is read.
    let value = unsafe getenv("TZ").map { unsafe String(cString: $0) }
    if let value {
      guard let file = zoneFile(value) else { return { _ in .utc } }
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
    guard let file = try? OpenFile(Array(path.utf8), flags: O_RDONLY) else { return false }
    return file.read(atMost: 4).elementsEqual("TZif".utf8)
  }

  private static func offset(at seconds: Int64) -> ZoneOffset {
    var moment = time_t(seconds)
    var fields = unsafe tm()
    guard unsafe localtime_r(&moment, &fields) != nil, let zone = unsafe fields.tm_zone else {
      return .utc
    }
    // SAFETY: the C library keeps the names of its zones.
    let name = unsafe String(cString: zone)
    return unsafe ZoneOffset(secondsEast: fields.tm_gmtoff, abbreviation: Array(name.utf8))
  }
}
