// Prints a parsed C++ name as text, in the spelling of GNU's c++filt, which is pprof's.
//
// C++ declarators are written inside out: in `int (*f(char))[3]`, the array lies around the
// pointer, which lies around the function. A node that has such a wrapping puts itself on
// `declarators` and prints what it wraps; the first node inside that has to place text in the
// middle takes the pending ones off and prints them there. A wrapping that is still pending when
// its content is done prints itself behind it.
//
//     array ── pointer ── function ── int         declarators: [array, pointer], met by `function`
//
// A list of its own begins at a name or a template; `base` is where the list at hand starts.
//
// What to leave out (template arguments, parameters of enclosing functions) is decided here.
// Parameters of the function itself were never read.

/// Prints one tree.
struct CxxPrinter {
  let tree: CxxTree
  let detail: Demangler.Detail
  var budget: DemanglingBudget
  private(set) var output: [UInt8] = []
  /// The last byte written, except by `writeUnseen`.
  private(set) var last: UInt8 = 0
  /// Wrappings that are not printed yet, outermost first.
  var declarators: [CxxNodeIndex] = []
  var base = 0
  /// How often each node is being printed right now.
  private var openCounts: [UInt8]

  init(_ tree: CxxTree, detail: Demangler.Detail) {
    self.tree = tree
    self.detail = detail
    budget = DemanglingBudget(symbolLength: tree.bytes.count)
    openCounts = [UInt8](repeating: 0, count: tree.count)
    output.reserveCapacity(2 * tree.bytes.count)
  }

  var hasDeclarators: Bool { declarators.count > base }

  // MARK: Writing

  mutating func write(_ text: String) {
    output.append(contentsOf: text.utf8)
    if let byte = text.utf8.last { last = byte }
  }

  mutating func write(_ scalar: Unicode.Scalar) {
    last = UInt8(truncatingIfNeeded: scalar.value)
    output.append(last)
  }

  mutating func write(_ text: some Collection<UInt8>) {
    output.append(contentsOf: text)
    // Asking `text` for its last byte would need it to be bidirectional.
    if !text.isEmpty, let byte = output.last { last = byte }
  }

  /// Writes without this counting as the last byte: pprof's spacing does not see generated numbers.
  mutating func writeUnseen(_ text: String) {
    output.append(contentsOf: text.utf8)
  }

  /// The bytes of the mangled name that a node holds.
  func slice(_ node: CxxNode) -> ArraySlice<UInt8> {
    tree.bytes[Int(node.number)..<Int(node.extra)]
  }

  // MARK: Printing

  /// Prints a node with everything below it.
  mutating func print(_ index: CxxNodeIndex) throws(DemanglingFailure) {
    guard index != .none else { return }
    // A declarator may contain itself: in `int (*f(g))(long)`, where g is the type that f returns.
    // The second time is printed, a third time never comes to an end.
    let place = Int(index.rawValue)
    guard openCounts[place] < 2 else { return }
    openCounts[place] += 1
    try printAnew(index)
    openCounts[place] -= 1
  }

  /// Prints a node that may be open already.
  mutating func printAnew(_ index: CxxNodeIndex) throws(DemanglingFailure) {
    try budget.enter()
    defer { budget.leave() }
    guard output.count <= DemanglingBudget.longestOutput else { throw .tooComplex }
    let node = tree[index]
    if node.kind.rawValue < CxxNodeKind.templateParameter.rawValue {
      try printName(index, node)
    } else if node.kind.rawValue < CxxNodeKind.builtin.rawValue {
      try printTemplatePart(index, node)
    } else if node.kind.rawValue < CxxNodeKind.functionParameter.rawValue {
      try printType(index, node)
    } else {
      try printExpression(index, node)
    }
  }

  /// Prints the children from `start` on, up to `end`, with commas between.
  mutating func printList(
    of index: CxxNodeIndex, from start: Int, to end: Int? = nil, skipsEmpty: Bool = false,
  ) throws(DemanglingFailure) {
    var isFirst = true
    for position in start..<(end ?? tree.childCount(index)) {
      let child = tree.child(index, position)
      if skipsEmpty, try isEmpty(child) { continue }
      if !isFirst { write(", ") }
      isFirst = false
      try print(child)
    }
  }

  /// Whether nothing would be printed: a pack without elements.
  mutating func isEmpty(_ index: CxxNodeIndex) throws(DemanglingFailure) -> Bool {
    switch tree.kind(index) {
    case .list:
      return tree.childCount(index) == 0
    case .argumentPack:
      try budget.enter()
      defer { budget.leave() }
      for position in 0..<tree.childCount(index) {
        if try !isEmpty(tree.child(index, position)) { return false }
      }
      return true
    case .packExpansion:
      try budget.enter()
      defer { budget.leave() }
      guard tree[index].extra >= 0 else { return false }
      return try isEmpty(tree.child(index, 0))
    default:
      return false
    }
  }

  // MARK: Lists of declarators

  /// Prints `body` with a list of declarators of its own, which begins with `declarator` if that is
  /// given.
  mutating func withOwnDeclarators(
    _ declarator: CxxNodeIndex? = nil,
    _ body: (inout Self) throws(DemanglingFailure) -> Void,
  ) throws(DemanglingFailure) {
    let (outerBase, outerCount) = (base, declarators.count)
    base = outerCount
    if let declarator { declarators.append(declarator) }
    try body(&self)
    declarators.removeSubrange(outerCount...)
    base = outerBase
  }

  /// Prints the innermost pending declarator.
  mutating func printDeclarator() throws(DemanglingFailure) {
    guard hasDeclarators else { return }
    try printDeclarator(declarators.removeLast())
  }

  /// Prints all pending declarators, innermost first.
  mutating func printDeclarators() throws(DemanglingFailure) {
    while hasDeclarators { try printDeclarator() }
  }
}
