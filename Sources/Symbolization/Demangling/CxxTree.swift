// The parsed form of a C++ name: a flat arena of nodes.
//
// A node is three numbers and a range of children. Parts are shared, because substitutions (`S1_`)
// and template parameters (`T_`) make one part appear in many places. A node that is in use never
// changes, with one exception that the grammar forces: the template of a conversion operator's `T_`
// is known only after it was read (`CxxParser.bind`).

/// A place in the arena of a `CxxTree`.
struct CxxNodeIndex: Equatable {
  let rawValue: Int32

  /// The index that stands for an absent optional child.
  static let none = CxxNodeIndex(rawValue: -1)
}

struct CxxNode {
  struct Marks: OptionSet {
    let rawValue: UInt8

    /// A negative literal, a local name, a left fold, a partition …: see `CxxNodeKind`.
    static let special = Marks(rawValue: 1)
    /// A template parameter or a parameter of a generic lambda lies somewhere below.
    static let dependent = Marks(rawValue: 2)
    /// `CxxTree.settled` may have something to do here or below.
    static let unsettled = Marks(rawValue: 4)
  }

  let kind: CxxNodeKind
  var marks: Marks
  /// An index, a count, a code or the start of a text, depending on the kind.
  var number: Int32
  /// The end of a text, a scope or a second node, depending on the kind.
  var extra: Int32
  fileprivate(set) var firstChild: Int32
  fileprivate(set) var childCount: Int32
}

/// The template whose parameters a number counts.
enum CxxScope: Equatable {
  /// Not known yet: inside the type of a conversion operator.
  case pending
  case template(CxxNodeIndex)
  /// The parameters that a lambda or a template template parameter declares itself.
  case declared(Int)

  init(rawValue: Int32) {
    switch rawValue {
    case -1: self = .pending
    case 0...: self = .template(CxxNodeIndex(rawValue: rawValue))
    default: self = .declared(-2 - Int(rawValue))
    }
  }

  var rawValue: Int32 {
    switch self {
    case .pending: -1
    case .template(let node): node.rawValue
    case .declared(let list): Int32(-2 - list)
    }
  }
}

/// The nodes of one C++ name.
struct CxxTree {
  /// The mangled name. Texts are slices of it.
  let bytes: [UInt8]
  var budget: DemanglingBudget
  /// The texts that are not slices of the name.
  var ownTexts: [[UInt8]] = []
  /// The parameter lists of `CxxScope.declared`.
  var declared: [[CxxNodeIndex]] = []
  /// The nodes that will become children; always used as a stack.
  var scratch: [CxxNodeIndex] = []
  /// For each node, the number of the last pass that met it; see `CxxTree+Settling`.
  var lastPass: [Int32] = []
  var passCount: Int32 = 0

  private var nodes: [CxxNode] = []
  private var children: [CxxNodeIndex] = []

  init(bytes: [UInt8]) {
    self.bytes = bytes
    budget = DemanglingBudget(symbolLength: bytes.count)
    nodes.reserveCapacity(bytes.count / 2 + 16)
    children.reserveCapacity(bytes.count / 2 + 16)
  }

  var count: Int { nodes.count }

  subscript(index: CxxNodeIndex) -> CxxNode { nodes[Int(index.rawValue)] }

  func kind(_ index: CxxNodeIndex) -> CxxNodeKind { nodes[Int(index.rawValue)].kind }

  func childCount(_ index: CxxNodeIndex) -> Int { Int(nodes[Int(index.rawValue)].childCount) }

  /// A child; `.none` if it is absent.
  func child(_ index: CxxNodeIndex, _ position: Int) -> CxxNodeIndex {
    children[Int(nodes[Int(index.rawValue)].firstChild) + position]
  }

  /// The number of arguments of a template scope that are known so far.
  func argumentCount(of scope: CxxScope) -> Int {
    switch scope {
    case .pending: 0
    case .template(let node): childCount(node) - 1
    case .declared(let list): declared[list].count
    }
  }

  /// The argument that a template parameter stands for; `nil` if it is out of range.
  func argument(_ position: Int, of scope: CxxScope) -> CxxNodeIndex? {
    guard position >= 0, position < argumentCount(of: scope) else { return nil }
    return switch scope {
    case .pending: nil
    case .template(let node): child(node, position + 1)
    case .declared(let list): declared[list][position]
    }
  }

  mutating func setScope(_ index: CxxNodeIndex, to scope: CxxScope) {
    nodes[Int(index.rawValue)].extra = scope.rawValue
  }

  // MARK: Adding

  /// Adds a node with the nodes of `scratch` from `mark` on as its children, and takes them off.
  mutating func add(
    _ kind: CxxNodeKind, childrenFrom mark: Int, number: Int = 0, extra: Int32 = -1,
    isSpecial: Bool = false,
  ) throws(DemanglingFailure) -> CxxNodeIndex {
    try budget.spend(1 + scratch.count - mark)
    var marks: CxxNode.Marks = isSpecial ? .special : []
    for child in scratch[mark...] where child != .none {
      marks.formUnion(self[child].marks.subtracting(.special))
    }
    let first = children.count
    children.append(contentsOf: scratch[mark...])
    scratch.removeSubrange(mark...)
    switch kind {
    case .templateParameter: marks.formUnion([.dependent, .unsettled])
    case .lambdaAuto: marks.formUnion(.dependent)
    default:
      if kind.isSettledByShape { marks.formUnion(.unsettled) }
    }
    nodes.append(
      CxxNode(
        kind: kind, marks: marks, number: Int32(clamping: number), extra: extra,
        firstChild: Int32(clamping: first), childCount: Int32(clamping: children.count - first)))
    return CxxNodeIndex(rawValue: Int32(clamping: nodes.count - 1))
  }

  mutating func add(
    _ kind: CxxNodeKind, number: Int = 0, extra: Int32 = -1,
  ) throws(DemanglingFailure) -> CxxNodeIndex {
    try add(kind, childrenFrom: scratch.count, number: number, extra: extra)
  }

  mutating func add(
    _ kind: CxxNodeKind, _ child: CxxNodeIndex, number: Int = 0, extra: Int32 = -1,
    isSpecial: Bool = false,
  ) throws(DemanglingFailure) -> CxxNodeIndex {
    scratch.append(child)
    return try add(
      kind, childrenFrom: scratch.count - 1, number: number, extra: extra, isSpecial: isSpecial)
  }

  mutating func add(
    _ kind: CxxNodeKind, _ first: CxxNodeIndex, _ second: CxxNodeIndex, number: Int = 0,
    isSpecial: Bool = false,
  ) throws(DemanglingFailure) -> CxxNodeIndex {
    scratch.append(first)
    scratch.append(second)
    return try add(kind, childrenFrom: scratch.count - 2, number: number, isSpecial: isSpecial)
  }

  mutating func add(text range: Range<Int>) throws(DemanglingFailure) -> CxxNodeIndex {
    try add(.text, number: range.lowerBound, extra: Int32(clamping: range.upperBound))
  }

  mutating func add(word: CxxWord) throws(DemanglingFailure) -> CxxNodeIndex {
    try add(.word, number: Int(word.rawValue))
  }

  /// A copy of `original` with the nodes of `scratch` from `mark` on as its children.
  mutating func copy(
    of original: CxxNodeIndex, childrenFrom mark: Int,
  ) throws(DemanglingFailure) -> CxxNodeIndex {
    let node = self[original]
    return try add(
      node.kind, childrenFrom: mark, number: Int(node.number), extra: node.extra,
      isSpecial: node.marks.contains(.special))
  }
}
