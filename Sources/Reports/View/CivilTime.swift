import Bytes

/// A time zone at one moment: how far it is ahead of UTC, and its abbreviation.
package struct ZoneOffset: Sendable {
  package let secondsEast: Int
  package let abbreviation: [UInt8]

  package init(secondsEast: Int, abbreviation: [UInt8]) {
    self.secondsEast = secondsEast
    self.abbreviation = abbreviation
  }

  package static let utc = ZoneOffset(secondsEast: 0, abbreviation: "UTC".bytes)
}

/// Finds the zone's offset at a number of seconds since 1970.
package typealias ZoneLookup = @Sendable (_ seconds: Int64) -> ZoneOffset

/// A moment as clock and calendar show it.
struct CivilTime {
  private let zone: ZoneOffset
  private let nanoseconds: Int64
  private let date: (year: Int64, month: Int64, day: Int64)
  private let secondOfDay: Int64

  init(nanosecondsSince1970 time: Int64, _ lookup: ZoneLookup) {
    let (seconds, rest) = Self.floorDivide(time, 1_000_000_000)
    nanoseconds = rest
    zone = lookup(seconds)
    let (days, second) = Self.floorDivide(seconds + Int64(zone.secondsEast), 86_400)
    secondOfDay = second
    date = Self.date(daysSince1970: days)
  }

  /// `2023-11-14 22:13:20 UTC`.
  var short: [UInt8] { "\(dateAndTime) ".bytes + zone.abbreviation }

  /// `2023-11-14T22:13:20Z`, where the zone is UTC.
  var standard: [UInt8] { "\(day)T\(time)Z".bytes }

  /// `2023-11-14 22:13:20.123 +0000 UTC`; the fraction only where it is not zero.
  var long: [UInt8] {
    var fraction = Self.padded(nanoseconds, 9)
    while fraction.last == "0" { fraction.removeLast() }
    let minutes = zone.secondsEast.magnitude / 60
    let offset =
      (zone.secondsEast < 0 ? "-" : "+")
      + Self.padded(Int64(minutes / 60), 2) + Self.padded(Int64(minutes % 60), 2)
    let text = dateAndTime + (fraction.isEmpty ? "" : ".\(fraction)") + " \(offset) "
    return Array(text.utf8) + zone.abbreviation
  }

  private var dateAndTime: String { day + " " + time }

  private var day: String {
    [Self.padded(date.year, 4), Self.padded(date.month, 2), Self.padded(date.day, 2)]
      .joined(separator: "-")
  }

  private var time: String {
    [secondOfDay / 3600, secondOfDay / 60 % 60, secondOfDay % 60]
      .map { Self.padded($0, 2) }.joined(separator: ":")
  }

  private static func padded(_ number: Int64, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }

  private static func floorDivide(_ value: Int64, _ by: Int64) -> (Int64, Int64) {
    let rest = value % by
    return rest < 0 ? (value / by - 1, rest + by) : (value / by, rest)
  }

  /// The Gregorian date of a day, counted in years that begin in March, so that the day that some
  /// years have more comes last.
  private static func date(daysSince1970: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let (era, dayOfEra) = floorDivide(daysSince1970 + 719_468, 146_097)
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }
}
