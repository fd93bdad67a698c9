// The manual page.

import Testing

struct ManualTests {
  @Test func `the page has every report and every option`() throws {
    let page = try swprof("manual").text
    for report in HelpTests.reports { #expect(page.contains("\n.It Cm \(report)")) }
    let options = try swprof("top", "--help").text.split(separator: "\n").compactMap { line in
      line.prefixMatch(of: /\s\s-([a-z_]+)\s/).map { String($0.1) }
    }
    #expect(options.count > 50)
    for option in options {
      #expect(page.contains("\n.It Fl \(option)\n") || page.contains("\n.It Fl \(option) Ar "))
    }
  }

  @Test func `the page is without fault`() throws {
    let outcome = try shell(
      """
      command -v mandoc > /dev/null || exit 0
      "$SWPROF" manual | mandoc -Tlint -Wwarning
      """, in: TemporaryFolder())
    #expect(outcome.status == 0, "\(outcome.text)")
  }
}
