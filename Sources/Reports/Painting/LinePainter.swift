import Bytes
import Rendering

/// Makes lines of a report in one of pprof's formats those of a terminal, one after the other.
struct LinePainter {
  let layout: ReportLayout
  let abilities: ScreenAbilities

  /// Whether the lines about the profile are over.
  var isInBody = false
  /// What shares are of, in reports whose rows do not say them.
  var total: WrittenValue?
  /// How many blanks are left out before each of the two columns of values, to make room for names.
  var squeeze = 0
  /// The file whose lines are being listed.
  var file: Visible = []

  init(_ layout: ReportLayout, _ abilities: ScreenAbilities) {
    self.layout = layout
    self.abilities = abilities
  }

  /// - Parameter line: A line as a terminal may see it.
  mutating func paint(_ line: Visible) -> ScreenLine {
    let painted: ScreenLine? =
      switch layout {
      case .table: tableLine(line)
      case .tree: treeLine(line)
      case .listing: listingLine(line)
      case .disassembly: disassemblyLine(line)
      case .stacks: stacksLine(line)
      case .labels: labelsLine(line)
      case .painted, .plain: nil
      }
    return painted ?? self.line(line)
  }

  // MARK: Parts of lines

  /// A line, or the beginning of one.
  func line(_ text: Visible = [], _ style: Style = .plain) -> ScreenLine {
    var line = ScreenLine(on: abilities)
    line.add(text, style)
    return line
  }

  /// A line about the profile.
  mutating func headerLine(_ text: Visible) -> ScreenLine {
    guard text.hasPrefix("Showing nodes accounting for ") else { return line(text, .faint) }
    squeeze = Self.squeeze(text, columns: abilities.columns)
    return line(text)
  }

  /// The columns of values are ten wide. On a narrow screen they need be no wider than the
  /// total or what is shown of it, and a sign.
  private static func squeeze(_ header: Visible, columns: Int?) -> Int {
    let words = header.split(separator: " ")
    guard let columns, columns < 100, words.count > 6,
      words.last == "total"
    else { return 0 }
    // Showing nodes accounting for 1.13s, 89.68% of 1.26s total
    let longest = max(words[4].count - 1, words[words.count - 2].count)
    return max(0, 10 - max(longest + 1, 5))
  }

  /// Adds the five values that rows of tables and trees begin with.
  ///
  /// - Returns: How heavy the row's own value is; `nil` where these are no such fields.
  func addValues(_ fields: inout Fields, to line: inout ScreenLine) -> Heat? {
    guard let flat = fields.next()?.squeezed(by: squeeze), let flatShare = fields.next(),
      let sum = fields.next(),
      let cumulative = fields.next()?.squeezed(by: squeeze), let cumulativeShare = fields.next(),
      let percent = flatShare.share, sum.share != nil, let whole = cumulativeShare.share
    else { return nil }
    let heat = Heat(percent: percent)
    line.add(flat, heat.style(isNegative: flat.isNegative))
    line.add(flatShare, heat.style(isNegative: flat.isNegative))
    line.add(sum, .faint)
    let isNothing = whole == 0
    line.add(cumulative, isNothing ? .faint : .plain)
    line.add(cumulativeShare, isNothing ? .faint : .plain)
    return heat
  }
}

extension Visible {
  /// Without some of the blanks before a field, of which one stays.
  func squeezed(by count: Int) -> Visible {
    dropFirst(Swift.min(count, Swift.max(prefix { $0 == " " }.count - 1, 0)))
  }
}

extension Heat {
  /// How a name beside the value looks.
  var nameStyle: Style { self == .large ? .strong : .plain }
}
