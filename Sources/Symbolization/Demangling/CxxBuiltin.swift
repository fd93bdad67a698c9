/// The builtin types. A code is the letter that stands for the type, or that letter plus `afterD`
/// for the second letter of a pair that begins with `D`.
enum CxxBuiltin {
  static let afterD = 128
  static let void = 118
  static let int = 105
  static let bool = 98
  static let nullptr = afterD + 110

  static func code(_ letter: Unicode.Scalar) -> Int? {
    letter.value < 128 && !spellings[Int(letter.value)].isEmpty ? Int(letter.value) : nil
  }

  static func code(afterD letter: Unicode.Scalar) -> Int? {
    letter.value < 128 && !spellings[afterD + Int(letter.value)].isEmpty
      ? afterD + Int(letter.value) : nil
  }

  static func spelling(_ code: Int) -> String { spellings[code] }

  /// The suffix of integer literals of this type; `nil` if the type itself must be shown.
  static func literalSuffix(_ code: Int) -> String? {
    switch Unicode.Scalar(UInt8(truncatingIfNeeded: code)) {
    case "i": ""
    case "j": "u"
    case "l": "l"
    case "m": "ul"
    case "x": "ll"
    case "y": "ull"
    default: nil
    }
  }

  static func isFloat(_ code: Int) -> Bool {
    switch Unicode.Scalar(UInt8(truncatingIfNeeded: code)) {
    case "d", "e", "f", "g": true
    default: code == afterD + 104
    }
  }

  private static let spellings: [String] = {
    var table = [String](repeating: "", count: 256)
    let letters: [(Unicode.Scalar, String)] = [
      ("a", "signed char"), ("b", "bool"), ("c", "char"), ("d", "double"), ("e", "long double"),
      ("f", "float"), ("g", "__float128"), ("h", "unsigned char"), ("i", "int"),
      ("j", "unsigned int"), ("l", "long"), ("m", "unsigned long"), ("n", "__int128"),
      ("o", "unsigned __int128"), ("s", "short"), ("t", "unsigned short"), ("v", "void"),
      ("w", "wchar_t"), ("x", "long long"), ("y", "unsigned long long"), ("z", "..."),
    ]
    for (letter, spelling) in letters { table[Int(letter.value)] = spelling }
    let pairs: [(Unicode.Scalar, String)] = [
      ("f", "decimal32"), ("d", "decimal64"), ("e", "decimal128"), ("h", "half"),
      ("u", "char8_t"), ("s", "char16_t"), ("i", "char32_t"), ("n", "decltype(nullptr)"),
    ]
    for (letter, spelling) in pairs { table[afterD + Int(letter.value)] = spelling }
    return table
  }()
}
