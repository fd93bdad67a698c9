/// The variables with their values, as the shell lists them.
struct OptionListing {
  let lines: [String]

  init(_ settings: Settings, _ sampleTypes: [[UInt8]]) {
    let types = sampleTypes.map { String(decoding: $0, as: UTF8.self) }
    let unlisted = OptionTable.all.filter { !$0.isListed }.map(\.name)
    lines = OptionTable.variables.filter { !unlisted.contains($0.name) }.map { name, variable in
      var value = String(decoding: variable.text(in: settings), as: UTF8.self)
      var comment = ""
      switch variable {
      case .choice(let choice):
        if value.isEmpty { value = "(default)" }
        comment = Self.comment(choice.members.sorted())
      case _ where variable.isSampleIndex:
        if value.isEmpty { value = types.last ?? "" }
        comment = Self.comment(types)
      case .integer where value == "-1": comment = "//: default"
      case .text where value.isEmpty: value = #""""#
      default: break
      }
      return "  \(padded(name, 25)) = \(padded(value, 20)) \(comment)"
    }
  }

  private static func comment(_ members: [String]) -> String {
    "//: [\(members.joined(separator: " | "))]"
  }
}

/// Text with blanks after it, up to a number of characters.
func padded(_ text: String, _ width: Int) -> String {
  text + String(repeating: " ", count: max(width - text.unicodeScalars.count, 0))
}
