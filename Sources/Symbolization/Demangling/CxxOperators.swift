// The operators of the Itanium C++ ABI (§5.1.3 and §5.1.6), and how they are spelled in readable
// names.

/// An operator that appears in names and expressions.
struct CxxOperator {
  let code: String
  let spelling: String
  /// The number of operands it takes in an expression.
  let arity: Int

  private init(_ code: String, _ spelling: String, _ arity: Int) {
    self.code = code
    self.spelling = spelling
    self.arity = arity
  }

  var isLiteral: Bool { code == "li" }
  /// Whether it is `static_cast` or another cast that is written like a template.
  var isCast: Bool { code == "cc" || code == "dc" || code == "rc" || code == "sc" }

  /// The entry of `table` with the two letters; `nil` if there is none.
  static func index(of first: Unicode.Scalar, _ second: Unicode.Scalar) -> Int? {
    guard ("a"..."z").contains(first), ("A"..."z").contains(second) else { return nil }
    let entry = entries[place(first, second)]
    return entry < 0 ? nil : Int(entry)
  }

  static let table: [CxxOperator] = [
    .init("aN", "&=", 2), .init("aS", "=", 2), .init("aa", "&&", 2), .init("ad", "&", 1),
    .init("an", "&", 2), .init("at", "alignof ", 1), .init("aw", "co_await ", 1),
    .init("az", "alignof ", 1), .init("cc", "const_cast", 2), .init("cl", "()", 2),
    .init("cm", ",", 2), .init("co", "~", 1), .init("cp", "()", 2), .init("dV", "/=", 2),
    .init("dX", "[...]=", 3), .init("da", "delete[] ", 1), .init("dc", "dynamic_cast", 2),
    .init("de", "*", 1), .init("di", "=", 2), .init("dl", "delete ", 1), .init("ds", ".*", 2),
    .init("dt", ".", 2), .init("dv", "/", 2), .init("dx", "]=", 2), .init("eO", "^=", 2),
    .init("eo", "^", 2), .init("eq", "==", 2), .init("fL", "...", 3), .init("fR", "...", 3),
    .init("fl", "...", 2), .init("fr", "...", 2), .init("ge", ">=", 2), .init("gs", "::", 1),
    .init("gt", ">", 2), .init("ix", "[]", 2), .init("lS", "<<=", 2), .init("le", "<=", 2),
    .init("li", "operator\"\" ", 1), .init("ls", "<<", 2), .init("lt", "<", 2),
    .init("mI", "-=", 2), .init("mL", "*=", 2), .init("mi", "-", 2), .init("ml", "*", 2),
    .init("mm", "--", 1), .init("na", "new[]", 3), .init("ne", "!=", 2), .init("ng", "-", 1),
    .init("nt", "!", 1), .init("nw", "new", 3), .init("nx", "noexcept", 1),
    .init("oR", "|=", 2), .init("oo", "||", 2), .init("or", "|", 2), .init("pL", "+=", 2),
    .init("pl", "+", 2), .init("pm", "->*", 2), .init("pp", "++", 1), .init("ps", "+", 1),
    .init("pt", "->", 2), .init("qu", "?", 3), .init("rM", "%=", 2), .init("rS", ">>=", 2),
    .init("rc", "reinterpret_cast", 2), .init("rm", "%", 2), .init("rs", ">>", 2),
    .init("sP", "sizeof...", 1), .init("sZ", "sizeof...", 1), .init("sc", "static_cast", 2),
    .init("ss", "<=>", 2), .init("st", "sizeof ", 1), .init("sz", "sizeof ", 1),
    .init("te", "typeid ", 1), .init("ti", "typeid ", 1), .init("tr", "throw", 0),
    .init("tw", "throw ", 1),
  ]

  /// For each pair of letters, the entry of `table`, or -1.
  private static let entries: [Int8] = {
    var entries = [Int8](repeating: -1, count: 26 * 64)
    for (entry, row) in table.enumerated() {
      let letters = Array(row.code.unicodeScalars)
      entries[place(letters[0], letters[1])] = Int8(entry)
    }
    return entries
  }()

  private static func place(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Int {
    Int(first.value - 97) * 64 + Int(second.value - 65)
  }
}
