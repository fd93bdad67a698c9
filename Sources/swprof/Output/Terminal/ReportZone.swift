import Reports
import System

/// The time zone of the person, for the headers of reports.
func localZone() -> ZoneLookup {
  let zone = LocalZone.lookup()
  return { seconds in
    let offset = zone.offset(at: seconds)
    return ZoneOffset(secondsEast: offset.secondsEast, abbreviation: offset.abbreviation)
  }
}
