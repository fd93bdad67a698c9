// Names that were not looked up because they depend on template parameters, and `requires`
// expressions.

extension CxxParser {
  /// Reads a name that follows `::`, `.`, `->` or a dependent scope.
  mutating func unresolvedName() throws(DemanglingFailure) -> CxxNodeIndex {
    try tree.budget.enter()
    defer { tree.budget.leave() }
    if cursor.next == "g", cursor.peek(1) == "s" {
      let global = try operatorName(isExpression: true).node
      return try tree.add(.unary, global, try unresolvedName())
    }
    guard cursor.take("s", "r") else { return try baseUnresolvedName() }
    switch cursor.next {
    case "T", "D", "S":
      let scope = try type()
      let name = try tree.add(.qualified, scope, try baseUnresolvedName())
      guard cursor.next == "I" else { return name }
      let node = try template(named: name)
      substitutions.append(node)
      return node
    default:
      return try nestedUnresolvedName()
    }
  }

  /// Reads `srN type level… E name` and `sr level… E name`, after the `sr`.
  private mutating func nestedUnresolvedName() throws(DemanglingFailure) -> CxxNodeIndex {
    var scope = cursor.take("N") ? try type() : .none
    while !cursor.take("E") {
      // GCC writes a type and a name here, without the `E`.
      if scope != .none, !cursor.isAtEnd, !cursor.isAtDigit, let outer = try outerScope(of: scope) {
        if tree.kind(outer) == .template { substitutions.append(tree.child(outer, 0)) }
        substitutions.append(outer)
        return scope
      }
      var level = try sourceName()
      if cursor.next == "I" {
        substitutions.append(level)
        level = try template(named: level)
      }
      scope = scope == .none ? level : try tree.add(.qualified, scope, level)
    }
    guard scope != .none else { throw .malformed }
    return try tree.add(.qualified, scope, try baseUnresolvedName())
  }

  private mutating func outerScope(
    of name: CxxNodeIndex,
  ) throws(DemanglingFailure) -> CxxNodeIndex? {
    switch tree.kind(name) {
    case .qualified: return tree.child(name, 0)
    case .standardName: return try tree.add(word: .std)
    default: return nil
    }
  }

  private mutating func baseUnresolvedName() throws(DemanglingFailure) -> CxxNodeIndex {
    let node: CxxNodeIndex
    if cursor.take("o", "n") {
      node = try operatorName(isExpression: true).node
    } else if cursor.take("d", "n") {
      node = try tree.add(.destructor, cursor.isAtDigit ? try sourceName() : try type())
    } else if cursor.isAtDigit {
      node = try sourceName()
    } else {
      // GCC writes an operator here without `on` (GCC bug 70182).
      node = try operatorName(isExpression: true).node
    }
    return cursor.next == "I" ? try template(named: node) : node
  }

  // MARK: Requirements

  /// Reads `rq requirement… E` or `rQ parameters _ requirement… E`.
  mutating func requiresExpression() throws(DemanglingFailure) -> CxxNodeIndex {
    let hasParameters = cursor.peek(1) == "Q"
    cursor.skip(2)
    let mark = tree.scratch.count
    if hasParameters {
      while !cursor.take("_") { tree.scratch.append(try type()) }
    }
    let parameterCount = tree.scratch.count - mark
    while !cursor.take("E") { tree.scratch.append(try requirement()) }
    return try tree.add(.requires, childrenFrom: mark, number: parameterCount)
  }

  private mutating func requirement() throws(DemanglingFailure) -> CxxNodeIndex {
    if cursor.take("X") {
      let value = try expression()
      let isNoexcept = cursor.take("N")
      let constraint = cursor.take("R") ? try name().node : .none
      return try tree.add(.expressionRequirement, value, constraint, isSpecial: isNoexcept)
    }
    if cursor.take("T") { return try tree.add(.typeRequirement, try type()) }
    guard cursor.take("Q") else { throw .malformed }
    return try tree.add(.nestedRequirement, try expression())
  }
}
