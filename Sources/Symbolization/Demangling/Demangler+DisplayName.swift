// What a report shows for the system name of a function (pprof's rules, `spec/driver.md` §10.6).
//
// Symbols of Mach-O begin with one underscore more. And profiles may come with names that their
// producer made readable already: those lose what the chosen detail leaves out by a cut in the
// text.

extension Demangler {
  /// The name that a report shows for a system name.
  ///
  /// - Returns: The demangled name; or, for text that looks like C++ already, the text without
  ///   parameters and template arguments, as far as the detail leaves them out; nil when the name
  ///   stays as it is.
  public func displayName(forSystemName name: [UInt8]) -> [UInt8]? {
    if let readable = demangled(name), readable != name { return readable }
    if name.first == UInt8(ascii: "_") {
      let unprefixed = Array(name.dropFirst())
      if let readable = demangled(unprefixed), readable != unprefixed { return readable }
    }
    guard detail != .full, looksLikeReadableCxx(name) else { return nil }
    var text = removingBalanced(UInt8(ascii: "("), UInt8(ascii: ")"), from: name)
    if detail == .simplified {
      text = removingBalanced(UInt8(ascii: "<"), UInt8(ascii: ">"), from: text)
    }
    return text == name ? nil : text
  }

  /// Whether a name has the signs of C++, and not those of Java (`a.<init>`) or Go (`a.(*T[…]).M`).
  private func looksLikeReadableCxx(_ name: [UInt8]) -> Bool {
    var hasSign = false
    for (index, byte) in name.enumerated() {
      let next = index + 1 < name.count ? Unicode.Scalar(name[index + 1]) : "\0"
      switch Unicode.Scalar(byte) {
      case "." where next == "<": return false
      case "]" where next == ")" && index + 2 < name.count && name[index + 2] == UInt8(ascii: "."):
        return false
      case "<", ">", "[", "]": hasSign = true
      case ":" where next == ":": hasSign = true
      default: break
      }
    }
    return hasSign
  }

  /// The text without its outermost pairs of brackets and what they hold.
  ///
  /// A closing bracket without an opening one ends the search: what stands behind it stays. An
  /// opening one without a closing one removes nothing.
  private func removingBalanced(_ open: UInt8, _ close: UInt8, from text: [UInt8]) -> [UInt8] {
    var kept: [UInt8] = []
    kept.reserveCapacity(text.count)
    var depth = 0
    var outermost = 0
    for (index, byte) in text.enumerated() {
      kept.append(byte)
      if byte == open {
        depth += 1
        if depth == 1 { outermost = kept.count - 1 }
      } else if byte == close {
        depth -= 1
        if depth < 0 { return kept + text[(index + 1)...] }
        if depth == 0 { kept.removeSubrange(outermost...) }
      }
    }
    return kept
  }
}
