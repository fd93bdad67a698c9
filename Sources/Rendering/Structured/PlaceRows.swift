/// What a writer makes of rows that are nothing but a place which the report has by number: each is
/// made once. Stacks are such rows, nine million in a large profile.
struct PlaceRows {
  private let make: (_ number: Int, _ output: inout TextOutput) -> Void
  private var texts = TextTable()
  /// By number, the row's text; `none` where it has not occurred yet.
  private var entries: [UInt32] = []
  private static let none = UInt32.max

  /// - Parameter make: Writes a row.
  init(_ report: StructuredReport, make: @escaping (Place, inout TextOutput) -> Void) {
    let places = report.places
    self.make = { make(places($0), &$1) }
  }

  /// Writes the row of a place.
  mutating func write(_ number: Int, to output: inout TextOutput) {
    if entries.count <= number || entries[number] == Self.none { enter(number) }
    output.write(texts[Int(entries[number])])
  }

  private mutating func enter(_ number: Int) {
    while entries.count <= number { entries.append(Self.none) }
    entries[number] = UInt32(texts.count)
    texts.add { make(number, &$0) }
  }
}
