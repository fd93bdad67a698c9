// Names of Rust's v0 scheme (RFC 2603). The grammar is a prefix grammar, and a name is printed
// while it is read.
//
// The target of a back reference is read again where the reference is. Parts that are not shown
// (the instantiating crate, the path of an impl, generic arguments in the short form) are read with
// `isHidden` on, because only reading them shows where they end. Back references inside them are
// not followed.

import Bytes

/// Reads one v0 symbol.
struct RustDemangler {
  var cursor: MangledCursor
  var output: [UInt8] = []
  var budget: DemanglingBudget
  private let showsGenericArguments: Bool
  private var isHidden = false
  var boundLifetimes = 0

  /// The path that a symbol stands for.
  ///
  /// - Parameter showsGenericArguments: If false, `<>` takes their place.
  static func demangled(
    _ symbol: [UInt8], showsGenericArguments: Bool,
  ) throws(DemanglingFailure) -> [UInt8] {
    // A suffix from LLVM begins with a dot. Positions count from the end of the prefix.
    let end = symbol.firstIndex(of: ".") ?? symbol.count
    guard end > 2 else { throw .malformed }
    var demangler = RustDemangler(
      cursor: MangledCursor(Array(symbol[2..<end])),
      budget: DemanglingBudget(symbolLength: symbol.count),
      showsGenericArguments: showsGenericArguments)
    try demangler.symbol()
    return demangler.output
  }

  private init(cursor: MangledCursor, budget: DemanglingBudget, showsGenericArguments: Bool) {
    self.cursor = cursor
    self.budget = budget
    self.showsGenericArguments = showsGenericArguments
  }

  mutating func symbol() throws(DemanglingFailure) {
    guard !cursor.isAtEnd, !cursor.isAtDigit else { throw .malformed }
    try path(isExpression: true)
    if !cursor.isAtEnd {
      isHidden = true
      try path(isExpression: false)
    }
    guard cursor.isAtEnd else { throw .malformed }
  }

  // MARK: Writing

  mutating func write(_ text: String) {
    if !isHidden { output.append(contentsOf: text.utf8) }
  }

  mutating func write(_ bytes: some Collection<UInt8>) {
    if !isHidden { output.append(contentsOf: bytes) }
  }

  /// Runs `body` without writing anything.
  mutating func hidden(
    _ isHiding: Bool = true, _ body: (inout Self) throws(DemanglingFailure) -> Void,
  ) throws(DemanglingFailure) {
    let wasHidden = isHidden
    isHidden = isHidden || isHiding
    try body(&self)
    isHidden = wasHidden
  }

  mutating func enter() throws(DemanglingFailure) {
    try budget.enter()
    guard output.count <= DemanglingBudget.longestOutput else { throw .tooComplex }
  }

  // MARK: Paths

  /// Reads a path.
  ///
  /// - Parameter isExpression: Whether generic arguments are written with `::` before them.
  mutating func path(isExpression: Bool) throws(DemanglingFailure) {
    try enter()
    defer { budget.leave() }
    let kind = cursor.next
    if kind == "B" {
      return try reference { (self) throws(DemanglingFailure) in
        try self.path(isExpression: isExpression)
      }
    }
    cursor.skip()
    switch kind {
    case "C": write(try identifier().name)
    case "M", "X":
      try hidden { (self) throws(DemanglingFailure) in
        _ = try self.disambiguator()
        try self.path(isExpression: false)
      }
      try implementation(hasTrait: kind == "X")
    case "Y": try implementation(hasTrait: true)
    case "N": try nestedPath(isExpression: isExpression)
    case "I":
      try path(isExpression: isExpression)
      write(isExpression ? "::<" : "<")
      try genericArguments()
      write(">")
      try cursor.expect("E")
    default: throw .malformed
    }
  }

  mutating func implementation(hasTrait: Bool) throws(DemanglingFailure) {
    write("<")
    try type()
    if hasTrait {
      write(" as ")
      try path(isExpression: false)
    }
    write(">")
  }

  mutating func nestedPath(isExpression: Bool) throws(DemanglingFailure) {
    let namespace = cursor.next
    cursor.skip()
    let isSpecial = ("A"..."Z").contains(namespace)
    guard isSpecial || ("a"..."z").contains(namespace) else { throw .malformed }
    try path(isExpression: isExpression)
    let (disambiguator, name) = try identifier()
    write("::")
    guard isSpecial else { return write(name) }
    switch namespace {
    case "C": write("{closure")
    case "S": write("{shim")
    default: write("{\(namespace)")
    }
    if !name.isEmpty { write(":") }
    write(name)
    write("#\(disambiguator)}")
  }

  mutating func genericArguments() throws(DemanglingFailure) {
    try hidden(!showsGenericArguments) { (self) throws(DemanglingFailure) in
      var isFirst = true
      while !self.cursor.isAtEnd, self.cursor.next != "E" {
        if !isFirst { self.write(", ") }
        isFirst = false
        if self.cursor.take("L") {
          try self.writeLifetime(try self.base62Number())
        } else if self.cursor.take("K") {
          try self.constant()
        } else {
          try self.type()
        }
      }
    }
  }

  /// Reads `B number`, and then the text at that position with `body`.
  mutating func reference(
    _ body: (inout Self) throws(DemanglingFailure) -> Void,
  ) throws(DemanglingFailure) {
    let start = cursor.position
    try cursor.expect("B")
    let target = try wrappingBase62Number()
    if isHidden { return }
    guard (0..<start).contains(target) else { throw .malformed }
    let resumption = cursor.position..<cursor.end
    cursor.move(to: target..<start)
    try body(&self)
    cursor.move(to: resumption)
  }

  // MARK: Identifiers and numbers

  mutating func identifier() throws(DemanglingFailure) -> (Int, name: [UInt8]) {
    let disambiguator = try disambiguator()
    return (disambiguator, try undisambiguatedIdentifier())
  }

  /// Reads the number that distinguishes parts of the same spelling. For crates it is a hash of 64
  /// bits.
  mutating func disambiguator() throws(DemanglingFailure) -> Int {
    cursor.take("s") ? try wrappingBase62Number() &+ 1 : 0
  }

  mutating func undisambiguatedIdentifier() throws(DemanglingFailure) -> [UInt8] {
    let isPunycode = cursor.take("u")
    guard !cursor.isAtEnd else { throw .malformed }
    let length = cursor.isAtDigit ? try cursor.decimal(below: 1 << 28) : 0
    _ = cursor.take("_")
    let name = cursor.bytes[try cursor.take(count: length)]
    for byte in name {
      switch Unicode.Scalar(byte) {
      case "0"..."9", "A"..."Z", "a"..."z", "_": continue
      default: throw .malformed
      }
    }
    return isPunycode ? try RustPunycode.decoded(name) : Array(name)
  }

  /// Reads a number that counts something.
  mutating func base62Number() throws(DemanglingFailure) -> Int {
    let start = cursor.position
    let value = try wrappingBase62Number()
    // Eight digits are below 2⁴⁸.
    guard cursor.position - start <= 9, value < 1 << 48 else { throw .malformed }
    return value
  }

  /// Reads a number in base 62 and its `_`, modulo 2⁶⁴; `_` alone is 0, `0_` is 1.
  mutating func wrappingBase62Number() throws(DemanglingFailure) -> Int {
    if cursor.take("_") { return 0 }
    var value = 0
    while !cursor.take("_") {
      let digit: Int
      switch cursor.next {
      case "0"..."9": digit = Int(cursor.next.value) - 48
      case "a"..."z": digit = Int(cursor.next.value) - 97 + 10
      case "A"..."Z": digit = Int(cursor.next.value) - 65 + 36
      default: throw .malformed
      }
      cursor.skip()
      value = value &* 62 &+ digit
    }
    return value &+ 1
  }
}
