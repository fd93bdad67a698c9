// Names of one component: identifiers, operators, closures, unnamed types and structured bindings.

import Bytes

extension CxxParser {
  /// Reads one component: an identifier, an operator, a closure, an unnamed type or structured
  /// bindings.
  mutating func unqualifiedName(
    in parent: CxxNodeIndex = .none,
  ) throws(DemanglingFailure) -> (node: CxxNodeIndex, isConversion: Bool) {
    let module = try module(in: parent)
    let isFriend = cursor.take("F")
    var node: CxxNodeIndex
    var isConversion = false
    switch cursor.next {
    case "0"..."9":
      node = try sourceName()
    case "a"..."z":
      node = try operatorName(isExpression: false).node
      isConversion = tree.kind(node) == .conversion
      if tree.kind(node) == .operatorName, CxxOperator.table[Int(tree[node].number)].isLiteral {
        node = try tree.add(.literalOperator, node, try sourceName())
      }
    case "D" where cursor.peek(1) == "C":
      node = try structuredBindings()
    case "L":
      cursor.skip()
      node = try sourceName()
      try discriminator()
    case "U":
      node = try unnamed()
    default:
      throw .malformed
    }
    if module != .none { node = try tree.add(.moduleEntity, node, module) }
    node = try tagged(node)
    if isFriend { node = try tree.add(.friend, node) }
    return (node, isConversion)
  }

  private mutating func unnamed() throws(DemanglingFailure) -> CxxNodeIndex {
    switch cursor.peek(1) {
    case "l": return try closure()
    case "t": return try unnamedType()
    case "b":
      cursor.skip(2)
      _ = try compactNumber()
      return try tree.add(word: .blockLiteral)
    default: throw .malformed
    }
  }

  /// Reads `Ut_`, `Ut0_`, ….
  mutating func unnamedType() throws(DemanglingFailure) -> CxxNodeIndex {
    cursor.skip(2)
    let node = try tree.add(.unnamedType, number: try compactNumber())
    substitutions.append(node)
    return node
  }

  private mutating func structuredBindings() throws(DemanglingFailure) -> CxxNodeIndex {
    cursor.skip(2)
    let mark = tree.scratch.count
    repeat {
      tree.scratch.append(try sourceName())
    } while !cursor.take("E")
    return try tree.add(.structuredBindings, childrenFrom: mark)
  }

  /// Reads an identifier that follows its length.
  mutating func sourceName() throws(DemanglingFailure) -> CxxNodeIndex {
    let length = try cursor.decimal()
    guard length > 0 else { throw .malformed }
    let isOwned = cursor.isNext("_GLOBAL_")
    let range = try cursor.take(count: length)
    if isOwned, range.count > 10, tree.bytes[range.lowerBound + 9] == "N" {
      switch Unicode.Scalar(tree.bytes[range.lowerBound + 8]) {
      case ".", "_", "$": return try tree.add(word: .anonymousNamespace)
      default: break
      }
    }
    return try tree.add(text: range)
  }

  /// Reads the ABI tags that follow a name.
  mutating func tagged(_ name: CxxNodeIndex) throws(DemanglingFailure) -> CxxNodeIndex {
    var name = name
    while cursor.take("B") { name = try tree.add(.tagged, name, try sourceName()) }
    return name
  }

  /// Reads the module that a name belongs to, if one follows.
  mutating func module(in parent: CxxNodeIndex) throws(DemanglingFailure) -> CxxNodeIndex {
    var module = parent
    while cursor.take("W") {
      let isPartition = cursor.take("P")
      module = try tree.add(.module, module, try sourceName(), isSpecial: isPartition)
      substitutions.append(module)
    }
    return module
  }

  // MARK: Operators

  /// Reads an operator as a name.
  ///
  /// - Returns: The operator, and the number of operands it takes in an expression.
  mutating func operatorName(
    isExpression: Bool,
  ) throws(DemanglingFailure) -> (node: CxxNodeIndex, arity: Int) {
    if cursor.next == "v", ("0"..."9").contains(cursor.peek(1)) {
      let arity = Int(cursor.peek(1).value - 48)
      cursor.skip(2)
      let name = try sourceName()
      let (start, end) = (Int(tree[name].number), tree[name].extra)
      guard tree.kind(name) == .text else { throw .malformed }
      return (try tree.add(.vendorOperator, number: start, extra: end), arity)
    }
    if cursor.take("c", "v") {
      return (try conversion(isExpression: isExpression), 1)
    }
    guard let entry = CxxOperator.index(of: cursor.next, cursor.peek(1)) else { throw .malformed }
    cursor.skip(2)
    return (try tree.add(.operatorName, number: entry), CxxOperator.table[entry].arity)
  }

  private mutating func conversion(
    isExpression: Bool,
  ) throws(DemanglingFailure) -> CxxNodeIndex {
    if isExpression { return try tree.add(.conversion, try type()) }
    // `T_` in this type belongs to template arguments that come later.
    scopes.append(.pending)
    let target = try type(isConversion: true)
    scopes.removeLast()
    return try tree.add(.conversion, target)
  }
}
