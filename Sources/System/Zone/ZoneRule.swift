import Bytes

/// What holds in a zone year after year, as POSIX writes it: `CET-1CEST,M3.5.0,M10.5.0/3`.
struct ZoneRule: Sendable {
  private let standard: ZoneFile.Offset
  private let summer: Summer?

  private struct Summer: Sendable {
    let offset: ZoneFile.Offset
    let start: Day
    let end: Day
  }

  /// A moment of each year, by the clock that holds before it.
  private struct Day: Sendable {
    enum Kind: Sendable {
      /// From 1 on, February 29th not counted.
      case julian(Int)
      /// From 0 on.
      case ofYear(Int)
      /// The last one where `week` is 5; Sunday is day 0.
      case ofMonth(month: Int, week: Int, day: Int)
    }

    let kind: Kind
    let seconds: Int
  }

  /// - Returns: `nil` where the text is no such rule.
  init?(_ text: [UInt8]) {
    var rest = text[...]
    guard let name = Self.name(&rest), let west = Self.time(&rest) else { return nil }
    standard = ZoneFile.Offset(secondsEast: -west, abbreviation: name)
    if rest.isEmpty {
      summer = nil
      return
    }
    guard let name = Self.name(&rest) else { return nil }
    var east = -west + 3600
    if let next = rest.first, next != "," {
      guard let west = Self.time(&rest) else { return nil }
      east = -west
    }
    if rest.isEmpty { rest = ",M3.2.0,M11.1.0".bytes[...] }
    guard let start = Self.day(&rest), let end = Self.day(&rest), rest.isEmpty else { return nil }
    let offset = ZoneFile.Offset(secondsEast: east, abbreviation: name, isSummer: true)
    summer = Summer(offset: offset, start: start, end: end)
  }

  /// What holds at a number of seconds since 1970.
  func offset(at seconds: Int64) -> ZoneFile.Offset {
    guard let summer else { return standard }
    let year = Year(of: seconds)
    let second = Int(clamping: seconds - year.start)
    let start = year.seconds(summer.start.kind) + summer.start.seconds - standard.secondsEast
    let end = year.seconds(summer.end.kind) + summer.end.seconds - summer.offset.secondsEast
    // South of the equator summer ends before it begins.
    let isSummer =
      start <= end ? (start..<end).contains(second) : !(end..<start).contains(second)
    return isSummer ? summer.offset : standard
  }

  // MARK: Parts of the text

  private static func name(_ rest: inout ArraySlice<UInt8>) -> [UInt8]? {
    if rest.first == "<" {
      guard let end = rest.firstIndex(of: ">") else { return nil }
      defer { rest = rest[(end + 1)...] }
      return Array(rest[..<end].dropFirst())
    }
    let name = rest.prefix { $0.isLetter }
    rest = rest.dropFirst(name.count)
    return name.count < 3 ? nil : Array(name)
  }

  /// Hours, perhaps with minutes and seconds, in seconds.
  private static func time(_ rest: inout ArraySlice<UInt8>) -> Int? {
    let isNegative = rest.first == "-"
    if let sign = rest.first, sign == "-" || sign == "+" { rest = rest.dropFirst() }
    guard let hours = number(&rest, 0...167) else { return nil }
    var seconds = hours * 3600
    for unit in [60, 1] where rest.first == ":" {
      rest = rest.dropFirst()
      guard let count = number(&rest, 0...59) else { return nil }
      seconds += count * unit
    }
    return isNegative ? -seconds : seconds
  }

  private static func number(_ rest: inout ArraySlice<UInt8>, _ range: ClosedRange<Int>) -> Int? {
    let digits = rest.prefix { $0.isDigit }.prefix(4)
    rest = rest.dropFirst(digits.count)
    let number = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    return digits.isEmpty || !range.contains(number) ? nil : number
  }

  private static func day(_ rest: inout ArraySlice<UInt8>) -> Day? {
    guard rest.popFirst() == ",", let kind = dayKind(&rest) else { return nil }
    guard rest.first == "/" else { return Day(kind: kind, seconds: 7200) }
    rest = rest.dropFirst()
    return time(&rest).map { Day(kind: kind, seconds: $0) }
  }

  private static func dayKind(_ rest: inout ArraySlice<UInt8>) -> Day.Kind? {
    switch rest.first {
    case "J":
      rest = rest.dropFirst()
      return number(&rest, 1...365).map { .julian($0) }
    case "M":
      rest = rest.dropFirst()
      guard let month = number(&rest, 1...12), rest.popFirst() == ".",
        let week = number(&rest, 1...5), rest.popFirst() == ".", let day = number(&rest, 0...6)
      else { return nil }
      return .ofMonth(month: month, week: week, day: day)
    default: return number(&rest, 0...365).map { .ofYear($0) }
    }
  }

  // MARK: Days of a year

  /// A year of the Gregorian calendar, in UTC.
  private struct Year {
    private let isLeap: Bool
    /// Since 1970, in seconds and in days.
    let start: Int64
    private let firstDay: Int64

    init(of seconds: Int64) {
      let day = Self.divideDown(seconds, 86_400)
      var year = 1970 + Self.divideDown(day, 365)
      while Self.days(before: year) > day { year -= 1 }
      while Self.days(before: year + 1) <= day { year += 1 }
      firstDay = Self.days(before: year)
      isLeap = Self.days(before: year + 1) - firstDay == 366
      start = firstDay * 86_400
    }

    /// From the start of the year to that of the day.
    func seconds(_ day: Day.Kind) -> Int { self.day(day) * 86_400 }

    private func day(_ day: Day.Kind) -> Int {
      switch day {
      case .julian(let number): number - 1 + (isLeap && number >= 60 ? 1 : 0)
      case .ofYear(let number): number
      case .ofMonth(let month, let week, let day):
        self.day(month: month, week: week, day: day)
      }
    }

    private func day(month: Int, week: Int, day: Int) -> Int {
      let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      let first = lengths[..<(month - 1)].reduce(0, +)
      // January 1st, 1970, was a Thursday.
      let weekday = Int((firstDay + Int64(first) + 4) % 7 + 7) % 7
      var offset = (day - weekday + 7) % 7 + (week - 1) * 7
      while offset >= lengths[month - 1] { offset -= 7 }
      return first + offset
    }

    /// The days from January 1st, 1970, to that of the year.
    private static func days(before year: Int64) -> Int64 {
      let past = year - 1
      return 365 * (year - 1970) + divideDown(past, 4) - divideDown(past, 100)
        + divideDown(past, 400) - 477
    }

    private static func divideDown(_ number: Int64, _ divisor: Int64) -> Int64 {
      number / divisor - (number % divisor < 0 ? 1 : 0)
    }
  }
}
