// Special names, of the tables, thunks, guards and clones that compilers make, and the entry
// points.

import Bytes

extension CxxParser {
  /// Reads a whole C++ symbol: `_Z…`, Clang's `___Z…_block_invoke`, or `_GLOBAL__I_…`.
  ///
  /// - Parameter detail: If it leaves out parameters, the text after the name is not read.
  static func tree(
    of symbol: [UInt8], detail: Demangler.Detail,
  ) throws(DemanglingFailure) -> (tree: CxxTree, root: CxxNodeIndex) {
    var parser = CxxParser(symbol)
    let readsType = detail == .full
    let root: CxxNodeIndex
    if parser.cursor.take("_", "Z") {
      root = try parser.encoding(readsType: readsType)
    } else if parser.cursor.isNext("___Z") {
      root = try parser.block(readsType: readsType)
    } else if parser.cursor.isNext("_GLOBAL_") {
      root = try parser.globalConstructors(acceptsClones: detail != .full)
    } else {
      throw .malformed
    }
    return (parser.tree, root)
  }

  /// Reads `___Z encoding _block_invoke`, with a number and a suffix after it.
  private mutating func block(readsType: Bool) throws(DemanglingFailure) -> CxxNodeIndex {
    let marker = "_block_invoke".bytes
    let bytes = cursor.bytes
    guard bytes.count >= marker.count + 4 else { throw .malformed }
    let starts = stride(from: bytes.count - marker.count, through: 4, by: -1)
    guard let start = starts.first(where: { bytes[$0...].starts(with: marker) }) else {
      throw .malformed
    }
    var rest = MangledCursor(bytes, from: start + marker.count)
    _ = rest.take("_")
    while rest.isAtDigit { rest.skip() }
    guard rest.isAtEnd || rest.next == "." else { throw .malformed }
    cursor.move(to: 4..<start)
    let function = try encoding(readsType: readsType)
    return try tree.add(.special, function, number: Int(CxxWord.block.rawValue))
  }

  /// Reads the initializers and finalizers of a translation unit, named after one of its symbols.
  private mutating func globalConstructors(
    acceptsClones: Bool,
  ) throws(DemanglingFailure) -> CxxNodeIndex {
    cursor.skip("_GLOBAL_".utf8.count)
    let start = cursor.position
    switch cursor.next {
    case ".", "_", "$": break
    default: throw .malformed
    }
    let isDestructor = cursor.peek(1) == "D"
    guard isDestructor || cursor.peek(1) == "I", cursor.peek(2) == "_", cursor.peek(3) != "\0"
    else { throw .malformed }
    cursor.skip(3)
    var key: CxxNodeIndex
    if cursor.take("_", "Z") {
      key = try encoding()
      if acceptsClones {
        while let suffix = cloneSuffix() {
          key = try tree.add(
            .clone, key, number: suffix.lowerBound, extra: Int32(clamping: suffix.upperBound))
        }
        guard cursor.isAtEnd else { throw .malformed }
      }
    } else {
      key = try tree.add(text: start..<cursor.end)
    }
    return try tree.add(.globalConstructors, key, isSpecial: isDestructor)
  }

  /// Takes one suffix such as `.constprop.0` or `.cold`.
  private mutating func cloneSuffix() -> Range<Int>? {
    func isWord(_ scalar: Unicode.Scalar) -> Bool {
      ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) || scalar == "_"
    }
    guard cursor.next == ".", isWord(cursor.peek(1)) else { return nil }
    let start = cursor.position
    cursor.skip()
    while isWord(cursor.next) { cursor.skip() }
    while cursor.next == ".", ("0"..."9").contains(cursor.peek(1)) {
      cursor.skip()
      while cursor.isAtDigit { cursor.skip() }
    }
    return start..<cursor.position
  }

  // MARK: Special names

  /// Reads a special name, which begins with `T` or `G` in the place of an encoding.
  mutating func specialName() throws(DemanglingFailure) -> CxxNodeIndex {
    let family = cursor.next
    let code = cursor.peek(1)
    cursor.skip(2)
    return family == "T" ? try tableOrThunk(code) : try generated(code)
  }

  private mutating func tableOrThunk(
    _ code: Unicode.Scalar,
  ) throws(DemanglingFailure) -> CxxNodeIndex {
    switch code {
    case "V": return try special(.vtable, try type())
    case "T": return try special(.vtt, try type())
    case "I": return try special(.typeinfo, try type())
    case "S": return try special(.typeinfoName, try type())
    case "F": return try special(.typeinfoFunction, try type())
    case "J": return try special(.javaClass, try type())
    case "A": return try special(.parameterObject, try templateArgument())
    case "H": return try special(.tlsInitializer, try name().node)
    case "W": return try special(.tlsWrapper, try name().node)
    case "h":
      try callOffset("h")
      return try special(.thunk, try encoding())
    case "v":
      try callOffset("v")
      return try special(.virtualThunk, try encoding())
    case "c":
      for _ in 0..<2 {
        let kind = cursor.next
        cursor.skip()
        try callOffset(kind)
      }
      return try special(.covariantThunk, try encoding())
    case "C":
      let derived = try type()
      guard try number() >= 0 else { throw .malformed }
      try cursor.expect("_")
      return try tree.add(.constructionVtable, try type(), derived)
    default: throw .malformed
    }
  }

  private mutating func generated(
    _ code: Unicode.Scalar,
  ) throws(DemanglingFailure) -> CxxNodeIndex {
    switch code {
    case "V": return try special(.guardVariable, try name().node)
    case "R":
      let node = try name().node
      _ = try sequenceNumber(mayEnd: true)
      return try special(.referenceTemporary, node)
    case "A": return try special(.hiddenAlias, try encoding())
    case "T":
      guard !cursor.isAtEnd else { throw .malformed }
      let isUnsafe = cursor.next == "n"
      cursor.skip()
      return try special(isUnsafe ? .nonTransactionClone : .transactionClone, try encoding())
    case "r": return try special(.javaResource, try javaResource())
    case "I":
      let module = try module(in: .none)
      guard module != .none else { throw .malformed }
      return try special(.moduleInitializer, module)
    default: throw .malformed
    }
  }

  private mutating func special(
    _ word: CxxWord, _ entity: CxxNodeIndex,
  ) throws(DemanglingFailure) -> CxxNodeIndex {
    try tree.add(.special, entity, number: Int(word.rawValue))
  }

  /// Reads and drops the offsets of a thunk.
  private mutating func callOffset(_ kind: Unicode.Scalar) throws(DemanglingFailure) {
    switch kind {
    case "h":
      _ = try number()
    case "v":
      _ = try number()
      try cursor.expect("_")
      _ = try number()
    default: throw .malformed
    }
    try cursor.expect("_")
  }

  /// Reads the name of a Java resource, where `$S`, `$_` and `$$` stand for `/`, `.` and `$`.
  private mutating func javaResource() throws(DemanglingFailure) -> CxxNodeIndex {
    let length = try number()
    guard length > 1 else { throw .malformed }
    try cursor.expect("_")
    var text: [UInt8] = []
    var rest = cursor.bytes[try cursor.take(count: length - 1)]
    while let byte = rest.popFirst() {
      guard byte == "$" else {
        text.append(byte)
        continue
      }
      guard let escape = rest.popFirst() else { throw .malformed }
      switch Unicode.Scalar(escape) {
      case "S": text.append("/")
      case "_": text.append(".")
      case "$": text.append("$")
      default: throw .malformed
      }
    }
    tree.ownTexts.append(text)
    return try tree.add(.ownText, number: tree.ownTexts.count - 1)
  }

  /// Reads a number in base 36 and its `_`; `_` alone is 0, `0_` is 1.
  mutating func sequenceNumber(mayEnd: Bool) throws(DemanglingFailure) -> Int {
    if cursor.take("_") { return 0 }
    var value = 0
    while true {
      if cursor.isAtEnd, mayEnd { return value + 1 }
      switch cursor.next {
      case "_":
        cursor.skip()
        return value + 1
      case "0"..."9": value = value * 36 + Int(cursor.next.value - 48)
      case "A"..."Z": value = value * 36 + Int(cursor.next.value - 55)
      default: throw .malformed
      }
      guard value < 1 << 31 else { throw .malformed }
      cursor.skip()
    }
  }
}
