// Types of Rust, as they appear in generic arguments and in implementations.

import Bytes

extension RustDemangler {
  mutating func type() throws(DemanglingFailure) {
    try enter()
    defer { budget.leave() }
    let kind = cursor.next
    switch kind {
    case "a"..."z":
      cursor.skip()
      guard let name = Self.basicType(kind) else { throw .malformed }
      return write(name)
    case "C", "M", "X", "Y", "N", "I": return try path(isExpression: false)
    case "B":
      return try reference { (self) throws(DemanglingFailure) in try self.type() }
    default: cursor.skip()
    }
    switch kind {
    case "A", "S":
      write("[")
      try type()
      if kind == "A" {
        write("; ")
        try constant()
      }
      write("]")
    case "T": try tuple()
    case "R", "Q":
      write("&")
      if cursor.take("L") {
        let lifetime = try base62Number()
        if lifetime > 0 {
          try writeLifetime(lifetime)
          write(" ")
        }
      }
      if kind == "Q" { write("mut ") }
      try type()
    case "P", "O":
      write(kind == "P" ? "*const " : "*mut ")
      try type()
    case "F":
      let outerLifetimes = boundLifetimes
      try function()
      boundLifetimes = outerLifetimes
    case "D": try traitObject()
    default: throw .malformed
    }
  }

  private mutating func tuple() throws(DemanglingFailure) {
    write("(")
    var count = 0
    while !cursor.isAtEnd, cursor.next != "E" {
      if count > 0 { write(", ") }
      count += 1
      try type()
    }
    write(count == 1 ? ",)" : ")")
    try cursor.expect("E")
  }

  private mutating func function() throws(DemanglingFailure) {
    try binder()
    if cursor.take("U") { write("unsafe ") }
    if cursor.take("K") {
      write("extern \"")
      if cursor.take("C") {
        write("C")
      } else {
        guard cursor.next != "u" else { throw .malformed }
        let abi = try undisambiguatedIdentifier()
        write(abi.map { $0 == "_" ? UInt8(ascii: "-") : $0 })
      }
      write("\" ")
    }
    write("fn(")
    var isFirst = true
    while !cursor.isAtEnd, cursor.next != "E" {
      if !isFirst { write(", ") }
      isFirst = false
      try type()
    }
    try cursor.expect("E")
    write(")")
    guard !cursor.take("u") else { return }
    write(" -> ")
    try type()
  }

  /// Reads `for<'a, 'b>`, if it comes next.
  private mutating func binder() throws(DemanglingFailure) {
    guard cursor.take("G") else { return }
    let count = try base62Number() + 1
    // Each lifetime is named later, which takes at least one byte.
    guard count < cursor.end - cursor.position - boundLifetimes else { throw .malformed }
    try budget.spend(count)
    write("for<")
    for index in 0..<count {
      if index > 0 { write(", ") }
      boundLifetimes += 1
      try writeLifetime(1)
    }
    write("> ")
  }

  private mutating func traitObject() throws(DemanglingFailure) {
    let outerLifetimes = boundLifetimes
    write("dyn ")
    try binder()
    var isFirst = true
    while !cursor.isAtEnd, cursor.next != "E" {
      if !isFirst { write(" + ") }
      isFirst = false
      try boundTrait()
    }
    try cursor.expect("E")
    boundLifetimes = outerLifetimes
    try cursor.expect("L")
    let lifetime = try base62Number()
    guard lifetime > 0 else { return }
    write(output.last == " " ? "+ " : " + ")
    try writeLifetime(lifetime)
  }

  /// Reads a trait with its associated types, which are in one list with its generic arguments.
  private mutating func boundTrait() throws(DemanglingFailure) {
    try enter()
    defer { budget.leave() }
    var isOpen = try openPath()
    while cursor.take("p") {
      write(isOpen ? ", " : "<")
      isOpen = true
      write(try undisambiguatedIdentifier())
      write(" = ")
      try type()
    }
    if isOpen { write(">") }
  }

  /// Reads a path. Returns whether its list of generic arguments was left open.
  private mutating func openPath() throws(DemanglingFailure) -> Bool {
    try enter()
    defer { budget.leave() }
    if cursor.next == "B" {
      var isOpen = false
      try reference { (self) throws(DemanglingFailure) in isOpen = try self.openPath() }
      return isOpen
    }
    guard cursor.take("I") else {
      try path(isExpression: false)
      return false
    }
    try path(isExpression: false)
    write("<")
    try genericArguments()
    try cursor.expect("E")
    return true
  }

  mutating func writeLifetime(_ lifetime: Int) throws(DemanglingFailure) {
    guard lifetime > 0 else { return write("'_") }
    let depth = boundLifetimes - lifetime
    guard depth >= 0 else { throw .malformed }
    if depth < 26 {
      write([UInt8(ascii: "'"), UInt8(ascii: "a") + UInt8(depth)])
    } else {
      write("'z\(depth - 25)")
    }
  }

  private static let basicTypes: [Unicode.Scalar: String] = [
    "a": "i8", "b": "bool", "c": "char", "d": "f64", "e": "str", "f": "f32", "h": "u8",
    "i": "isize", "j": "usize", "l": "i32", "m": "u32", "n": "i128", "o": "u128", "p": "_",
    "s": "i16", "t": "u16", "u": "()", "v": "...", "x": "i64", "y": "u64", "z": "!",
  ]

  private static func basicType(_ letter: Unicode.Scalar) -> String? { basicTypes[letter] }
}
