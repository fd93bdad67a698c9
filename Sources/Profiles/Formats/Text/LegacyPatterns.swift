/// The regular expressions of the text formats, as pprof has them; counts of allocations may be
/// negative besides, as those of a counter that has overflowed are.
enum LegacyPatterns {
  static let heapHeader = compiled(
    #"heap profile: *(-?\d+): *(-?\d+) *\[ *(-?\d+): *(-?\d+) *\] *@ *(heap[_a-z0-9]*)/?(\d*)"#)
  static let growthHeader = compiled(
    #"heap profile: *(-?\d+): *(-?\d+) *\[ *(-?\d+): *(-?\d+) *\] @ growthz?"#)
  static let fragmentationHeader = compiled(
    #"heap profile: *(-?\d+): *(-?\d+) *\[ *(-?\d+): *(-?\d+) *\] @ fragmentationz?"#)
  static let heapRow = compiled(
    #"(-?\d+): *(-?\d+) *\[ *(-?\d+): *(-?\d+) *] @([ x0-9a-f]*)"#)

  static let threadzHeader = compiled(#"--- threadz \d+ ---"#)
  static let threadHeader = compiled(
    #"--- Thread ([[:xdigit:]]+) \(name: (.*)/(\d+)\) stack: ---"#)

  static let contentionRow = compiled(#"(\d+) *(\d+) @([ x0-9a-f]*)"#)

  static let javaAttribute = compiled(#"([\w ]+)=([\w ]+)"#)
  static let javaRow = compiled(#" *(\d+) +(\d+) +@ +([ x0-9a-f]*)"#)
  static let javaFileAndLine = compiled(#"^(.*)\s+\((.+):(-?[[:digit:]]+)\)$"#)
  static let javaFile = compiled(#"^(.*)\s+\((.*)\)$"#)

  static let fullMapping = compiled(
    mappedRange
      + #"(?:\s+([-rwxp]+))?(?:\s+([[:xdigit:]]+))?\s+[[:xdigit:]]+:[[:xdigit:]]+"#
      + #"\s+[[:digit:]]+(?:\s+(\S+))?"#)
  static let briefMapping = compiled(
    mappedRange
      + #"(?:\s+([-rwxp]+))?(?:\s+(\S+))?(?:\s+\(@([[:xdigit:]]+)\))?(?:\s+([[:xdigit:]]+))?"#)

  private static let mappedRange =
    #"^\s*(?:0x)?([[:xdigit:]]+)[\s-]?\s*(?:0x)?([[:xdigit:]]+):?"#

  private static func compiled(_ expression: String) -> Pattern {
    do {
      return try Pattern(expression)
    } catch {
      preconditionFailure("\(error)")
    }
  }
}

extension Pattern {
  /// Where the three groups of the first match are: two numbers and a stack.
  func threeGroups(in row: Span<UInt8>) -> (Range<Int>, Range<Int>, Range<Int>)? {
    guard let groups = firstMatch(in: row, groups: 3), let first = groups[1],
      let second = groups[2], let stack = groups[3]
    else { return nil }
    return (first, second, stack)
  }
}
