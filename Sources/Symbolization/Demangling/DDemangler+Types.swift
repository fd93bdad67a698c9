// Types of D, including functions.

import Bytes

extension DDemangler {
  typealias Function = (convention: String, attributes: [UInt8], parameters: [UInt8])

  /// Reads a type.
  mutating func type() throws(DemanglingFailure) -> [UInt8] {
    try enter()
    defer { leave() }
    let text = try unpaidType()
    try pay(for: text)
    return text
  }

  private mutating func unpaidType() throws(DemanglingFailure) -> [UInt8] {
    let letter = cursor.next
    if letter == "Q" {
      return try following { (self) throws(DemanglingFailure) in try self.type() }
    }
    if isAtCallingConvention { return try function() + "function".bytes }
    cursor.skip()
    switch letter {
    case "O": return try wrapped("shared")
    case "x": return try wrapped("const")
    case "y": return try wrapped("immutable")
    case "A": return try type() + "[]".bytes
    case "G":
      let digits = try digits()
      return try type() + "[".bytes + digits + "]".bytes
    case "H":
      let key = try type()
      return try type() + "[".bytes + key + "]".bytes
    case "P":
      if isAtCallingConvention { return try function() + "function".bytes }
      return try type() + "*".bytes
    case "C", "S", "E", "T": return try qualifiedName(showsModifiers: false)
    case "D": return try delegate()
    case "B": return try tuple()
    case "N": return try extendedType()
    default: return try basicType(letter)
    }
  }

  private mutating func wrapped(_ modifier: String) throws(DemanglingFailure) -> [UInt8] {
    try "\(modifier)(".bytes + type() + ")".bytes
  }

  private mutating func extendedType() throws(DemanglingFailure) -> [UInt8] {
    if cursor.take("g") { return try wrapped("inout") }
    if cursor.take("h") { return try wrapped("__vector") }
    if cursor.take("n") { return "typeof(*null)".bytes }
    throw .malformed
  }

  private mutating func basicType(_ letter: Unicode.Scalar) throws(DemanglingFailure) -> [UInt8] {
    if letter == "z" {
      if cursor.take("i") { return "cent".bytes }
      if cursor.take("k") { return "ucent".bytes }
      throw .malformed
    }
    guard let name = Self.basicTypes[letter] else { throw .malformed }
    return Array(name.utf8)
  }

  private static let basicTypes: [Unicode.Scalar: String] = [
    "n": "typeof(null)", "v": "void", "g": "byte", "h": "ubyte", "s": "short", "t": "ushort",
    "i": "int", "k": "uint", "l": "long", "m": "ulong", "f": "float", "d": "double", "e": "real",
    "o": "ifloat", "p": "idouble", "j": "ireal", "q": "cfloat", "r": "cdouble", "c": "creal",
    "b": "bool", "a": "char", "u": "wchar", "w": "dchar",
  ]

  private mutating func tuple() throws(DemanglingFailure) -> [UInt8] {
    let count = try cursor.decimal()
    var text = "Tuple!(".bytes
    for index in 0..<count {
      if index > 0 { text += ", ".utf8 }
      text += try type()
      try pay(for: text)
    }
    return text + ")".bytes
  }

  func takingDigits() -> Int {
    var count = 0
    while ("0"..."9").contains(cursor.peek(count)) { count += 1 }
    return count
  }

  mutating func digits() throws(DemanglingFailure) -> [UInt8] {
    Array(cursor.bytes[try cursor.take(count: takingDigits())])
  }

  // MARK: Functions

  private mutating func delegate() throws(DemanglingFailure) -> [UInt8] {
    let modifiers = modifiers()
    let text =
      cursor.next == "Q"
      ? try following { (self) throws(DemanglingFailure) in try self.function() } : try function()
    return text + "delegate".bytes + modifiers
  }

  /// Reads the type of a function. Convention, result, parameters and attributes are shown in this
  /// order.
  private mutating func function() throws(DemanglingFailure) -> [UInt8] {
    try enter()
    defer { leave() }
    let function = try functionWithoutResult()
    let result = try type()
    return Array(function.convention.utf8) + result + function.parameters + " ".bytes
      + function.attributes
  }

  mutating func functionWithoutResult() throws(DemanglingFailure) -> Function {
    let convention: String
    switch cursor.next {
    case "F": convention = ""
    case "U": convention = "extern(C) "
    case "W": convention = "extern(Windows) "
    case "V": convention = "extern(Pascal) "
    case "R": convention = "extern(C++) "
    case "Y": convention = "extern(Objective-C) "
    default: throw .malformed
    }
    cursor.skip()
    let attributes = try attributes()
    return try (convention, attributes, "(".bytes + parameterList() + ")".bytes)
  }

  private mutating func attributes() throws(DemanglingFailure) -> [UInt8] {
    var text: [UInt8] = []
    while cursor.next == "N" {
      switch cursor.peek(1) {
      case "a": text += "pure ".utf8
      case "b": text += "nothrow ".utf8
      case "c": text += "ref ".utf8
      case "d": text += "@property ".utf8
      case "e": text += "@trusted ".utf8
      case "f": text += "@safe ".utf8
      case "i": text += "@nogc ".utf8
      case "j": text += "return ".utf8
      case "l": text += "scope ".utf8
      case "m": text += "@live ".utf8
      // These begin the first parameter.
      case "g", "h", "k", "n": return text
      default: throw .malformed
      }
      cursor.skip(2)
    }
    return text
  }

  private mutating func parameterList() throws(DemanglingFailure) -> [UInt8] {
    var text: [UInt8] = []
    var isFirst = true
    while true {
      if cursor.take("Z") { return text }
      if cursor.take("X") { return text + "...".bytes }
      if cursor.take("Y") { return text + Array(isFirst ? "...".utf8 : ", ...".utf8) }
      if !isFirst { text += ", ".utf8 }
      isFirst = false
      if cursor.take("M") { text += "scope ".utf8 }
      if cursor.take("N", "k") { text += "return ".utf8 }
      if cursor.take("I") {
        text += "in ".utf8
        if cursor.take("K") { text += "ref ".utf8 }
      } else if cursor.take("J") {
        text += "out ".utf8
      } else if cursor.take("K") {
        text += "ref ".utf8
      } else if cursor.take("L") {
        text += "lazy ".utf8
      }
      text += try type()
      try pay(for: text)
    }
  }

  /// Reads the modifiers of a member function, which are shown after it.
  mutating func modifiers() -> [UInt8] {
    var text: [UInt8] = []
    while true {
      if cursor.take("x") { return text + " const".bytes }
      if cursor.take("y") { return text + " immutable".bytes }
      if cursor.take("O") {
        text += " shared".utf8
      } else if cursor.take("N", "g") {
        text += " inout".utf8
      } else {
        return text
      }
    }
  }
}
