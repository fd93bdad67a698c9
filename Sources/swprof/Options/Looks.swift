/// How reports look where a person reads them.
struct Looks: Sendable {
  enum Coloring: String, CaseIterable, Sendable {
    /// On terminals that have colours, unless `NO_COLOR` is set.
    case auto
    case always, never
  }

  var coloring = Coloring.auto
  /// Whether a pager shows reports longer than the screen.
  var isPaged = true

  init() {}

  init(_ arguments: Arguments) throws(UsageError) {
    let text = String(decoding: arguments.text("color"), as: UTF8.self)
    guard let coloring = text.isEmpty ? .auto : Coloring(rawValue: text) else {
      let choices = Coloring.allCases.map(\.rawValue).joined(separator: ", ")
      throw UsageError("invalid value \"\(text)\" for flag -color: expected one of \(choices)")
    }
    self.coloring = coloring
    isPaged = !arguments.isSet("no_pager")
  }
}
