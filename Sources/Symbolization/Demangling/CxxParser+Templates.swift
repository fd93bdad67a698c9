// Template arguments and template parameters.

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
}
