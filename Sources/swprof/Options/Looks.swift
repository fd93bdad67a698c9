import Rendering
import Reports

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
  /// Where the root of flame graphs is.
  var flameLayout = FlameLayout.icicle

  init() {}

  init(_ arguments: Arguments) throws(UsageError) {
    coloring = try Self.choice("color", arguments) ?? .auto
    flameLayout = try Self.choice("layout", arguments) ?? .icicle
    isPaged = !arguments.isSet("no_pager")
  }

  private static func choice<Value: RawRepresentable & CaseIterable>(
    _ name: String, _ arguments: Arguments
  ) throws(UsageError) -> Value? where Value.RawValue == String {
    let text = String(decoding: arguments.text(name), as: UTF8.self)
    if text.isEmpty { return nil }
    guard let value = Value(rawValue: text) else {
      let choices = Value.allCases.map(\.rawValue).joined(separator: ", ")
      throw UsageError("invalid value \"\(text)\" for flag -\(name): expected one of \(choices)")
    }
    return value
  }
}
