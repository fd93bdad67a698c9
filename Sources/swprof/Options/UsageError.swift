/// A command line that cannot be followed.
struct UsageError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }

  /// Names the options that an unknown one may have meant.
  static func unknownOption(_ name: String) -> UsageError {
    let known = OptionTable.groups.flatMap(\.options).map(\.name)
    let near = known.filter { $0.count > 2 && (distance(name, $0) <= 2 || $0.hasPrefix(name)) }
    let hint =
      near.isEmpty || name.count < 2
      ? "swprof top --help lists the options"
      : "did you mean " + near.map { "-\($0)" }.joined(separator: " or ") + "?"
    return UsageError("flag provided but not defined: -\(name) (\(hint))")
  }

  /// How many characters have to be changed, added or removed to make one text the other.
  private static func distance(_ first: String, _ second: String) -> Int {
    if first.count > 40 { return first.count }
    var row = Array(0...second.count)
    for (line, character) in first.enumerated() {
      var diagonal = row[0]
      row[0] = line + 1
      for (column, other) in second.enumerated() {
        let substituted = diagonal + (character == other ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(substituted, row[column] + 1, row[column + 1] + 1)
      }
    }
    return row[second.count]
  }
}
