// Prints a parsed C++ name as text, in the spelling of GNU's c++filt, which pprof uses too.
//
// C++ declarators are written inside out: in `int (*f(char))[3]`, the array wraps the pointer,
// which wraps the function. A node that is such a wrapping pushes itself onto `declarators` and
// prints its content. The first node inside that needs text in its middle takes the pending
// declarators off and prints them there. A wrapping that is still pending after its content prints
// itself then.
//
//     array ── pointer ── function ── int         declarators: [array, pointer], met by `function`
//
// A name or a template begins a list of its own; `base` is where the current list starts.
//
// The printer decides what to leave out (template arguments, parameters of enclosing functions).
// The parameters of the function itself are left out by the parser.

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
  /// For each node, the number of times that it is being printed right now.
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
    // The sequence need not be bidirectional, so its last byte is taken from the output.
    if !text.isEmpty, let byte = output.last { last = byte }
  }

  /// Writes text that does not count as the last byte. pprof's spacing ignores generated numbers.
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
    // A declarator may contain itself: in `int (*f(g))(long)`, g is the type that f returns. The
    // second time it is printed. A third time would never end.
    let place = Int(index.rawValue)
    guard openCounts[place] < 2 else { return }
    openCounts[place] += 1
    try printAnew(index)
    openCounts[place] -= 1
  }

  /// Prints a node that may already be being printed.
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

  /// Whether the node prints nothing, as a pack without elements does.
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

  /// Prints `body` with a new list of declarators, which begins with `declarator` if one is given.
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
