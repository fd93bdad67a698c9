// The kinds of nodes in a C++ name, and the fixed words and builtin types that appear in them.

/// The kind of a node. The comment of each names the children in order. `…` stands for any number
/// of children, and `?` for a child that may be absent.
enum CxxNodeKind: UInt8 {
  // Names
  /// The bytes `number..<extra` of the mangled name.
  case text
  /// One of `ownTexts`.
  case ownText
  /// A `CxxWord`.
  case word
  case decimal
  /// `std::string` and the like; number: the letter after `S`.
  case standardName
  /// scope, name; special: a name local to a function
  case qualified
  /// name, argument…
  case template
  /// name, type
  case typed
  /// name, tag
  case tagged
  /// class name, inherited-from type?
  case constructor
  /// class name
  case destructor
  /// type
  case conversion
  /// number: an entry of `CxxOperator.table`
  case operatorName
  /// A vendor's own operator; its text is stored as in `text`.
  case vendorOperator
  /// operator, name
  case literalOperator
  /// name; number: which argument, from 0
  case defaultArgument
  /// constraint on template?, constraint on call?, template parameter…, type…; number: index,
  /// extra: count of the parameters
  case closure
  case unnamedType
  /// name…
  case structuredBindings
  /// parent?, name; special: a partition
  case module
  /// name, module
  case moduleEntity
  /// name
  case friend
  /// entity; number: a `CxxWord`
  case special
  /// base, derived
  case constructionVtable
  /// entity; special: destructors
  case globalConstructors
  /// entity; the suffix is `number..<extra` of the name
  case clone
  /// entity, argument…
  case enableIf
  /// entity, constraint
  case constrained

  // Templates
  /// number: index, extra: a `CxxScope`
  case templateParameter
  /// number: index
  case lambdaAuto
  /// number: index; used in constraints, where parameters are not looked up
  case constraintParameter
  /// declaration, argument
  case declaredArgument
  /// argument…
  case argumentPack
  /// pattern; extra: the argument pack, or -1
  case packExpansion
  /// extra: the argument pack
  case sizeofPack
  /// argument…
  case sizeofArguments
  /// number: index; extra: 0 type, 1 value, 2 template
  case parameterName
  /// name
  case typeParameter
  /// name, constraint
  case constrainedTypeParameter
  /// name, type
  case valueParameter
  /// name, constraint?, parameter…
  case templateParameterOfTemplate
  /// parameter
  case parameterPack

  // Types
  /// number: a code of `CxxBuiltin`
  case builtin
  /// base, qualifiers
  case qualifiedType
  /// base, qualifiers?; number: 1 for &, 2 for &&
  case qualifiedFunction
  /// qualifier…
  case qualifiers
  /// expression…; number: a `CxxWord`
  case qualifier
  /// base
  case pointer, reference, rvalueReference, complex, imaginary
  /// base; number: a `CxxWord`
  case suffixedType
  /// name, base
  case transformedType
  /// qualifier, type
  case vendorQualified
  /// dimension, element
  case array
  /// dimension, element
  case vector
  /// result?, parameter…; special: of a function that encloses a local name
  case function
  /// class, member
  case pointerToMember
  /// base; number: 1 accumulator, 2 saturating, 3 both
  case fixedPoint
  /// number: bits
  case binaryFloat
  /// size; special: unsigned
  case bitInt
  /// name; number: a `CxxWord`
  case elaborated
  /// expression
  case decltype
  /// type
  case explicitObject

  // Expressions
  /// number: index from 0; 0 is `this`
  case functionParameter
  /// operator
  case nullary
  /// operator, operand; number: 1 postfix, 2 operand is a type in parentheses
  case unary
  /// operator, left, right
  case binary
  /// operator, first, second, third
  case ternary
  /// operator, pack, initial value?; special: the dots come first
  case fold
  /// type, expression; number: offset
  case subobject
  /// type, expression
  case memberPointerCast
  /// operator, placement?, type, initializer?
  case new
  /// type; the value is `number..<extra` of the name; special: negative
  case literal
  /// type
  case stringLiteral
  /// closure
  case lambdaExpression
  /// expression…
  case list
  /// type?, list
  case braces
  /// number: count of parameters; parameter…, requirement…
  case requires
  /// expression, type constraint?; special: noexcept
  case expressionRequirement
  /// type
  case typeRequirement
  /// constraint
  case nestedRequirement

  /// Whether `CxxTree.settled` looks at nodes of this kind, whatever is below them.
  var isSettledByShape: Bool {
    switch self {
    case .qualifiedType, .qualifiedFunction, .reference, .rvalueReference, .array, .packExpansion:
      true
    default: false
    }
  }
}

/// A fixed text.
enum CxxWord: UInt8 {
  case std, allocator, basicString, basicIstream, basicOstream, basicIostream, charTraits
  case string, istream, ostream, iostream
  case anonymousNamespace, blockLiteral, stringLiteral, empty, auto, decltypeAuto
  case lambda, templateTemplate
  case restrict, volatile, const, transactionSafe, noexcept, `throw`
  case `struct`, union, `enum`
  case vtable, vtt, typeinfo, typeinfoName, parameterObject, thunk, virtualThunk, covariantThunk
  case typeinfoFunction, javaClass, tlsInitializer, tlsWrapper, guardVariable, referenceTemporary
  case hiddenAlias, transactionClone, nonTransactionClone, javaResource, moduleInitializer, block

  var spelling: String { Self.spellings[Int(rawValue)] }

  private static let spellings = [
    "std", "allocator", "basic_string", "basic_istream", "basic_ostream", "basic_iostream",
    "char_traits", "string", "istream", "ostream", "iostream", "(anonymous namespace)",
    "'block-literal'", "string literal", "", "auto", "decltype(auto)", "lambda",
    "template_template", "restrict", "volatile", "const", "transaction_safe", "noexcept", "throw",
    "struct", "union", "enum", "vtable for ", "VTT for ", "typeinfo for ", "typeinfo name for ",
    "template parameter object for ", "non-virtual thunk to ", "virtual thunk to ",
    "covariant return thunk to ", "typeinfo fn for ", "java Class for ",
    "TLS init function for ", "TLS wrapper function for ", "guard variable for ",
    "reference temporary for ", "hidden alias for ", "transaction clone for ",
    "non-transaction clone for ", "java resource ", "initializer for module ",
    "invocation function for block in ",
  ]
}

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
