// Substitutions: `S_`, `S0_` and so on stand for earlier parts of the name; `Sa`, `Ss` and so on
// stand for names of `std`.
//
// The meaning of `T_` depends on the template that is being read. So a substitution that contains
// parameters is not the earlier node, but a copy whose parameters belong to the current template
// (`rebound`).

extension CxxParser {
  /// Reads a substitution.
  ///
  /// - Parameter isPrefix: Whether it begins a nested name. In that place, a name of `std` is
  ///   written in its long form if a constructor or destructor follows.
  mutating func substitution(isPrefix: Bool) throws(DemanglingFailure) -> CxxNodeIndex {
    try cursor.expect("S")
    switch cursor.next {
    case "0"..."9", "A"..."Z", "_":
      let index = try sequenceNumber(mayEnd: false)
      guard index < substitutions.count else { throw .malformed }
      return try rebound(substitutions[index])
    default:
      let letter = cursor.next
      cursor.skip()
      let isLong = isPrefix && (cursor.next == "C" || cursor.next == "D")
      let node = try standardName(letter, isLong: isLong)
      guard cursor.next == "B" else { return node }
      let tagged = try tagged(node)
      substitutions.append(tagged)
      return tagged
    }
  }

  private mutating func standardName(
    _ letter: Unicode.Scalar, isLong: Bool,
  ) throws(DemanglingFailure) -> CxxNodeIndex {
    guard let word = CxxStandardName.word(letter) else { throw .malformed }
    if letter == "t" { return try tree.add(word: .std) }
    guard isLong, let longWord = CxxStandardName.longWord(letter) else {
      return try tree.add(.standardName, number: Int(word.rawValue))
    }
    // std::basic_ostream<char, std::char_traits<char> >, and for strings an allocator too.
    let mark = tree.scratch.count
    tree.scratch.append(try tree.add(.standardName, number: Int(longWord.rawValue)))
    tree.scratch.append(try tree.add(.builtin, number: 99))
    tree.scratch.append(try ofChar(.charTraits))
    if letter == "s" { tree.scratch.append(try ofChar(.allocator)) }
    return try tree.add(.template, childrenFrom: mark)
  }

  private mutating func ofChar(_ word: CxxWord) throws(DemanglingFailure) -> CxxNodeIndex {
    let name = try tree.add(.standardName, number: Int(word.rawValue))
    return try tree.add(.template, name, try tree.add(.builtin, number: 99))
  }

  // MARK: Rebinding

  /// The node with its template parameters taken from the template that is being read.
  private mutating func rebound(_ root: CxxNodeIndex) throws(DemanglingFailure) -> CxxNodeIndex {
    guard tree[root].marks.contains(.dependent) else { return root }
    var place = Rebinding(
      scopes: scopes, lambdaLevel: lambdaLevel, isInConstraint: isInConstraint,
      fallback: tree.kind(root) == .template ? .template(root) : nil, pass: tree.beginPass())
    return try rebound(root, in: &place)
  }

  /// The place where a substitution is put.
  private struct Rebinding {
    var scopes: [CxxScope]
    var lambdaLevel: Int?
    let isInConstraint: Bool
    /// The scope to use if no template encloses the place. Clang writes such names.
    let fallback: CxxScope?
    let pass: Int32
  }

  private mutating func rebound(
    _ index: CxxNodeIndex, in place: inout Rebinding,
  ) throws(DemanglingFailure) -> CxxNodeIndex {
    guard index != .none, tree[index].marks.contains(.dependent) else { return index }
    let kind = tree.kind(index)
    switch kind {
    case .templateParameter, .lambdaAuto:
      return try reboundParameter(index, isLambdaAuto: kind == .lambdaAuto, in: place)
    case .typed, .closure:
      break
    default:
      guard tree.isFirstSight(of: index, in: place.pass) else { return index }
    }
    try tree.budget.enter()
    defer { tree.budget.leave() }
    let (scopeCount, outerLambdaLevel) = (place.scopes.count, place.lambdaLevel)
    if kind == .typed, tree.kind(tree.child(index, 0)) == .template {
      place.scopes.append(.template(tree.child(index, 0)))
      place.lambdaLevel = nil
    } else if kind == .closure {
      place.lambdaLevel = place.scopes.count
    }
    let mark = tree.scratch.count
    var hasChanged = false
    for position in 0..<tree.childCount(index) {
      let old = tree.child(index, position)
      let new = try rebound(old, in: &place)
      hasChanged = hasChanged || new != old
      tree.scratch.append(new)
    }
    place.scopes.removeSubrange(scopeCount...)
    place.lambdaLevel = outerLambdaLevel
    return try tree.finish(index, childrenFrom: mark, hasChanged: hasChanged)
  }

  private mutating func reboundParameter(
    _ index: CxxNodeIndex, isLambdaAuto: Bool, in place: Rebinding,
  ) throws(DemanglingFailure) -> CxxNodeIndex {
    let number = Int(tree[index].number)
    if place.isInConstraint { return try tree.add(.constraintParameter, number: number) }
    if place.lambdaLevel != nil {
      return isLambdaAuto ? index : try tree.add(.lambdaAuto, number: number)
    }
    guard let scope = place.scopes.last ?? place.fallback else { throw .malformed }
    guard scope == .pending || number < tree.argumentCount(of: scope) else { throw .malformed }
    return try tree.add(.templateParameter, number: number, extra: scope.rawValue)
  }
}

/// The names of `std` that have a letter of their own (Itanium C++ ABI §5.1.10).
private enum CxxStandardName {
  static func word(_ letter: Unicode.Scalar) -> CxxWord? {
    switch letter {
    case "t": .std
    case "a": .allocator
    case "b": .basicString
    case "s": .string
    case "i": .istream
    case "o": .ostream
    case "d": .iostream
    default: nil
    }
  }

  static func longWord(_ letter: Unicode.Scalar) -> CxxWord? {
    switch letter {
    case "s": .basicString
    case "i": .basicIstream
    case "o": .basicOstream
    case "d": .basicIostream
    default: nil
    }
  }
}
