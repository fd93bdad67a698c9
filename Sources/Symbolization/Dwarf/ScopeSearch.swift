// Which functions, inlined into each other, hold an address? The addresses of a batch are sorted,
// and the entries of their unit are read once, in order. Each function or inlined call looks up the
// addresses in its ranges by binary search, and takes them over from the enclosing scope. The
// entries are not kept: a table of all functions of a binary costs more time and memory to build
// than the addresses of a profile need. Entries of other kinds are skipped by the steps of their
// shape. Names and call sites are read only for the scopes that hold an address in the end.
//
// Two limits stop hostile files: on the entries of range lists in a unit, and on how often
// addresses are taken over.

import Bytes

/// The functions and inlined calls of a unit that hold wanted addresses.
struct ScopeSearch {
  /// A function or inlined call.
  struct Scope {
    /// The offset of its entry in `.debug_info`.
    let entry: Int
    /// The scope into which it was inlined; `nil` for a function.
    let caller: Int?
    /// The number of scopes that it is inlined through.
    let nesting: Int
  }

  /// A scope whose children are being read.
  private struct OpenScope {
    let depth: Int
    let entry: Int
    let isInlined: Bool
    /// Its index in `scopes`; `nil` until an address is found in it.
    var index: Int?
  }

  private(set) var scopes: [Scope] = []
  /// The innermost scope that holds each wanted address.
  private(set) var innermost: [Int?]
  private let wanted: ArraySlice<UInt64>
  private let unit: DebugUnit
  private let table: AbbreviationTable
  private var open: [OpenScope] = []
  private var rangesLeft: Int
  private var claimsLeft: Int

  /// Searches a unit.
  ///
  /// - Parameter wanted: Addresses, ascending.
  init(_ wanted: ArraySlice<UInt64>, in unit: DebugUnit, _ table: AbbreviationTable) {
    self.wanted = wanted
    self.unit = unit
    self.table = table
    innermost = Array(repeating: nil, count: wanted.count)
    // Each entry of a range list takes a few bytes, and addresses are at most some dozens deep.
    rangesLeft = 4 * unit.header.range.count + 1024
    claimsLeft = 1024 * wanted.count + 1024
    search()
  }

  private mutating func search() {
    let sections = unit.file.sections
    var cursor = DwarfCursor(
      sections.info.bytes, unit.header.firstEntry..<unit.header.range.upperBound,
      isBigEndian: sections.isBigEndian)
    var depth = 0
    while !cursor.isAtEnd {
      let entry = cursor.position
      let code = cursor.unsigned()
      if code == 0 {
        depth -= 1
        while let last = open.last, last.depth >= depth { open.removeLast() }
        if depth <= 0 { return }
        continue
      }
      guard let shape = table[code] else { return }
      if shape.tag == DwarfTag.subprogram || shape.tag == DwarfTag.inlinedSubroutine {
        var scope = OpenScope(
          depth: depth, entry: entry, isInlined: shape.tag == DwarfTag.inlinedSubroutine)
        if shape.hasCode {
          readRanges(of: &scope, shape, &cursor)
        } else {
          cursor.skip(shape, table)
        }
        if shape.hasChildren { open.append(scope) }
      } else {
        cursor.skip(shape, table)
      }
      if shape.hasChildren { depth += 1 } else if depth == 0 { return }
      if rangesLeft <= 0 || claimsLeft <= 0 { return }
    }
  }

  /// Reads the ranges of a scope, and claims the wanted addresses in them.
  @_lifetime(cursor: copy cursor)
  private mutating func readRanges(
    of scope: inout OpenScope, _ shape: AbbreviationTable.Shape, _ cursor: inout DwarfCursor
  ) {
    var low = AttributeValue.none
    var high = AttributeValue.none
    var list = AttributeValue.none
    let format = table.format
    for index in shape.attributes {
      let attribute = table.attributes[Int(index)]
      switch attribute.name {
      case DwarfAttribute.lowPC: low = cursor.value(attribute.form, format)
      case DwarfAttribute.highPC:
        high = cursor.value(attribute.form, constant: attribute.constant, format)
      case DwarfAttribute.ranges:
        list = cursor.value(attribute.form, constant: attribute.constant, format)
      default:
        if let size = format.size(of: attribute.form) {
          cursor.skip(size)
        } else {
          cursor.skipVariable(attribute.form, format)
        }
      }
    }
    if cursor.isCut { return }
    var limit = rangesLeft
    var claimed: [Range<Int>] = []
    unit.visitRanges(low: low, high: high, list: list, limit: &limit) { low, high in
      let first = wanted.partitioningIndex { $0 >= low }
      guard first < wanted.endIndex, wanted[first] < high else { return }
      let end = wanted[first...].partitioningIndex { $0 >= high }
      claimed.append(first..<end)
    }
    rangesLeft = limit
    for range in claimed where claimsLeft > 0 { claim(range, for: &scope) }
  }

  private mutating func claim(_ range: Range<Int>, for scope: inout OpenScope) {
    claimsLeft -= range.count
    let index = scope.index ?? add(scope)
    scope.index = index
    // gcc lets the ranges of neighbours overlap. The scope that is inlined deeper says more.
    let nesting = scopes[index].nesting
    for place in range.lowerBound - wanted.startIndex..<range.upperBound - wanted.startIndex {
      if let other = innermost[place], scopes[other].nesting > nesting { continue }
      innermost[place] = index
    }
  }

  /// Adds a scope, and the scopes that it is inlined into, up to a function.
  private mutating func add(_ scope: OpenScope) -> Int {
    var caller: Int?
    if scope.isInlined {
      // The chain goes up to the next known scope or to a function, and is added from there down.
      var first = open.count
      while first > 0 {
        first -= 1
        if open[first].index != nil || !open[first].isInlined { break }
      }
      for place in open.indices[first...] {
        if let known = open[place].index {
          caller = known
          continue
        }
        caller = append(open[place].entry, open[place].isInlined ? caller : nil)
        open[place].index = caller
      }
    }
    return append(scope.entry, caller)
  }

  private mutating func append(_ entry: Int, _ caller: Int?) -> Int {
    let nesting = caller.map { scopes[$0].nesting + 1 } ?? 0
    scopes.append(Scope(entry: entry, caller: caller, nesting: nesting))
    return scopes.count - 1
  }
}
