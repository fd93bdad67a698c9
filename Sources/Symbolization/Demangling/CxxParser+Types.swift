// Types, except those of functions.

extension CxxParser {
  /// Reads a type.
  ///
  /// - Parameter isConversion: Whether this is the type of a conversion operator that is used as a
  ///   name. Template arguments after a template parameter may then belong to the operator.
  mutating func type(
    isConversion: Bool = false,
  ) throws(DemanglingFailure) -> CxxNodeIndex {
    try tree.budget.enter()
    defer { tree.budget.leave() }
    let qualifiers = try qualifiers()
    if let code = CxxBuiltin.code(cursor.next) {
      cursor.skip()
      let builtin = try tree.add(.builtin, number: code)
      guard qualifiers != .none else { return builtin }
      let node = try tree.add(.qualifiedType, builtin, qualifiers)
      substitutions.append(node)
      return node
    }
    // Qualifiers before a function type are those of a member function, which has no unqualified
    // type.
    let isMemberFunction = qualifiers != .none && cursor.next == "F"
    let (node, isCandidate) = try unqualifiedType(isConversion: isConversion)
    if isCandidate, !isMemberFunction { substitutions.append(node) }
    guard qualifiers != .none else { return node }
    let qualified = try qualifiedType(node, qualifiers)
    substitutions.append(qualified)
    return qualified
  }

  private mutating func qualifiedType(
    _ node: CxxNodeIndex, _ qualifiers: CxxNodeIndex,
  ) throws(DemanglingFailure) -> CxxNodeIndex {
    switch tree.kind(node) {
    case .function:
      return try tree.add(.qualifiedFunction, node, qualifiers)
    case .qualifiedFunction:
      let all = try tree.merged(qualifiers: qualifiers, tree.child(node, 1))
      return try tree.add(
        .qualifiedFunction, tree.child(node, 0), all, number: Int(tree[node].number))
    case .qualifiedType:
      let all = try tree.merged(qualifiers: qualifiers, tree.child(node, 1))
      return try tree.add(.qualifiedType, tree.child(node, 0), all)
    default:
      return try tree.add(.qualifiedType, node, qualifiers)
    }
  }

  /// Reads a type that is neither builtin nor qualified.
  ///
  /// - Returns: The type, and whether it becomes a substitution candidate.
  private mutating func unqualifiedType(
    isConversion: Bool,
  ) throws(DemanglingFailure) -> (CxxNodeIndex, isCandidate: Bool) {
    switch cursor.next {
    case "u": return (try vendorType(), true)
    case "F": return (try functionType(), true)
    case "N", "W", "Z", "0"..."9": return (try name().node, true)
    case "A": return (try arrayType(isConversion: isConversion), true)
    case "M":
      cursor.skip()
      let owner = try type()
      let member = try type(isConversion: isConversion)
      return (try tree.add(.pointerToMember, owner, member), true)
    case "T": return (try parameterOrElaborated(isConversion: isConversion), true)
    case "S": return try substitutedType(isConversion: isConversion)
    case "O": return (try compound(.rvalueReference, isConversion), true)
    case "P": return (try compound(.pointer, isConversion), true)
    case "R": return (try compound(.reference, isConversion), true)
    case "C": return (try compound(.complex, isConversion), true)
    case "G": return (try compound(.imaginary, isConversion), true)
    case "U":
      switch cursor.peek(1) {
      case "l": return (try closure(), false)
      case "t": return (try unnamedType(), false)
      default: return (try vendorQualified(isConversion: isConversion), true)
      }
    case "D":
      cursor.skip()
      return try typeAfterD(isConversion: isConversion)
    default: throw .malformed
    }
  }

  private mutating func compound(
    _ kind: CxxNodeKind, _ isConversion: Bool,
  ) throws(DemanglingFailure) -> CxxNodeIndex {
    cursor.skip()
    return try tree.add(kind, try type(isConversion: isConversion))
  }

  /// Reads `u name`, or a type that the compiler computes: `u name I type E`.
  private mutating func vendorType() throws(DemanglingFailure) -> CxxNodeIndex {
    cursor.skip()
    let name = try sourceName()
    guard cursor.take("I") else { return name }
    let base = try type()
    try cursor.expect("E")
    return try tree.add(.transformedType, name, base)
  }

  private mutating func vendorQualified(
    isConversion: Bool,
  ) throws(DemanglingFailure) -> CxxNodeIndex {
    cursor.skip()
    var qualifier = try sourceName()
    if cursor.next == "I" { qualifier = try template(named: qualifier) }
    return try tree.add(.vendorQualified, qualifier, try type(isConversion: isConversion))
  }

  // MARK: Template parameters and substitutions as types

  private mutating func parameterOrElaborated(
    isConversion: Bool,
  ) throws(DemanglingFailure) -> CxxNodeIndex {
    let word: CxxWord?
    switch cursor.peek(1) {
    case "s": word = .struct
    case "u": word = .union
    case "e": word = .enum
    default: word = nil
    }
    if let word {
      cursor.skip(2)
      return try tree.add(.elaborated, try name().node, number: Int(word.rawValue))
    }
    let parameter = try templateParameter()
    guard cursor.next == "I" else { return parameter }
    if isConversion {
      return try conversionTarget(parameter, isCandidate: true)
    }
    substitutions.append(parameter)
    return try template(named: parameter)
  }

  private mutating func substitutedType(
    isConversion: Bool,
  ) throws(DemanglingFailure) -> (CxxNodeIndex, isCandidate: Bool) {
    switch cursor.peek(1) {
    case "0"..."9", "A"..."Z", "_":
      var node = try substitution(isPrefix: false)
      if tree.kind(node) == .module {
        node = try unqualifiedName(in: node).node
        substitutions.append(node)
      }
      guard cursor.next == "I" else { return (node, false) }
      guard isConversion, tree.kind(node) == .templateParameter else {
        return (try template(named: node), true)
      }
      let target = try conversionTarget(node, isCandidate: false)
      return (target, target != node)
    default:
      let node = try name().node
      return (node, tree.kind(node) != .standardName)
    }
  }

  /// Reads what follows a template parameter in the type of a conversion operator.
  ///
  /// Arguments belong to the parameter if more arguments follow. Else they belong to the operator,
  /// and nothing is read.
  private mutating func conversionTarget(
    _ parameter: CxxNodeIndex, isCandidate: Bool,
  ) throws(DemanglingFailure) -> CxxNodeIndex {
    let start = self.cursor
    let known = (substitutions.count, scopes, lambdaLevel, isInConstraint, declaredCounts)
    let (scratchCount, depth) = (tree.scratch.count, tree.budget.depth)
    do {
      let node = try template(named: parameter)
      if cursor.next == "I" {
        if isCandidate { substitutions.append(parameter) }
        return node
      }
    } catch .malformed {
      // These are not arguments.
    }
    cursor = start
    substitutions.removeSubrange(known.0...)
    (scopes, lambdaLevel, isInConstraint, declaredCounts) = (known.1, known.2, known.3, known.4)
    tree.scratch.removeSubrange(scratchCount...)
    tree.budget.depth = depth
    return parameter
  }

  // MARK: Types that begin with D

  private mutating func typeAfterD(
    isConversion: Bool,
  ) throws(DemanglingFailure) -> (CxxNodeIndex, isCandidate: Bool) {
    let code = cursor.next
    cursor.skip()
    if let builtin = CxxBuiltin.code(afterD: code) {
      return (try tree.add(.builtin, number: builtin), false)
    }
    switch code {
    case "T", "t":
      let expression = try expression()
      try cursor.expect("E")
      return (try tree.add(.decltype, expression), true)
    case "p":
      let pattern = try type(isConversion: isConversion)
      let pack = try tree.pack(in: pattern)
      return (try tree.add(.packExpansion, pattern, extra: pack.rawValue), true)
    case "a": return (try tree.add(word: .auto), false)
    case "c": return (try tree.add(word: .decltypeAuto), false)
    case "F": return (try floatOrFixedPoint(isConversion: isConversion), false)
    case "v": return (try vectorType(isConversion: isConversion), true)
    case "B", "U":
      let size =
        cursor.isAtDigit
        ? try tree.add(.decimal, number: try cursor.decimal()) : try expression()
      try cursor.expect("_")
      return (try tree.add(.bitInt, size, isSpecial: code == "U"), false)
    case "k": return (try suffixed(.auto), false)
    case "K": return (try suffixed(.decltypeAuto), false)
    default: throw .malformed
    }
  }

  private mutating func suffixed(_ word: CxxWord) throws(DemanglingFailure) -> CxxNodeIndex {
    try tree.add(.suffixedType, try name().node, number: Int(word.rawValue))
  }

  private mutating func floatOrFixedPoint(
    isConversion: Bool,
  ) throws(DemanglingFailure) -> CxxNodeIndex {
    let bits = cursor.isAtDigit ? try cursor.decimal() : nil
    if cursor.next == "_" {
      guard let bits, bits > 0 else { throw .malformed }
      cursor.skip()
      return try tree.add(.binaryFloat, number: bits)
    }
    let base = try type(isConversion: isConversion)
    if cursor.isAtDigit { _ = try cursor.decimal() }
    let isSaturating = cursor.next == "s"
    cursor.skip()
    return try tree.add(.fixedPoint, base, number: (bits == nil ? 0 : 1) + (isSaturating ? 2 : 0))
  }

  private mutating func vectorType(
    isConversion: Bool,
  ) throws(DemanglingFailure) -> CxxNodeIndex {
    let dimension =
      cursor.take("_") ? try expression() : try tree.add(.decimal, number: try number())
    try cursor.expect("_")
    return try tree.add(.vector, dimension, try type(isConversion: isConversion))
  }

  private mutating func arrayType(
    isConversion: Bool,
  ) throws(DemanglingFailure) -> CxxNodeIndex {
    cursor.skip()
    let dimension: CxxNodeIndex
    if cursor.next == "_" {
      dimension = try tree.add(word: .empty)
    } else if cursor.isAtDigit {
      let start = cursor.position
      while cursor.isAtDigit { cursor.skip() }
      dimension = try tree.add(text: start..<cursor.position)
    } else {
      dimension = try expression()
    }
    try cursor.expect("_")
    let element = try type(isConversion: isConversion)
    // The qualifiers of the elements are shown as qualifiers of the array.
    guard tree.kind(element) == .qualifiedType else {
      return try tree.add(.array, dimension, element)
    }
    let array = try tree.add(.array, dimension, tree.child(element, 0))
    return try tree.add(.qualifiedType, array, tree.child(element, 1))
  }
}
