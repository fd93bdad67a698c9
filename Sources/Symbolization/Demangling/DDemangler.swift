// Names of D (https://dlang.org/spec/abi.html#name_mangling). The grammar is a prefix grammar, and
// a name is printed while it is read.
//
// Names are shown as GNU's c++filt shows them. Its code is not used, because back references make
// its work and output exponential (130 bytes become 300 MB). Here the budget pays for them as for
// everything else.
//
// The type of a function is read before the text that it is printed after, so each part returns its
// text.

import Bytes

/// Reads one D symbol.
struct DDemangler {
  var cursor: MangledCursor
  private var budget: DemanglingBudget
  /// The position of the innermost back reference that is being followed. A reference inside it
  /// must come before this position.
  private var innermostReference = Int.max

  /// The longest D symbol that is read, in bytes.
  private static let longestSymbol = 4096

  /// The qualified name, with the parameters of functions.
  static func demangled(_ symbol: [UInt8]) throws(DemanglingFailure) -> [UInt8] {
    guard symbol.count <= longestSymbol else { throw .tooComplex }
    if symbol == "_Dmain" { return "D main".bytes }
    var demangler = DDemangler(
      cursor: MangledCursor(symbol), budget: DemanglingBudget(symbolLength: symbol.count))
    let name = try demangler.symbol()
    guard demangler.cursor.isAtEnd, !name.isEmpty else { throw .malformed }
    return name
  }

  private init(cursor: MangledCursor, budget: DemanglingBudget) {
    self.cursor = cursor
    self.budget = budget
  }

  // MARK: Bookkeeping

  mutating func enter() throws(DemanglingFailure) {
    try budget.enter()
  }

  mutating func leave() {
    budget.leave()
  }

  /// The state, besides the cursor, that a failed attempt leaves changed.
  var saved: (reference: Int, depth: Int) {
    get { (innermostReference, budget.depth) }
    set { (innermostReference, budget.depth) = (newValue.reference, newValue.depth) }
  }

  /// Pays for text that was joined.
  mutating func pay(for text: [UInt8]) throws(DemanglingFailure) {
    guard text.count <= DemanglingBudget.longestOutput else { throw .tooComplex }
    try budget.spend(text.count / 16)
  }

  // MARK: Symbols

  /// Reads `_D name type` or `_D name Z`. The type of a variable or of a result is not shown.
  mutating func symbol() throws(DemanglingFailure) -> [UInt8] {
    guard cursor.take("_", "D") else { throw .malformed }
    let name = try qualifiedName(showsModifiers: true)
    if !cursor.take("Z") { _ = try type() }
    return name
  }

  /// Reads names joined by dots, with the parameters of the functions among them.
  mutating func qualifiedName(showsModifiers: Bool) throws(DemanglingFailure) -> [UInt8] {
    try enter()
    defer { leave() }
    var text: [UInt8] = []
    var count = 0
    repeat {
      if cursor.take("0") {
        // A `0` stands for a scope without a name.
        while cursor.take("0") {}
        continue
      }
      if count > 0 { text += ".".utf8 }
      count += 1
      try identifier(onto: &text)
      if cursor.next == "M" || isAtCallingConvention {
        try parameters(onto: &text, showsModifiers: showsModifiers)
      }
      try pay(for: text)
    } while isAtName
    return text
  }

  /// Reads the type of a function without its result. If the symbol ends there, it was the type of
  /// a variable.
  private mutating func parameters(
    onto text: inout [UInt8], showsModifiers: Bool,
  ) throws(DemanglingFailure) {
    let start = cursor
    let outer = saved
    do throws(DemanglingFailure) {
      let modifiers = cursor.take("M") ? modifiers() : []
      let function = try functionWithoutResult()
      guard !cursor.isAtEnd else { throw DemanglingFailure.malformed }
      text += function.parameters
      if showsModifiers { text += modifiers }
    } catch .malformed {
      cursor = start
      saved = outer
    }
  }

  /// Whether a name follows: a length, a template, or a back reference to a name.
  private var isAtName: Bool {
    if cursor.isAtDigit || isAtTemplate { return true }
    guard cursor.next == "Q" else { return false }
    var ahead = self
    guard let target = try? ahead.referenceTarget() else { return false }
    return (48...57).contains(cursor.bytes[target])
  }

  private var isAtTemplate: Bool {
    cursor.next == "_" && cursor.peek(1) == "_" && (cursor.peek(2) == "T" || cursor.peek(2) == "U")
  }

  var isAtCallingConvention: Bool {
    switch cursor.next {
    case "F", "R", "U", "V", "W", "Y": true
    default: false
    }
  }

  // MARK: Identifiers

  mutating func identifier(onto text: inout [UInt8]) throws(DemanglingFailure) {
    try enter()
    defer { leave() }
    if cursor.next == "Q" { return try identifierReference(onto: &text) }
    if isAtTemplate {
      text += try template(length: nil)
      return
    }
    let length = try cursor.decimal()
    guard length > 0, length <= cursor.end - cursor.position else { throw .malformed }
    if length >= 5, isAtTemplate {
      text += try template(length: length)
      return
    }
    if isFakeParent(length: length) {
      cursor.skip(length)
      return try identifier(onto: &text)
    }
    try plainName(length: length, onto: &text)
  }

  /// Whether the name is `__S` and digits: the parent of one of several declarations of the same
  /// spelling.
  private func isFakeParent(length: Int) -> Bool {
    guard length >= 4, cursor.isNext("__S") else { return false }
    return (3..<length).allSatisfy { ("0"..."9").contains(cursor.peek($0)) }
  }

  private mutating func identifierReference(
    onto text: inout [UInt8],
  ) throws(DemanglingFailure) {
    let target = try referenceTarget()
    let resumption = cursor.position..<cursor.end
    cursor.move(to: target..<resumption.upperBound)
    let length = try cursor.decimal()
    guard length > 0, length <= cursor.end - cursor.position else { throw .malformed }
    try plainName(length: length, onto: &text)
    cursor.move(to: resumption)
  }

  private mutating func plainName(
    length: Int, onto text: inout [UInt8],
  ) throws(DemanglingFailure) {
    for special in Self.specialNames where special.length == length {
      guard cursor.isNext(special.code) else { continue }
      if special.isPrefix {
        // `a.__init` is shown as `initializer for a`.
        if text.last == "." { text.removeLast() }
        text = Array(special.text.utf8) + text
        cursor.skip(length)
      } else {
        text += special.text.utf8
        cursor.skip(special.code.utf8.count)
      }
      return
    }
    text += cursor.bytes[try cursor.take(count: length)]
  }

  /// Names that the compiler makes. The code may include the type that follows the name.
  private static let specialNames: [(length: Int, code: String, text: String, isPrefix: Bool)] = [
    (6, "__ctor", "this", false),
    (6, "__dtor", "~this", false),
    (10, "__postblitMFZ", "this(this)", false),
    (6, "__initZ", "initializer for ", true),
    (6, "__vtblZ", "vtable for ", true),
    (7, "__ClassZ", "ClassInfo for ", true),
    (11, "__InterfaceZ", "Interface for ", true),
    (12, "__ModuleInfoZ", "ModuleInfo for ", true),
  ]

  // MARK: Back references

  /// Reads `Q` and a distance in base 26, whose last digit is a lower-case letter.
  private mutating func referenceTarget() throws(DemanglingFailure) -> Int {
    let start = cursor.position
    try cursor.expect("Q")
    var distance = 0
    while true {
      switch cursor.next {
      case "A"..."Z": distance = distance * 26 + Int(cursor.next.value - 65)
      case "a"..."z":
        distance = distance * 26 + Int(cursor.next.value - 97)
        cursor.skip()
        guard distance > 0, distance <= start else { throw .malformed }
        return start - distance
      default: throw .malformed
      }
      cursor.skip()
      guard distance < 1 << 20 else { throw .malformed }
    }
  }

  /// Reads a back reference, and its target with `body`.
  mutating func following(
    _ body: (inout Self) throws(DemanglingFailure) -> [UInt8],
  ) throws(DemanglingFailure) -> [UInt8] {
    let start = cursor.position
    guard start < innermostReference else { throw .malformed }
    let outerReference = innermostReference
    innermostReference = start
    let target = try referenceTarget()
    let resumption = cursor.position..<cursor.end
    cursor.move(to: target..<resumption.upperBound)
    let text = try body(&self)
    cursor.move(to: resumption)
    innermostReference = outerReference
    return text
  }

  /// The letter of the next type. A back reference is followed.
  func typeLetter() -> Unicode.Scalar {
    guard cursor.next == "Q" else { return cursor.next }
    var ahead = self
    guard let target = try? ahead.referenceTarget() else { return "\0" }
    return Unicode.Scalar(cursor.bytes[target])
  }
}
