import Bytes
import Testing

@testable import System

@Suite struct ZoneTests {
  /// As `date -d @SECONDS +'%z %Z'` says it.
  @Test(arguments: [
    ("Europe/Berlin", 1_700_000_000, 3600, "CET"), ("Europe/Berlin", 1_690_000_000, 7200, "CEST"),
    ("Europe/Berlin", 4_088_000_000, 7200, "CEST"), ("Europe/Berlin", -3_000_000_000, 3208, "LMT"),
    ("Australia/Sydney", 4_100_000_000, 39_600, "AEDT"),
    ("Australia/Sydney", 4_085_000_000, 36_000, "AEST"),
    ("America/New_York", 4_070_908_800, -18_000, "EST"), ("Asia/Tokyo", 0, 32_400, "JST"),
    ("Asia/Kolkata", 4_000_000_000, 19_800, "IST"), ("UTC", 0, 0, "UTC"), ("", 0, 0, "UTC"),
    (":Asia/Tokyo", 0, 32_400, "JST"), ("nowhere", 0, 0, "UTC"), ("CET-1CEST", 0, 0, "UTC"),
    ("/usr/share/zoneinfo/Asia/Tokyo", 0, 32_400, "JST"), ("/etc/passwd", 0, 0, "UTC"),
    ("Etc/GMT+5", 1_700_000_000, -18_000, "-05"),
  ])
  func `a zone file says what holds`(name: String, seconds: Int64, east: Int, abbreviation: String)
  {
    let offset = LocalZone.find(name.bytes).offset(at: seconds)
    #expect(offset.secondsEast == east)
    #expect(String(decoding: offset.abbreviation, as: UTF8.self) == abbreviation)
  }

  /// March 29th, 2026, at one o'clock in UTC, and October 25th.
  @Test(arguments: [
    (1_774_745_999, 3600), (1_774_746_000, 7200), (1_792_889_999, 7200), (1_792_890_000, 3600),
  ])
  func `summer begins and ends to the second`(seconds: Int64, east: Int) throws {
    let rule = try #require(ZoneRule("CET-1CEST,M3.5.0,M10.5.0/3".bytes))
    #expect(rule.offset(at: seconds).secondsEast == east)
  }

  @Test(arguments: [
    ("AAA3BBB,J60,J61", 951_886_799, "AAA"), ("AAA3BBB,J60,J61", 951_886_800, "BBB"),
    ("AAA3BBB,59,60", 951_883_199, "BBB"), ("AAA3BBB,59,60", 951_883_200, "AAA"),
    ("<+03>-3", 0, "+03"),
    ("EST5EDT", 1_700_000_000, "EST"), ("EST5EDT", 1_690_000_000, "EDT"),
  ])
  func `a rule is read in all its forms`(text: String, seconds: Int64, abbreviation: String) throws
  {
    let rule = try #require(ZoneRule(text.bytes))
    #expect(rule.offset(at: seconds).abbreviation == abbreviation.bytes)
  }

  @Test(arguments: ["", "A3", "AAA", "AAA3BBB,M13.1.0,M1.1.0", "AAA3BBB,M3.1.0", "<AAA3", "AAA200"])
  func `what is no rule is refused`(text: String) { #expect(ZoneRule(text.bytes) == nil) }

  @Test func `a cut zone file is refused or read, and never more than that`() throws {
    let bytes = try OpenFile("/usr/share/zoneinfo/Europe/Berlin".bytes).contents()
    for count in 0..<bytes.count {
      _ = ZoneFile(Array(bytes.prefix(count)))?.offset(at: 1_700_000_000)
    }
    #expect(ZoneFile(Array(bytes.prefix(100))) == nil)
  }
}
