// Looks over a Swift symbol before the runtime is asked to read it, for what the runtime does
// badly.
//
// A Swift symbol is a program for a stack machine. We do not run it, only split it into its
// operators, and ask:
//
// Can the readable form get absurdly long? Back references (`AA`, `AB`, …) let 140 bytes stand for
// 64 MB. Every byte outside identifiers adds at most one node that prints a few words, and a back
// reference repeats a node that exists, so it adds at most all that has been read so far. That
// alone would let each reference double the size. But nodes are numbered as they come: once a
// reference to number n has been seen, every node up to n is known to be from before that place,
// and not larger than what had been read by then. So only references to higher numbers than all
// before can double.
//
// Are generic requirements (`Rz`, `R_`, …) left over, with no signature (`l`) right behind them?
// The runtime then stops the program: "should be printed as a child of a
// DependentGenericSignature".
//
// Is there a macro expansion (`fM…`)? Malformed ones make the runtime follow a null pointer.
//
// The splitting is not exact, since what an operator takes depends on the stack: this is a screen,
// not a proof, which would take a reader of our own. Of 890,998 symbols of the Swift 6.3.1
// toolchain it keeps back 18. Of symbols with random edits, 1 in 20,000 stopped the program before
// there was a screen, and 1 in 1,500,000 does now.

/// Splits a Swift symbol into its operators, far enough to judge it.
struct SwiftNameScreen {
  private static let largestSize = 1 << 21

  private var cursor: MangledCursor
  /// What has been read so far prints at most about this many bytes.
  private var size = 0
  private var longestIdentifier = 0
  /// References that were higher than all before, with the size at that time.
  private var records: [(number: Int, size: Int)] = []
  private var isSuspicious = false
  /// Requirements wait for their signature.
  private var hasOpenRequirements = false
  /// The last token was a requirement, or the `_` behind one.
  private var isBehindRequirement = false

  /// Whether the runtime can be asked to read the symbol.
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
    let wasBehindRequirement = isBehindRequirement
    isBehindRequirement = false
    let first = cursor.next
    if first == "R" { return readRequirement() }
    if cursor.isAtDigit { return readIdentifier() }
    cursor.skip()
    switch first {
    case "A":
      readReferences()
    case "S":
      // A name of the standard library, possibly repeated (`S2i` is two Ints).
      size += 16 * min(readCount() ?? 1, 4096)
      if cursor.next == "c" { cursor.skip() }
      cursor.skip()
    case "l":
      closeRequirements(wasBehindRequirement)
    case "r":
      while cursor.take("z") || skipIndex() { size += 4 }
      if cursor.take("l") { closeRequirements(wasBehindRequirement) }
    case "_":
      isBehindRequirement = wasBehindRequirement
    case "q", "L":
      _ = skipIndex()
    case "F":
      meetEntity()
    case "B", "H", "M", "Q", "T", "W", "X", "Y", "f", "i", "v", "w":
      readPair(first, wasBehindRequirement)
    default: break
    }
    size += 4
  }

  private mutating func readPair(_ first: Unicode.Scalar, _ wasBehindRequirement: Bool) {
    let second = cursor.next
    cursor.skip(first == "w" ? 2 : 1)
    if "MTWfivw".unicodeScalars.contains(first) { meetEntity() }
    switch (first, second) {
    case ("f", "M"): isSuspicious = true
    case ("X", "P"): closeRequirements(wasBehindRequirement)
    case ("B", "i"), ("B", "f"), ("B", "v"), ("f", "U"), ("f", "u"), ("f", "A"), ("T", "Y"),
      ("T", "Q"), ("Q", "o"), ("Q", "O"):
      _ = skipIndex()
    default: break
    }
  }

  // MARK: Requirements

  /// Reads `R`, the letter of its kind, and the parameter it is about.
  private mutating func readRequirement() {
    cursor.skip()
    size += 8
    hasOpenRequirements = true
    isBehindRequirement = true
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
    // A layout.
    if kind == "l" || kind == "L" || kind == "m" || kind == "M" { cursor.skip() }
  }

  /// Notes a function, a variable or the like, which never is the object of a requirement.
  private mutating func meetEntity() {
    if hasOpenRequirements { isSuspicious = true }
  }

  private mutating func closeRequirements(_ wasBehindRequirement: Bool) {
    if hasOpenRequirements, !wasBehindRequirement { isSuspicious = true }
    hasOpenRequirements = false
  }

  // MARK: Identifiers and references

  /// Reads an identifier: a length and text, or `0` and a mix of text and references to words of
  /// earlier ones.
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

  /// Skips `_`, or digits and `_`; the digits alone may be the length of an identifier.
  private mutating func skipIndex() -> Bool {
    var rest = cursor
    while rest.isAtDigit { rest.skip() }
    guard rest.take("_") else { return false }
    cursor = rest
    return true
  }

  /// Reads references up to an upper case letter or `_`, each possibly with a count or a high
  /// number before it.
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
    // Both factors are small: the size is checked after each token, and a token has at most 4,096
    // references.
    size = min(size + target * min(count, 4096), Self.largestSize + 1)
  }
}
