// Expressions, as they appear in template arguments, array bounds, `decltype` and constraints.

extension CxxParser {
  /// Reads an expression.
  mutating func expression() throws(DemanglingFailure) -> CxxNodeIndex {
    try tree.budget.enter()
    defer { tree.budget.leave() }
    switch (cursor.next, cursor.peek(1)) {
    case ("L", _): return try primary()
    case ("T", _): return try templateParameter()
    case ("s", "r"): return try unresolvedName()
    case ("s", "o"), ("m", "c"): return try memberConstant()
    case ("s", "p"), ("s", "Z"), ("s", "P"): return try packExpression()
    case ("f", "p"): return try functionParameter()
    case ("f", "L") where ("0"..."9").contains(cursor.peek(2)): return try functionParameter()
    case ("0"..."9", _): return try namedExpression()
    case ("o", "n"):
      cursor.skip(2)
      return try namedExpression()
    case ("i", "l"), ("t", "l"): return try braces()
    case ("s", "t"):
      let sizeof = try operatorName(isExpression: true).node
      return try tree.add(.unary, sizeof, try type(), number: 2)
    case ("u", _): return try vendorExpression()
    case ("r", "q"), ("r", "Q"): return try requiresExpression()
    default: return try operation()
    }
  }

  private mutating func namedExpression() throws(DemanglingFailure) -> CxxNodeIndex {
    let name = try unqualifiedName().node
    return cursor.next == "I" ? try template(named: name) : name
  }

  /// Reads `fp_`, `fp0_`, `fL1p_` or `fpT`; qualifiers and depth are not shown.
  private mutating func functionParameter() throws(DemanglingFailure) -> CxxNodeIndex {
    if cursor.take("f", "p") {
      if cursor.take("T") { return try tree.add(.functionParameter) }
    } else {
      cursor.skip(2)
      _ = try cursor.decimal()
      try cursor.expect("p")
    }
    _ = try qualifiers()
    return try tree.add(.functionParameter, number: try compactNumber() + 1)
  }

  private mutating func packExpression() throws(DemanglingFailure) -> CxxNodeIndex {
    let code = cursor.peek(1)
    cursor.skip(2)
    if code == "P" {
      let mark = tree.scratch.count
      while !cursor.take("E") { tree.scratch.append(try templateArgument()) }
      return try tree.add(.sizeofArguments, childrenFrom: mark)
    }
    let pattern = try expression()
    let pack = try tree.pack(in: pattern)
    if code == "p" { return try tree.add(.packExpansion, pattern, extra: pack.rawValue) }
    guard pack != .none else { throw .malformed }
    return try tree.add(.sizeofPack, extra: pack.rawValue)
  }

  /// Reads a part of a constant of class type (`so`), or a converted pointer to member (`mc`).
  private mutating func memberConstant() throws(DemanglingFailure) -> CxxNodeIndex {
    let isSubobject = cursor.next == "s"
    cursor.skip(2)
    let type = try type()
    let value = try expression()
    let offset = try optionalNumber()
    if isSubobject {
      while cursor.take("_") { _ = try optionalNumber() }
      _ = cursor.take("p")
    }
    try cursor.expect("E")
    return try tree.add(isSubobject ? .subobject : .memberPointerCast, type, value, number: offset)
  }

  private mutating func optionalNumber() throws(DemanglingFailure) -> Int {
    cursor.isAtDigit || cursor.next == "n" ? try number() : 0
  }

  /// Reads expressions up to `stop`.
  private mutating func list(
    until stop: Unicode.Scalar,
  ) throws(DemanglingFailure) -> CxxNodeIndex {
    let mark = tree.scratch.count
    while !cursor.take(stop) { tree.scratch.append(try expression()) }
    return try tree.add(.list, childrenFrom: mark)
  }

  private mutating func braces() throws(DemanglingFailure) -> CxxNodeIndex {
    let hasType = cursor.next == "t"
    cursor.skip(2)
    let type = hasType ? try type() : .none
    return try tree.add(.braces, type, try list(until: "E"))
  }

  /// Reads `u name argument… E`; `__uuidof` takes a type (`t`) or an expression (`z`) instead.
  private mutating func vendorExpression() throws(DemanglingFailure) -> CxxNodeIndex {
    cursor.skip()
    let isUuidof = cursor.isNext("8__uuidof")
    let name = try sourceName()
    let mark = tree.scratch.count
    if isUuidof, cursor.take("t") {
      tree.scratch.append(try type())
    } else if isUuidof, cursor.take("z") {
      tree.scratch.append(try expression())
    } else {
      while !cursor.take("E") { tree.scratch.append(try templateArgument()) }
    }
    let arguments = try tree.add(.list, childrenFrom: mark)
    return try add(.binary, try callOperator(), name, arguments)
  }

  private mutating func callOperator() throws(DemanglingFailure) -> CxxNodeIndex {
    guard let call = CxxOperator.index(of: "c", "l") else { throw .malformed }
    return try tree.add(.operatorName, number: call)
  }

  private mutating func add(
    _ kind: CxxNodeKind, _ children: CxxNodeIndex..., isSpecial: Bool = false,
  ) throws(DemanglingFailure) -> CxxNodeIndex {
    let mark = tree.scratch.count
    tree.scratch.append(contentsOf: children)
    return try tree.add(kind, childrenFrom: mark, isSpecial: isSpecial)
  }

  // MARK: Operators

  private mutating func operation() throws(DemanglingFailure) -> CxxNodeIndex {
    let code = (cursor.next, cursor.peek(1))
    let (node, arity) = try operatorName(isExpression: true)
    switch arity {
    case 0: return try tree.add(.nullary, node)
    case 1: return try unary(node, code)
    case 2: return try binary(node, code)
    case 3: return try ternary(node, code)
    default: throw .malformed
    }
  }

  private mutating func unary(
    _ node: CxxNodeIndex, _ code: (Unicode.Scalar, Unicode.Scalar),
  ) throws(DemanglingFailure) -> CxxNodeIndex {
    if tree.kind(node) == .conversion, cursor.take("_") {
      return try tree.add(.unary, node, try list(until: "E"))
    }
    let canBePostfix = code == ("p", "p") || code == ("m", "m")
    let isPostfix = canBePostfix && !cursor.take("_")
    return try tree.add(.unary, node, try expression(), number: isPostfix ? 1 : 0)
  }

  private mutating func binary(
    _ node: CxxNodeIndex, _ code: (Unicode.Scalar, Unicode.Scalar),
  ) throws(DemanglingFailure) -> CxxNodeIndex {
    switch code {
    case ("s", "c"), ("d", "c"), ("c", "c"), ("r", "c"):
      let target = try type()
      return try add(.binary, node, target, try expression())
    case ("f", "l"), ("f", "r"):
      let folded = try operatorName(isExpression: true).node
      return try add(.fold, folded, try expression(), .none, isSpecial: code.1 == "l")
    case ("d", "i"):
      let field = try unqualifiedName().node
      return try add(.binary, node, field, try expression())
    case ("c", "l"), ("c", "p"):
      let function = try expression()
      return try add(.binary, node, function, try list(until: "E"))
    case ("d", "t"), ("p", "t"):
      let object = try expression()
      var member = cursor.next == "L" ? try primary() : try unresolvedName()
      if cursor.next == "I" { member = try template(named: member) }
      return try add(.binary, node, object, member)
    default:
      let left = try expression()
      return try add(.binary, node, left, try expression())
    }
  }

  private mutating func ternary(
    _ node: CxxNodeIndex, _ code: (Unicode.Scalar, Unicode.Scalar),
  ) throws(DemanglingFailure) -> CxxNodeIndex {
    if code.0 == "n" { return try newExpression(node) }
    if code.0 == "f" {
      let folded = try operatorName(isExpression: true).node
      let pack = try expression()
      return try add(.fold, folded, pack, try expression(), isSpecial: code.1 == "L")
    }
    let first = try expression()
    let second = try expression()
    return try add(.ternary, node, first, second, try expression())
  }

  private mutating func newExpression(
    _ node: CxxNodeIndex,
  ) throws(DemanglingFailure) -> CxxNodeIndex {
    var placement = try list(until: "_")
    if tree.childCount(placement) == 0 { placement = .none }
    let type = try type()
    let initializer: CxxNodeIndex
    if cursor.take("E") {
      initializer = .none
    } else if cursor.take("p", "i") {
      initializer = try list(until: "E")
    } else if cursor.next == "i", cursor.peek(1) == "l" {
      initializer = try expression()
    } else {
      throw .malformed
    }
    return try add(.new, node, placement, type, initializer)
  }

  // MARK: Literals

  /// Reads `L type value E`, or `L_Z encoding E`.
  mutating func primary() throws(DemanglingFailure) -> CxxNodeIndex {
    try cursor.expect("L")
    // GCC omits the underscore up to -fabi-version=3.
    if cursor.next == "_" || cursor.next == "Z" {
      _ = cursor.take("_")
      try cursor.expect("Z")
      let entity = try encoding()
      try cursor.expect("E")
      return entity
    }
    let type = try type()
    let isNegative = cursor.take("n")
    if cursor.next == "E" {
      switch tree.kind(type) {
      case .builtin where Int(tree[type].number) == CxxBuiltin.nullptr:
        break
      case .closure:
        cursor.skip()
        return try tree.add(.lambdaExpression, type)
      case .array,
        .qualifiedType where tree.kind(tree.child(type, 0)) == .array:
        cursor.skip()
        return try tree.add(.stringLiteral, type)
      default:
        throw .malformed
      }
    }
    let value = cursor.takeUntil("E")
    try cursor.expect("E")
    return try tree.add(
      .literal, type, number: value.lowerBound, extra: Int32(clamping: value.upperBound),
      isSpecial: isNegative)
  }
}
