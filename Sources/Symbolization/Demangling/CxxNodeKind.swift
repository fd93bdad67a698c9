// The kinds of nodes in a C++ name.

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
