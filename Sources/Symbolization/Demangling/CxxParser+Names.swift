// Names: plain, nested, local, with operators, constructors, closures and modules.

extension CxxParser {
  /// A name, and whether its function has an explicit object parameter (C++23).
  typealias Name = (node: CxxNodeIndex, hasExplicitObject: Bool)

  /// Reads any name.
  mutating func name() throws(DemanglingFailure) -> Name {
    try tree.budget.enter()
    defer { tree.budget.leave() }
    switch cursor.next {
    case "N": return try nestedName()
    case "Z": return try localName()
    case "U": return (try unqualifiedName().node, false)
    default: return (try unscopedName(), false)
    }
  }

  /// Reads a name at namespace scope or directly in `std`, with its template arguments.
  private mutating func unscopedName() throws(DemanglingFailure) -> CxxNodeIndex {
    var node: CxxNodeIndex
    var isConversion = false
    var isSubstitution = false
    if cursor.take("S", "t") {
      let inner = try unqualifiedName()
      isConversion = inner.isConversion
      node = try tree.add(.qualified, try tree.add(word: .std), inner.node)
    } else if cursor.next == "S" {
      node = try substitution(isPrefix: false)
      if tree.kind(node) == .module {
        (node, isConversion) = try unqualifiedName(in: node)
      } else {
        isSubstitution = true
      }
    } else {
      (node, isConversion) = try unqualifiedName()
    }
    guard cursor.next == "I" else {
      if isConversion { try bind(node, to: .none) }
      return node
    }
    if !isSubstitution { substitutions.append(node) }
    let template = try template(named: node)
    if isConversion { try bindConversion(node, to: template) }
    return template
  }

  /// Reads `N … E`.
  private mutating func nestedName() throws(DemanglingFailure) -> Name {
    try cursor.expect("N")
    if cursor.take("H") {
      let node = try prefix()
      try cursor.expect("E")
      return (node, true)
    }
    let qualifiers = try qualifiers()
    let reference = referenceQualifier()
    var node = try prefix()
    if qualifiers != .none || reference != 0 {
      node = try tree.add(.qualifiedFunction, node, qualifiers, number: reference)
    }
    try cursor.expect("E")
    return (node, false)
  }

  /// Reads `Z encoding E name`.
  private mutating func localName() throws(DemanglingFailure) -> Name {
    try cursor.expect("Z")
    let function = try encoding(isEnclosing: true)
    try cursor.expect("E")
    if cursor.take("s") {
      try discriminator()
      let literal = try tree.add(word: .stringLiteral)
      return (try tree.add(.qualified, function, literal, isSpecial: true), false)
    }
    let argument = cursor.take("d") ? try compactNumber() : nil
    var (node, hasExplicitObject) = try name()
    try discriminator()
    if let argument { node = try tree.add(.defaultArgument, node, number: argument) }
    return (try tree.add(.qualified, function, node, isSpecial: true), hasExplicitObject)
  }

  // MARK: Nested names

  /// Reads the components of a nested name, up to its `E`.
  private mutating func prefix() throws(DemanglingFailure) -> CxxNodeIndex {
    var whole = CxxNodeIndex.none
    var last = CxxNodeIndex.none
    var module = CxxNodeIndex.none
    var conversion = CxxNodeIndex.none
    while true {
      let first = cursor.next
      var component: CxxNodeIndex
      switch first {
      case "0"..."9", "a"..."z", "U", "L", "F", "W":
        component = try unqualifiedComponent(in: module, &conversion)
        module = .none
      case "D" where cursor.peek(1) == "C":
        component = try unqualifiedComponent(in: module, &conversion)
        module = .none
      case "D" where cursor.peek(1) == "T" || cursor.peek(1) == "t":
        component = try type()
      case "C", "D":
        guard last != .none else { throw .malformed }
        component = try constructorOrDestructor(of: try simpleName(of: last))
      case "S":
        component = try substitution(isPrefix: true)
        if tree.kind(component) == .module {
          module = component
          continue
        }
      case "I", "J":
        guard whole != .none else { throw .malformed }
        component = try first == "I" ? template(named: whole) : templateWithoutI(named: whole)
        if conversion != .none { try bindConversion(conversion, to: component) }
        conversion = .none
        whole = .none
      case "T":
        component = try templateParameter()
      case "M" where whole != .none:
        // The variable whose initializer holds a lambda. It is read and shown like a scope.
        cursor.skip()
        continue
      case "E" where whole != .none:
        try bindUnclaimed(conversion)
        return whole
      default:
        throw .malformed
      }
      last = component
      whole = whole == .none ? component : try tree.add(.qualified, whole, component)
      if first != "S", cursor.next != "E" { substitutions.append(whole) }
    }
  }

  private mutating func unqualifiedComponent(
    in module: CxxNodeIndex, _ conversion: inout CxxNodeIndex,
  ) throws(DemanglingFailure) -> CxxNodeIndex {
    let (node, isConversion) = try unqualifiedName(in: module)
    if isConversion { conversion = node }
    return node
  }

  /// Reads `C1`, `CI1 type`, `D0` and so on.
  private mutating func constructorOrDestructor(
    of name: CxxNodeIndex,
  ) throws(DemanglingFailure) -> CxxNodeIndex {
    if cursor.take("D") {
      guard !cursor.isAtEnd else { throw .malformed }
      cursor.skip()
      return try tagged(try tree.add(.destructor, name))
    }
    try cursor.expect("C")
    let isInheriting = cursor.take("I")
    guard !cursor.isAtEnd else { throw .malformed }
    cursor.skip()
    let base = isInheriting ? try type() : .none
    return try tagged(try tree.add(.constructor, name, base))
  }

  /// The name of the constructors of the class.
  private mutating func simpleName(
    of name: CxxNodeIndex,
  ) throws(DemanglingFailure) -> CxxNodeIndex {
    var name = name
    while true {
      switch tree.kind(name) {
      case .template, .tagged: name = tree.child(name, 0)
      case .qualified: name = tree.child(name, 1)
      case .standardName: return try tree.add(.word, number: Int(tree[name].number))
      default: return name
      }
    }
  }

  /// Binds the type of the conversion operator at the end of a nested name to the operator's own
  /// template, if it has one.
  private mutating func bindUnclaimed(_ conversion: CxxNodeIndex) throws(DemanglingFailure) {
    guard conversion != .none else { return }
    let operand = tree.child(untagged(conversion), 0)
    try bind(conversion, to: tree.kind(operand) == .template ? operand : .none)
  }

  private func untagged(_ name: CxxNodeIndex) -> CxxNodeIndex {
    var name = name
    while tree.kind(name) != .conversion, tree.childCount(name) > 0 { name = tree.child(name, 0) }
    return name
  }

  // MARK: Single names

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
    if isOwned, range.count > 10, tree.bytes[range.lowerBound + 9] == UInt8(ascii: "N") {
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
