// The types of functions, and the qualifiers of functions and other types.

extension CxxParser {
  mutating func functionType() throws(DemanglingFailure) -> CxxNodeIndex {
    cursor.skip()
    _ = cursor.take("Y")
    var node = try bareFunctionType(hasResult: true, hasExplicitObject: false)
    let reference = referenceQualifier()
    if reference != 0 {
      node = try tree.add(.qualifiedFunction, node, .none, number: reference)
    }
    try cursor.expect("E")
    return node
  }

  /// Reads the result, if there is one, and the parameters.
  mutating func bareFunctionType(
    hasResult: Bool, hasExplicitObject: Bool,
  ) throws(DemanglingFailure) -> CxxNodeIndex {
    let hasResult = cursor.take("J") || hasResult
    let mark = tree.scratch.count
    tree.scratch.append(hasResult ? try type() : .none)
    try parameterTypes(hasExplicitObject: hasExplicitObject)
    return try tree.add(.function, childrenFrom: mark)
  }

  /// Reads one or more types onto `tree.scratch`. `v` alone means that there are no parameters.
  mutating func parameterTypes(hasExplicitObject: Bool = false) throws(DemanglingFailure) {
    let mark = tree.scratch.count
    loop: while !cursor.isAtEnd {
      switch cursor.next {
      case "E", ".", "Q": break loop
      case "R" where cursor.peek(1) == "E", "O" where cursor.peek(1) == "E": break loop
      default: break
      }
      var parameter = try type()
      if hasExplicitObject, tree.scratch.count == mark {
        parameter = try tree.add(.explicitObject, parameter)
      }
      tree.scratch.append(parameter)
    }
    guard let last = tree.scratch.last, tree.scratch.count > mark else { throw .malformed }
    if tree.scratch.count == mark + 1, tree.kind(last) == .builtin,
      Int(tree[last].number) == CxxBuiltin.void
    {
      tree.scratch.removeLast()
    }
  }

  // MARK: Qualifiers

  /// Reads `r`, `V`, `K` and the exception specifications, which are shown in reverse order.
  mutating func qualifiers() throws(DemanglingFailure) -> CxxNodeIndex {
    let mark = tree.scratch.count
    while let qualifier = try qualifier() { tree.scratch.append(qualifier) }
    guard tree.scratch.count > mark else { return .none }
    tree.scratch[mark...].reverse()
    return try tree.add(.qualifiers, childrenFrom: mark)
  }

  private mutating func qualifier() throws(DemanglingFailure) -> CxxNodeIndex? {
    let mark = tree.scratch.count
    let word: CxxWord
    if cursor.take("r") {
      word = .restrict
    } else if cursor.take("V") {
      word = .volatile
    } else if cursor.take("K") {
      word = .const
    } else if cursor.take("D", "x") {
      word = .transactionSafe
    } else if cursor.take("D", "o") {
      word = .noexcept
    } else if cursor.take("D", "O") {
      word = .noexcept
      tree.scratch.append(try expression())
      try cursor.expect("E")
    } else if cursor.take("D", "w") {
      word = .throw
      try parameterTypes()
      try cursor.expect("E")
    } else {
      return nil
    }
    return try tree.add(.qualifier, childrenFrom: mark, number: Int(word.rawValue))
  }

  /// Reads the `&` or `&&` of a member function, if there is one. Returns 1, 2 or, without one, 0.
  mutating func referenceQualifier() -> Int {
    if cursor.take("R") { return 1 }
    return cursor.take("O") ? 2 : 0
  }
}
