// What a report shows for the system name of a function. The rules are pprof's
// (`demangleSingleFunction` in its internal/symbolizer/symbolizer.go).
//
// Symbols of Mach-O begin with one more underscore. Names in a profile may already be readable.
// Then the parts that the chosen detail leaves out are cut from the text.

import Bytes

extension Demangler {
  /// The name that a report shows for a system name.
  ///
  /// - Returns: The demangled name. For text that already looks like C++, the text without the
  ///   parameters and template arguments that the detail leaves out. `nil` if the name stays as it
  ///   is.
  public func displayName(forSystemName name: [UInt8]) -> [UInt8]? {
    if let readable = demangled(name), readable != name { return readable }
    if name.first == "_" {
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

  /// Whether a name looks like C++, and not like Java (`a.<init>`) or Go (`a.(*T[…]).M`).
  private func looksLikeReadableCxx(_ name: [UInt8]) -> Bool {
    var hasSign = false
    for (index, byte) in name.enumerated() {
      let next = index + 1 < name.count ? Unicode.Scalar(name[index + 1]) : "\0"
      switch Unicode.Scalar(byte) {
      case "." where next == "<": return false
      case "]" where next == ")" && index + 2 < name.count && name[index + 2] == ".":
        return false
      case "<", ">", "[", "]": hasSign = true
      case ":" where next == ":": hasSign = true
      default: break
      }
    }
    return hasSign
  }

  /// The text without its outermost pairs of brackets and their contents.
  ///
  /// A closing bracket without an opening one ends the search, and the rest of the text stays. An
  /// opening bracket without a closing one removes nothing.
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
