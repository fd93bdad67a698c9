// A parser for C++ names as the Itanium C++ ABI mangles them (§5.1), with the extensions of GCC and
// Clang.
//
// The parser and the printer are our own and not libiberty's, for three reasons. First, pprof shows
// names without parameters, or without template arguments, and these are removed from the tree, not
// from the text. Second, libiberty (Debian's 2.40) refuses about 0.2 % of LLVM's symbols:
// conversion operators that are templates, and everything with C++20 constraints. Third, a symbol
// table may be malicious. This parser checks every read, and a budget limits its recursion and its
// work.
//
// The grammar is close to LL(1). Each method is named after what it reads, and starts with the
// cursor at its first byte. The one true ambiguity (`cv T_ I … E`) is tried one way and then the
// other; see `CxxParser+Types`.
//
// If parameters are not wanted, reading stops after the name.

/// Reads one C++ name into a `CxxTree`.
struct CxxParser {
  var cursor: MangledCursor
  var tree: CxxTree
  /// The nodes that `S_`, `S0_` and so on stand for.
  var substitutions: [CxxNodeIndex] = []
  /// The templates whose parameters can be named, outermost first.
  var scopes: [CxxScope] = []
  /// Inside the signature of a generic lambda, the level at which `T` names its parameters.
  var lambdaLevel: Int?
  /// Inside constraints, template parameters stay as they are.
  var isInConstraint = false
  /// The number of parameters of each kind (type, value, template) that lambdas declared so far.
  var declaredCounts: [Int] = [0, 0, 0]

  init(_ symbol: [UInt8]) {
    cursor = MangledCursor(symbol)
    tree = CxxTree(bytes: symbol)
  }

  // MARK: Encodings

  /// Reads a function with its type, a variable, or a special name such as a vtable.
  ///
  /// - Parameters:
  ///   - readsType: Whether to read the type of a function.
  ///   - isEnclosing: Whether this is the function that encloses a local name.
  mutating func encoding(
    readsType: Bool = true, isEnclosing: Bool = false,
  ) throws(DemanglingFailure) -> CxxNodeIndex {
    try tree.budget.enter()
    defer { tree.budget.leave() }
    if cursor.next == "G" || cursor.next == "T" { return try specialName() }
    let (parsed, hasExplicitObject) = try name()
    let name = try tree.settled(parsed)
    if readsType, cursor.isAtEnd || cursor.next == "E" { return name }

    // The qualifiers of a member function are written before its name but belong to its type.
    var qualifications: [CxxNodeIndex] = []
    let bare = try withoutFunctionQualifiers(name, &qualifications)
    guard readsType else { return bare }
    return try encoding(
      of: name, bare, qualifications, hasExplicitObject: hasExplicitObject, isEnclosing: isEnclosing
    )
  }

  private mutating func encoding(
    of name: CxxNodeIndex, _ bare: CxxNodeIndex, _ qualifications: [CxxNodeIndex],
    hasExplicitObject: Bool, isEnclosing: Bool,
  ) throws(DemanglingFailure) -> CxxNodeIndex {
    let template = template(of: name)
    let outerLambdaLevel = lambdaLevel
    if template != .none {
      scopes.append(.template(template))
      lambdaLevel = nil
    }
    let enablingMark = tree.scratch.count
    if cursor.isNext("Ua9enable_ifI") {
      cursor.skip("Ua9enable_if".utf8.count)
      try templateArguments()
    }
    let parsedType = try bareFunctionType(
      hasResult: hasResult(name), hasExplicitObject: hasExplicitObject)
    let constraint = cursor.next == "Q" ? try constraint() : .none
    if template != .none {
      scopes.removeLast()
      lambdaLevel = outerLambdaLevel
    }
    var type = try tree.settled(parsedType)
    if isEnclosing, tree.kind(type) == .function {
      type = try tree.asEnclosing(type)
    }
    for qualification in qualifications {
      type = try tree.add(
        .qualifiedFunction, type, tree.child(qualification, 1),
        number: Int(tree[qualification].number))
    }
    var result = try tree.add(.typed, bare, type)
    if tree.scratch.count > enablingMark {
      tree.scratch.insert(result, at: enablingMark)
      result = try tree.add(.enableIf, childrenFrom: enablingMark)
    }
    if constraint != .none { result = try tree.add(.constrained, result, constraint) }
    return result
  }

  /// The name without the qualifiers of the member function, which are added to `qualifications`.
  private mutating func withoutFunctionQualifiers(
    _ name: CxxNodeIndex, _ qualifications: inout [CxxNodeIndex],
  ) throws(DemanglingFailure) -> CxxNodeIndex {
    var name = name
    if tree.kind(name) == .qualifiedFunction {
      qualifications.append(name)
      name = tree.child(name, 0)
    }
    // For a class inside a function, the innermost name has the qualifiers.
    guard tree.kind(name) == .qualified, tree[name].marks.contains(.special) else { return name }
    var inner = tree.child(name, 1)
    let outer = inner
    if tree.kind(inner) == .defaultArgument { inner = tree.child(inner, 0) }
    guard tree.kind(inner) == .qualifiedFunction else { return name }
    qualifications.append(inner)
    var bare = tree.child(inner, 0)
    if inner != outer {
      bare = try tree.add(.defaultArgument, bare, number: Int(tree[outer].number))
    }
    return try tree.add(.qualified, tree.child(name, 0), bare, isSpecial: true)
  }

  /// The template whose parameters the type of the function `name` may use, or `.none`.
  private func template(of name: CxxNodeIndex) -> CxxNodeIndex {
    var name = name
    while name != .none {
      switch tree.kind(name) {
      case .template: return name
      case .qualified:
        let last = tree.child(name, 1)
        let isLocal = tree[name].marks.contains(.special)
        name = isLocal || tree.kind(last) == .constructor ? last : .none
      case .qualifiedFunction: name = tree.child(name, 0)
      case .constructor: name = tree.child(name, 1)
      default: name = .none
      }
    }
    return .none
  }

  /// Whether the type of the function `name` begins with its result, as it does for templates.
  private func hasResult(_ name: CxxNodeIndex) -> Bool {
    var name = name
    while true {
      switch tree.kind(name) {
      case .qualified where tree[name].marks.contains(.special): name = tree.child(name, 1)
      case .qualifiedType, .qualifiedFunction: name = tree.child(name, 0)
      case .template: return !isSpecialMember(tree.child(name, 0))
      default: return false
      }
    }
  }

  private func isSpecialMember(_ name: CxxNodeIndex) -> Bool {
    var name = name
    while tree.kind(name) == .qualified { name = tree.child(name, 1) }
    switch tree.kind(name) {
    case .constructor, .destructor, .conversion: return true
    default: return false
    }
  }

  // MARK: Numbers

  /// Reads a decimal number. A leading `n` means minus.
  mutating func number() throws(DemanglingFailure) -> Int {
    let isNegative = cursor.take("n")
    let value = try cursor.decimal()
    return isNegative ? -value : value
  }

  /// Reads `_` as 0, `0_` as 1, `1_` as 2 and so on.
  mutating func compactNumber() throws(DemanglingFailure) -> Int {
    if cursor.take("_") { return 0 }
    let value = try cursor.decimal()
    try cursor.expect("_")
    return value + 1
  }

  /// Reads and drops the number that distinguishes local names of the same spelling.
  mutating func discriminator() throws(DemanglingFailure) {
    guard cursor.take("_") else {
      // Clang may end a name with only the digits.
      var rest = cursor
      while rest.isAtDigit { rest.skip() }
      if rest.isAtEnd { cursor = rest }
      return
    }
    let isLong = cursor.take("_")
    let value = try number()
    guard value >= 0 else { throw .malformed }
    if isLong, value >= 10 { try cursor.expect("_") }
  }
}

extension CxxTree {
  /// The function type, marked as the type of a function that encloses a local name.
  mutating func asEnclosing(_ type: CxxNodeIndex) throws(DemanglingFailure) -> CxxNodeIndex {
    let mark = scratch.count
    for position in 0..<childCount(type) { scratch.append(child(type, position)) }
    return try add(.function, childrenFrom: mark, isSpecial: true)
  }
}
