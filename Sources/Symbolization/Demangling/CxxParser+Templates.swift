// Template arguments and parameters, and closures, which declare parameters of their own.

extension CxxParser {
  /// Reads the arguments `I … E` (or `J … E`) of the template `name`.
  mutating func template(named name: CxxNodeIndex) throws(DemanglingFailure) -> CxxNodeIndex {
    let mark = tree.scratch.count
    tree.scratch.append(name)
    try templateArguments()
    return try tree.add(.template, childrenFrom: mark)
  }

  /// Reads arguments that begin with a pack. Clang omits the `I` before this `J`.
  mutating func templateWithoutI(
    named name: CxxNodeIndex,
  ) throws(DemanglingFailure) -> CxxNodeIndex {
    let mark = tree.scratch.count
    tree.scratch.append(name)
    while !cursor.take("E") { tree.scratch.append(try templateArgument()) }
    return try tree.add(.template, childrenFrom: mark)
  }

  /// Reads `I … E` or `J … E` onto `tree.scratch`.
  mutating func templateArguments() throws(DemanglingFailure) {
    guard cursor.take("I") || cursor.take("J") else { throw .malformed }
    let mark = tree.scratch.count
    while !cursor.take("E") {
      tree.scratch.append(try templateArgument(after: mark))
      if cursor.next == "Q" {
        // Constraints of template arguments are not shown.
        _ = try constraint()
        guard cursor.next == "E" else { throw .malformed }
      }
    }
  }

  /// Reads a type, an expression, a literal, a pack, or an argument with its declaration.
  ///
  /// - Parameter previous: Where the earlier arguments begin in `tree.scratch`; `nil` if a
  ///   declaration cannot name them.
  mutating func templateArgument(
    after previous: Int? = nil,
  ) throws(DemanglingFailure) -> CxxNodeIndex {
    try tree.budget.enter()
    defer { tree.budget.leave() }
    switch cursor.next {
    case "X":
      cursor.skip()
      let node = try expression()
      try cursor.expect("E")
      return node
    case "L":
      return try primary()
    case "I", "J":
      let mark = tree.scratch.count
      try templateArguments()
      return try tree.add(.argumentPack, childrenFrom: mark)
    case "T":
      switch cursor.peek(1) {
      case "y", "n", "t", "p", "k": return try declaredArgument(after: previous)
      default: return try type()
      }
    default:
      return try type()
    }
  }

  private mutating func declaredArgument(
    after previous: Int?,
  ) throws(DemanglingFailure) -> CxxNodeIndex {
    // A declaration may name the arguments before it.
    tree.declared.append(previous.map { Array(tree.scratch[$0...]) } ?? [])
    scopes.append(.declared(tree.declared.count - 1))
    guard let declaration = try parameterDeclaration() else { throw .malformed }
    scopes.removeLast()
    return try tree.add(.declaredArgument, declaration.node, try templateArgument())
  }

  // MARK: Parameters

  /// Reads `T_`, `T0_`, `TL0__` and so on.
  mutating func templateParameter() throws(DemanglingFailure) -> CxxNodeIndex {
    let start = cursor.position
    try cursor.expect("T")
    let level = cursor.take("L") ? try compactNumber() : 0
    let index = try compactNumber()
    if isInConstraint { return try tree.add(text: start..<cursor.position - 1) }
    let isLambdaParameter = lambdaLevel == level
    guard level < scopes.count else {
      guard isLambdaParameter else { throw .malformed }
      return try tree.add(.lambdaAuto, number: index)
    }
    let scope = scopes[level]
    if scope != .pending, index >= tree.argumentCount(of: scope) {
      // The parameter of a generic lambda is mangled like that of a template (GCC bug 78252).
      guard isLambdaParameter else { throw .malformed }
      return try tree.add(.lambdaAuto, number: index)
    }
    return try tree.add(.templateParameter, number: index, extra: scope.rawValue)
  }

  /// Binds the parameters of the conversion operator in `name` to their template.
  mutating func bindConversion(
    _ name: CxxNodeIndex, to template: CxxNodeIndex,
  ) throws(DemanglingFailure) {
    try bind(name, to: template)
    for position in 1..<tree.childCount(template) {
      try bind(tree.child(template, position), to: .none)
    }
  }

  /// Binds the parameters below `root` that have no template yet to `template`. If `template` is
  /// `.none`, there must not be any.
  mutating func bind(
    _ root: CxxNodeIndex, to template: CxxNodeIndex,
  ) throws(DemanglingFailure) {
    try bind(root, to: template, tree.beginPass())
  }

  private mutating func bind(
    _ index: CxxNodeIndex, to template: CxxNodeIndex, _ pass: Int32,
  ) throws(DemanglingFailure) {
    guard index != .none, tree[index].marks.contains(.dependent) else { return }
    switch tree.kind(index) {
    case .closure:
      return
    case .templateParameter:
      guard CxxScope(rawValue: tree[index].extra) == .pending else {
        guard template == .none else { throw .malformed }
        return
      }
      guard template != .none, Int(tree[index].number) < tree.childCount(template) - 1 else {
        throw .malformed
      }
      tree.setScope(index, to: .template(template))
    default:
      guard tree.isFirstSight(of: index, in: pass) else { return }
      try tree.budget.enter()
      defer { tree.budget.leave() }
      for position in 0..<tree.childCount(index) {
        try bind(tree.child(index, position), to: template, pass)
      }
    }
  }

  // MARK: Closures

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
  private mutating func parameterDeclaration() throws(DemanglingFailure)
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
