// Names of several components: nested, local and unscoped names.

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
}
