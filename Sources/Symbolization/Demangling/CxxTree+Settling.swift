// Rewrites parsed C++ names, in three passes that work alike. A pass walks down and builds a new
// node only if a child changed, so unchanged parts stay shared.
//
// - `settled` puts arguments in place of template parameters, expands packs, and merges qualifiers
//   and references that meet (`T&&` for `T = int&` is `int&`).
// - `rebound` prepares a substitution for its new place: a `T_` inside it means the parameter of
//   the template that is being read now, not of the template where the text first occurred.
// - `replacing` puts one argument of a pack in place of the pack.
//
// A pass visits a shared node once, and leaves its other occurrences as they were. The reference
// implementation does the same, and it keeps a pass linear in the number of nodes.

extension CxxTree {
  /// The name with template arguments in place of parameters, and with qualifiers and references
  /// merged.
  mutating func settled(_ root: CxxNodeIndex) throws(DemanglingFailure) -> CxxNodeIndex {
    let pass = beginPass()
    return try settled(root, pass)
  }

  private mutating func settled(
    _ index: CxxNodeIndex, _ pass: Int32,
  ) throws(DemanglingFailure) -> CxxNodeIndex {
    guard index != .none, self[index].marks.contains(.unsettled) else { return index }
    guard isFirstSight(of: index, in: pass) else { return index }
    try budget.enter()
    defer { budget.leave() }
    if self[index].kind == .templateParameter {
      return argument(Int(self[index].number), of: CxxScope(rawValue: self[index].extra)) ?? index
    }
    let mark = scratch.count
    var hasChanged = false
    for position in 0..<childCount(index) {
      let old = child(index, position)
      let new = try settled(old, pass)
      hasChanged = hasChanged || new != old
      scratch.append(new)
    }
    let rebuilt = try finish(index, childrenFrom: mark, hasChanged: hasChanged)
    return try merged(rebuilt)
  }

  /// The node after the rewriting that its own kind requires; see the top of this file.
  private mutating func merged(
    _ index: CxxNodeIndex,
  ) throws(DemanglingFailure) -> CxxNodeIndex {
    let kind = self[index].kind
    guard kind.isSettledByShape else { return index }
    let base = child(index, kind == .array ? 1 : 0)
    let baseKind = self.kind(base)
    switch (kind, baseKind) {
    case (.qualifiedFunction, .qualifiedFunction):
      let qualifiers = try merged(qualifiers: child(index, 1), child(base, 1))
      let (outer, inner) = (Int(self[index].number), Int(self[base].number))
      let reference = outer == 0 || inner == 0 ? max(outer, inner) : min(outer, inner)
      return try add(.qualifiedFunction, child(base, 0), qualifiers, number: reference)
    case (.qualifiedFunction, .qualifiedType), (.qualifiedType, .qualifiedFunction):
      let qualifiers = try merged(qualifiers: child(index, 1), child(base, 1))
      let reference = Int(self[kind == .qualifiedFunction ? index : base].number)
      return try add(.qualifiedFunction, child(base, 0), qualifiers, number: reference)
    case (.qualifiedType, .function):
      return try add(.qualifiedFunction, base, child(index, 1))
    case (.qualifiedType, .qualifiedType):
      let qualifiers = try merged(qualifiers: child(index, 1), child(base, 1))
      return try add(.qualifiedType, child(base, 0), qualifiers)
    case (.reference, .reference), (.rvalueReference, .rvalueReference),
      (.rvalueReference, .reference):
      return base
    case (.reference, .rvalueReference):
      return try add(.reference, child(base, 0))
    case (.array, .qualifiedType):
      let array = try add(.array, child(index, 0), child(base, 0))
      return try add(.qualifiedType, array, child(base, 1))
    case (.packExpansion, _):
      return try expanded(index)
    default:
      return index
    }
  }

  /// Both lists of qualifiers as one. Plain qualifiers appear only once.
  mutating func merged(
    qualifiers first: CxxNodeIndex, _ second: CxxNodeIndex,
  ) throws(DemanglingFailure) -> CxxNodeIndex {
    if first == .none { return second }
    if second == .none { return first }
    let mark = scratch.count
    for position in 0..<childCount(first) { scratch.append(child(first, position)) }
    for position in 0..<childCount(second) {
      let new = child(second, position)
      let isKnown = scratch[mark...].contains {
        childCount($0) == 0 && childCount(new) == 0 && self[$0].number == self[new].number
      }
      if !isKnown { scratch.append(new) }
    }
    return try add(.qualifiers, childrenFrom: mark)
  }

  /// The list that a pack expansion stands for; the expansion itself if its pack is not known.
  private mutating func expanded(
    _ expansion: CxxNodeIndex,
  ) throws(DemanglingFailure) -> CxxNodeIndex {
    let pack = CxxNodeIndex(rawValue: self[expansion].extra)
    guard pack != .none else { return expansion }
    let pattern = child(expansion, 0)
    let mark = scratch.count
    for position in 0..<childCount(pack) {
      let one = try replacing(pack, by: child(pack, position), in: pattern, beginPass())
      scratch.append(try settled(one))
    }
    return try add(.list, childrenFrom: mark)
  }

  private mutating func replacing(
    _ pack: CxxNodeIndex, by argument: CxxNodeIndex, in index: CxxNodeIndex, _ pass: Int32,
  ) throws(DemanglingFailure) -> CxxNodeIndex {
    guard index != .none, kind(index) != .packExpansion, isFirstSight(of: index, in: pass) else {
      return index
    }
    try budget.enter()
    defer { budget.leave() }
    let mark = scratch.count
    var hasChanged = false
    for position in 0..<childCount(index) {
      let old = child(index, position)
      let new = try replacing(pack, by: argument, in: old, pass)
      hasChanged = hasChanged || new != old
      scratch.append(new)
    }
    let rebuilt = try finish(index, childrenFrom: mark, hasChanged: hasChanged)
    return rebuilt == pack ? argument : rebuilt
  }

  /// The argument pack that an expansion of `root` runs through; `.none` if there is none.
  mutating func pack(in root: CxxNodeIndex) throws(DemanglingFailure) -> CxxNodeIndex {
    try pack(in: root, beginPass())
  }

  private mutating func pack(
    in index: CxxNodeIndex, _ pass: Int32,
  ) throws(DemanglingFailure) -> CxxNodeIndex {
    guard index != .none, self[index].marks.contains(.dependent) else { return .none }
    switch kind(index) {
    case .templateParameter:
      let scope = CxxScope(rawValue: self[index].extra)
      if let found = argument(Int(self[index].number), of: scope), kind(found) == .argumentPack {
        return found
      }
      return .none
    case .packExpansion, .closure, .tagged, .fixedPoint, .defaultArgument:
      return .none
    default:
      guard isFirstSight(of: index, in: pass) else { return .none }
      try budget.enter()
      defer { budget.leave() }
      for position in 0..<childCount(index) {
        let found = try pack(in: child(index, position), pass)
        if found != .none { return found }
      }
      return .none
    }
  }

  // MARK: Passes

  mutating func beginPass() -> Int32 {
    passCount += 1
    return passCount
  }

  /// Whether the pass meets the node for the first time. The node then counts as met.
  mutating func isFirstSight(of index: CxxNodeIndex, in pass: Int32) -> Bool {
    let place = Int(index.rawValue)
    if place >= lastPass.count {
      lastPass.append(contentsOf: repeatElement(0, count: count - lastPass.count))
    }
    if lastPass[place] == pass { return false }
    lastPass[place] = pass
    return true
  }

  /// The node itself or, if a child changed, a copy with the children in `scratch` from `mark` on.
  mutating func finish(
    _ index: CxxNodeIndex, childrenFrom mark: Int, hasChanged: Bool,
  ) throws(DemanglingFailure) -> CxxNodeIndex {
    if hasChanged { return try copy(of: index, childrenFrom: mark) }
    scratch.removeSubrange(mark...)
    return index
  }
}
