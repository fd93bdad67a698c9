// Checks a Swift symbol, before the Swift runtime reads it, for what the runtime handles badly.
//
// A Swift symbol is a program for a stack machine. It is not run here, only split into its
// operators to answer three questions:
//
// Can the readable form get absurdly long? With back references (`AA`, `AB`, …), 140 bytes can
// stand for 64 MB. Every byte outside identifiers adds at most one node that prints a few words. A
// back reference repeats an earlier node, so it adds at most everything read so far. That alone
// would let each reference double the size. But nodes are numbered in order: after a reference to
// number n, all nodes up to n are known to come from before that reference, and none is larger than
// what was read by then. So only a reference to a number higher than all before can double the
// size.
//
// Do generic requirements (`Rz`, `R_`, …) lack a signature (`l`) right after them? Then the runtime
// stops the program: "should be printed as a child of a DependentGenericSignature".
//
// Is there a macro expansion (`fM…`)? A malformed one makes the runtime follow a null pointer.
//
// The split is not exact, because what an operator takes depends on the stack. So this is a screen
// and not a proof; a proof would need a complete reader. Of 890,998 symbols of the Swift 6.3.1
// toolchain, the screen rejects 18. Of symbols with random edits, 1 in 1,500,000 stops the program;
// without the screen it is 1 in 20,000.

/// Splits a Swift symbol into its operators, far enough to judge it.
struct SwiftNameScreen {
  private static let largestSize = 1 << 21

  private var cursor: MangledCursor
  /// The most bytes, approximately, that the part read so far can print.
  private var size = 0
  private var longestIdentifier = 0
  /// The references that were higher than all before them, with the size at that point.
  private var records: [(number: Int, size: Int)] = []
  private var isSuspicious = false
  /// Whether requirements wait for their signature.
  private var hasOpenRequirements = false
  /// Whether the last token was a requirement, or the `_` after one.
  private var isAfterRequirement = false

  /// Whether the runtime can read the symbol safely.
  static func accepts(_ symbol: [UInt8]) -> Bool {
    var screen = SwiftNameScreen(cursor: MangledCursor(symbol, from: 2))
    while !screen.cursor.isAtEnd {
      screen.readToken()
      if screen.isSuspicious || screen.size > largestSize { return false }
    }
    return !screen.hasOpenRequirements
  }

  private init(cursor: MangledCursor) {
    self.cursor = cursor
  }

  private mutating func readToken() {
    let wasAfterRequirement = isAfterRequirement
    isAfterRequirement = false
    let first = cursor.next
    if first == "R" { return readRequirement() }
    if cursor.isAtDigit { return readIdentifier() }
    cursor.skip()
    switch first {
    case "A":
      readReferences()
    case "S":
      // A name of the standard library may be repeated (`S2i` is two Ints).
      size += 16 * min(readCount() ?? 1, 4096)
      if cursor.next == "c" { cursor.skip() }
      cursor.skip()
    case "l":
      closeRequirements(wasAfterRequirement)
    case "r":
      while cursor.take("z") || skipIndex() { size += 4 }
      if cursor.take("l") { closeRequirements(wasAfterRequirement) }
    case "_":
      isAfterRequirement = wasAfterRequirement
    case "q", "L":
      _ = skipIndex()
    case "F":
      meetEntity()
    case "B", "H", "M", "Q", "T", "W", "X", "Y", "f", "i", "v", "w":
      readPair(first, wasAfterRequirement)
    default: break
    }
    size += 4
  }

  private mutating func readPair(_ first: Unicode.Scalar, _ wasAfterRequirement: Bool) {
    let second = cursor.next
    cursor.skip(first == "w" ? 2 : 1)
    if "MTWfivw".unicodeScalars.contains(first) { meetEntity() }
    switch (first, second) {
    case ("f", "M"): isSuspicious = true
    case ("X", "P"): closeRequirements(wasAfterRequirement)
    case ("B", "i"), ("B", "f"), ("B", "v"), ("f", "U"), ("f", "u"), ("f", "A"), ("T", "Y"),
      ("T", "Q"), ("Q", "o"), ("Q", "O"):
      _ = skipIndex()
    default: break
    }
  }

  // MARK: Requirements

  /// Reads `R`, the letter of its kind, and its parameter.
  private mutating func readRequirement() {
    cursor.skip()
    size += 8
    hasOpenRequirements = true
    isAfterRequirement = true
    let kind = cursor.next
    switch kind {
    case "S", "B", "Q": return cursor.skip()
    case "I", "J", "i", "j":
      cursor.skip()
      _ = skipIndex()
    case "C", "H", "L", "M", "P", "T", "V", "b", "c", "h", "l", "m", "p", "s", "t", "v":
      cursor.skip()
    default: break
    }
    if cursor.take("d") {
      _ = skipIndex()
      _ = skipIndex()
    } else if !cursor.take("z"), !cursor.take("s") {
      _ = skipIndex()
    }
    // These kinds are followed by the letter of a layout.
    if kind == "l" || kind == "L" || kind == "m" || kind == "M" { cursor.skip() }
  }

  /// Records a function, a variable or the like. None of them is ever the object of a requirement.
  private mutating func meetEntity() {
    if hasOpenRequirements { isSuspicious = true }
  }

  private mutating func closeRequirements(_ wasAfterRequirement: Bool) {
    if hasOpenRequirements, !wasAfterRequirement { isSuspicious = true }
    hasOpenRequirements = false
  }

  // MARK: Identifiers and references

  /// Reads an identifier: a length and text, or `0` and a mix of text and references to words of
  /// earlier identifiers.
  private mutating func readIdentifier() {
    guard cursor.take("0") else { return readText() }
    if cursor.take("0") { return readText() }
    while true {
      while ("a"..."z").contains(cursor.next) {
        cursor.skip()
        size += longestIdentifier
      }
      let isLastWord = ("A"..."Z").contains(cursor.next)
      if isLastWord {
        cursor.skip()
        size += longestIdentifier
      }
      if cursor.take("0") || !cursor.isAtDigit { return }
      readText()
      if isLastWord { return }
    }
  }

  private mutating func readText() {
    let count = min(readCount() ?? 0, cursor.end - cursor.position)
    cursor.skip(count)
    size += count
    longestIdentifier = max(longestIdentifier, count)
  }

  private mutating func readCount() -> Int? {
    guard cursor.isAtDigit else { return nil }
    return (try? cursor.decimal()) ?? .max
  }

  /// Skips `_`, or digits and `_`. Digits alone are not skipped: they may be the length of an
  /// identifier.
  private mutating func skipIndex() -> Bool {
    var rest = cursor
    while rest.isAtDigit { rest.skip() }
    guard rest.take("_") else { return false }
    cursor = rest
    return true
  }

  /// Reads references up to an upper-case letter or `_`. A count or a high number may precede each.
  private mutating func readReferences() {
    while !cursor.isAtEnd {
      let count = readCount()
      let letter = cursor.next
      switch letter {
      case "a"..."z":
        cursor.skip()
        refer(to: Int(letter.value) - 97, count: count ?? 1)
      case "A"..."Z":
        cursor.skip()
        return refer(to: Int(letter.value) - 65, count: count ?? 1)
      case "_":
        cursor.skip()
        return refer(to: min(count ?? -1, 1 << 20) + 27, count: 1)
      default:
        return
      }
    }
  }

  private mutating func refer(to number: Int, count: Int) {
    var target = size
    if let known = records.first(where: { $0.number >= number }) {
      target = known.size
    } else {
      records.append((number, size))
    }
    // Neither factor is large: the size is checked after each token, and a token has at most 4,096
    // references.
    size = min(size + target * min(count, 4096), Self.largestSize + 1)
  }
}
