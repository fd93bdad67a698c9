// Closures, the template parameters that they declare, and constraints.

extension CxxParser {
  /// Reads `Ul signature E number _`.
  mutating func closure() throws(DemanglingFailure) -> CxxNodeIndex {
    cursor.skip(2)
    let mark = tree.scratch.count
    tree.scratch.append(.none)
    tree.scratch.append(.none)
    let outerLambdaLevel = lambdaLevel
    lambdaLevel = scopes.count
    let parameterCount = try closureParameters()
    if cursor.next == "Q" { tree.scratch[mark] = try constraint() }
    try parameterTypes()
    lambdaLevel = outerLambdaLevel
    if parameterCount > 0 { scopes.removeLast() }
    if cursor.next == "Q" { tree.scratch[mark + 1] = try constraint() }
    try cursor.expect("E")
    let number = try compactNumber()
    return try tree.add(
      .closure, childrenFrom: mark, number: number, extra: Int32(clamping: parameterCount))
  }

  /// Reads the explicit template parameters of a lambda onto `tree.scratch`, and opens their scope.
  private mutating func closureParameters() throws(DemanglingFailure) -> Int {
    var count = 0
    var list = 0
    while let declaration = try parameterDeclaration() {
      tree.scratch.append(declaration.node)
      if count == 0 {
        list = tree.declared.count
        tree.declared.append([])
        scopes.append(.declared(list))
      }
      tree.declared[list].append(declaration.value)
      count += 1
    }
    return count
  }

  /// Reads the declaration of a template parameter, if one follows.
  ///
  /// - Returns: The declaration, and the node that stands for the parameter where it is named.
  mutating func parameterDeclaration() throws(DemanglingFailure)
    -> (node: CxxNodeIndex, value: CxxNodeIndex)?
  {
    guard cursor.next == "T" else { return nil }
    try tree.budget.enter()
    defer { tree.budget.leave() }
    switch cursor.peek(1) {
    case "y":
      cursor.skip(2)
      let name = try parameterName(0)
      return (try tree.add(.typeParameter, name), name)
    case "k":
      cursor.skip(2)
      let wasInConstraint = isInConstraint
      isInConstraint = true
      let constraint = try name().node
      isInConstraint = wasInConstraint
      let name = try parameterName(0)
      return (try tree.add(.constrainedTypeParameter, name, constraint), name)
    case "n":
      cursor.skip(2)
      let name = try parameterName(1)
      return (try tree.add(.valueParameter, name, try type()), name)
    case "t":
      cursor.skip(2)
      return try templateTemplateParameter()
    case "p":
      cursor.skip(2)
      guard let inner = try parameterDeclaration() else { throw .malformed }
      return (try tree.add(.parameterPack, inner.node), inner.value)
    default:
      return nil
    }
  }

  private mutating func parameterName(_ kind: Int32) throws(DemanglingFailure) -> CxxNodeIndex {
    let index = declaredCounts[Int(kind)]
    declaredCounts[Int(kind)] += 1
    return try tree.add(.parameterName, number: index, extra: kind)
  }

  private mutating func templateTemplateParameter() throws(DemanglingFailure)
    -> (node: CxxNodeIndex, value: CxxNodeIndex)
  {
    let name = try parameterName(2)
    let mark = tree.scratch.count
    tree.scratch.append(name)
    tree.scratch.append(.none)
    var list: Int?
    while !cursor.take("E") {
      guard let parameter = try parameterDeclaration() else { throw .malformed }
      tree.scratch.append(parameter.node)
      if let list {
        tree.declared[list].append(parameter.value)
      } else {
        tree.declared.append([parameter.value])
        list = tree.declared.count - 1
        scopes.append(.declared(tree.declared.count - 1))
      }
      if cursor.next == "Q" {
        tree.scratch[mark + 1] = try constraint()
        guard cursor.next == "E" else { throw .malformed }
      }
    }
    if list != nil { scopes.removeLast() }
    return (try tree.add(.templateParameterOfTemplate, childrenFrom: mark), name)
  }

  /// Reads `Q expression`.
  mutating func constraint() throws(DemanglingFailure) -> CxxNodeIndex {
    try cursor.expect("Q")
    let wasInConstraint = isInConstraint
    isInConstraint = true
    defer { isInConstraint = wasInConstraint }
    return try expression()
  }
}
