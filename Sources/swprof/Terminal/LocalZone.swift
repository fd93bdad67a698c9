import Reports
import System

/// The time zone of the person, for the headers of reports.
func localZone() -> ZoneLookup {
  let lookup = LocalZone.lookup()
  return { seconds in
    let (secondsEast, abbreviation) = lookup(seconds)
    return ZoneOffset(secondsEast: secondsEast, abbreviation: abbreviation)
  }
}
