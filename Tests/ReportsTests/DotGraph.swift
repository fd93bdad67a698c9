// A reader of Graphviz's language, after its grammar and lexer, for tests of what swprof writes in it.

/// A graph as Graphviz reads it.
struct DotGraph {
  struct Statement {
    /// A node, the two ends of an arrow, or `node` for what all have.
    let ends: [String]
    let attributes: [String: String]
  }

  struct Problem: Error { let text: String }

  let name: String
  private(set) var statements: [Statement] = []

  private enum Token: Equatable {
    case id(String)
    case sign(String)
  }

  private var tokens: ArraySlice<Token> = []

  init(_ bytes: [UInt8]) throws {
    tokens = try Self.tokens(of: bytes)[...]
    guard tokens.popFirst() == .id("digraph"), case .id(let name) = tokens.popFirst() else {
      throw Problem(text: "no graph")
    }
    self.name = name
    try readBody()
    if !tokens.isEmpty { throw Problem(text: "text after the graph") }
  }

  private mutating func readBody() throws {
    guard tokens.popFirst() == .sign("{") else { throw Problem(text: "no brace") }
    while let token = tokens.popFirst(), token != .sign("}") {
      guard case .id(let first) = token else { throw Problem(text: "\(token) begins a statement") }
      if first == "subgraph" {
        _ = tokens.popFirst()
        try readBody()
        continue
      }
      var ends = [first]
      if tokens.first == .sign("->") {
        tokens.removeFirst()
        guard case .id(let second) = tokens.popFirst() else { throw Problem(text: "no end") }
        ends.append(second)
      }
      statements.append(Statement(ends: ends, attributes: try attributes()))
    }
  }

  private mutating func attributes() throws -> [String: String] {
    guard tokens.popFirst() == .sign("[") else { throw Problem(text: "no attributes") }
    var attributes: [String: String] = [:]
    while let token = tokens.popFirst(), token != .sign("]") {
      guard case .id(let key) = token, tokens.popFirst() == .sign("="),
        case .id(let value) = tokens.popFirst()
      else { throw Problem(text: "\(token) is no attribute") }
      attributes[key] = value
    }
    return attributes
  }

  // MARK: The lexer

  private static func tokens(of bytes: [UInt8]) throws -> [Token] {
    var tokens: [Token] = []
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\n"): position += 1
      case UInt8(ascii: "\""): tokens.append(.id(try quoted(bytes, &position)))
      case UInt8(ascii: "-"):
        guard position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: ">") else {
          throw Problem(text: "a stray dash")
        }
        tokens.append(.sign("->"))
        position += 2
      case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"),
        UInt8(ascii: "="):
        tokens.append(.sign(String(Unicode.Scalar(byte))))
        position += 1
      default:
        let word = bytes[position...].prefix { isWord($0) }
        if word.isEmpty { throw Problem(text: "byte \(byte) outside of a string") }
        tokens.append(.id(String(decoding: word, as: UTF8.self)))
        position = word.endIndex
      }
    }
    return tokens
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte)
      || (0x61...0x7a).contains(byte)
  }

  /// A quoted string; of its escapes only that of the quote is undone.
  private static func quoted(_ bytes: [UInt8], _ position: inout Int) throws -> String {
    var text: [UInt8] = []
    var piece = 0
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      piece += 1
      if byte == UInt8(ascii: "\"") {
        guard let string = String(validating: text, as: UTF8.self) else {
          throw Problem(text: "not UTF-8")
        }
        return string
      }
      if byte == 0 { throw Problem(text: "NUL") }
      if piece > 16_000 { throw Problem(text: "a string that is too long") }
      if byte == UInt8(ascii: "\\"), position < bytes.count {
        if bytes[position] != UInt8(ascii: "\"") { text.append(byte) }
        text.append(bytes[position])
        position += 1
        piece = 0
      } else {
        text.append(byte)
      }
    }
    throw Problem(text: "a string without an end")
  }

  /// What is drawn of a label: its lines.
  static func lines(ofLabel label: String) throws -> [String] {
    var (text, rest) = ("", label.replacing("&amp;", with: "\u{1}")[...])
    if rest.contains("&") { throw Problem(text: "an entity in \(label)") }
    while let character = rest.popFirst() {
      guard character == "\\" else {
        text.append(character == "\u{1}" ? "&" : character)
        continue
      }
      switch rest.popFirst() {
      case "\\": text.append("\\")
      case "n", "l": text.append("\n")
      case let other: throw Problem(text: "\\\(other.map(String.init) ?? "") in \(label)")
      }
    }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
