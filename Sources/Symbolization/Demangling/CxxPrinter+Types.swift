// Prints types and the declarators that wrap them; `CxxPrinter` explains how they combine.

import Bytes

extension CxxPrinter {
  mutating func printType(
    _ index: CxxNodeIndex, _ node: CxxNode,
  ) throws(DemanglingFailure) {
    switch node.kind {
    case .builtin: write(CxxBuiltin.spelling(Int(node.number)))
    case .qualifiedType, .qualifiedFunction, .pointer, .reference, .rvalueReference, .complex,
      .imaginary, .suffixedType:
      try printWrapping(index, around: tree.child(index, 0))
    case .vendorQualified, .vector, .pointerToMember:
      declarators.append(index)
      try print(tree.child(index, 1))
      try printDeclarator()
    case .array:
      declarators.append(index)
      try print(tree.child(index, 1))
      guard hasDeclarators else { return }
      declarators.removeLast()
      try printDimension(of: index)
    case .function: try printFunction(index, node)
    case .qualifiers:
      for position in 0..<tree.childCount(index) {
        if position > 0 { write(" ") }
        try printAnew(tree.child(index, position))
      }
    case .qualifier:
      write(word(node))
      guard tree.childCount(index) > 0 else { return }
      write("(")
      try printList(of: index, from: 0, skipsEmpty: true)
      write(")")
    default: try printPlainType(index, node)
    }
  }

  /// Prints a type that is written in one piece.
  private mutating func printPlainType(
    _ index: CxxNodeIndex, _ node: CxxNode,
  ) throws(DemanglingFailure) {
    let first = tree.childCount(index) > 0 ? tree.child(index, 0) : .none
    switch node.kind {
    case .transformedType:
      try print(first)
      write("(")
      try print(tree.child(index, 1))
      write(")")
    case .fixedPoint:
      if node.number & 2 != 0 { write("_Sat ") }
      // `int` is left out, as GNU does.
      if tree.kind(first) != .builtin || Int(tree[first].number) != CxxBuiltin.int {
        try print(first)
        write(" ")
      }
      write(node.number & 1 != 0 ? "_Accum" : "_Fract")
    case .binaryFloat: writeUnseen("_Float\(node.number)")
    case .bitInt:
      if node.marks.contains(.special) { write("unsigned ") }
      write("_BitInt(")
      try print(first)
      write(")")
    case .elaborated:
      write(word(node))
      write(" ")
      try printAnew(first)
    case .decltype:
      write("decltype (")
      try print(first)
      write(")")
    case .explicitObject:
      write("this ")
      try print(first)
    default: break
    }
  }

  /// Prints `content` with the declarator `index` pending. If the declarator is still pending then,
  /// it is printed after the content.
  private mutating func printWrapping(
    _ index: CxxNodeIndex, around content: CxxNodeIndex,
  ) throws(DemanglingFailure) {
    declarators.append(index)
    try print(content)
    guard hasDeclarators else { return }
    try printDeclarator(index)
    declarators.removeLast()
  }

  // MARK: Declarators

  /// Prints what a declarator adds to the text.
  mutating func printDeclarator(_ index: CxxNodeIndex) throws(DemanglingFailure) {
    let node = tree[index]
    let first = tree.childCount(index) > 0 ? tree.child(index, 0) : .none
    switch node.kind {
    case .typed, .valueParameter, .constrainedTypeParameter: try print(first)
    case .qualifiedType, .qualifiedFunction:
      if tree.child(index, 1) != .none {
        write(" ")
        try print(tree.child(index, 1))
      }
      if node.kind == .qualifiedFunction, node.number > 0 { write(node.number == 1 ? " &" : " &&") }
    case .pointer: write("*")
    case .reference: write("&")
    case .rvalueReference: write("&&")
    case .complex: write(" _Complex")
    case .imaginary: write(" _Imaginary")
    case .suffixedType:
      write(" ")
      write(word(node))
    case .vendorQualified:
      write(" ")
      try print(first)
    case .vector:
      write(" __vector(")
      try print(first)
      write(")")
    case .pointerToMember:
      if last != "(" { write(" ") }
      try print(first)
      write("::*")
    case .array: try printDimension(of: index)
    case .function: try printParameters(of: index, node)
    case .parameterPack:
      write("...")
      if tree.kind(first) == .valueParameter { try print(tree.child(first, 0)) }
    default: try print(index)
    }
  }

  /// Prints the pending declarators, then the bound of the array.
  private mutating func printDimension(of index: CxxNodeIndex) throws(DemanglingFailure) {
    var needsSpace = true
    while hasDeclarators, let top = declarators.last {
      let isQualified = tree.kind(top) == .qualifiedType
      if tree.kind(isQualified ? tree.child(top, 0) : top) == .array {
        // The bounds of an array of arrays have no space between them.
        if !isQualified { needsSpace = false }
        try printDeclarator()
      } else {
        write(" (")
        try printDeclarators()
        write(")")
      }
    }
    write(needsSpace ? " [" : "[")
    try print(tree.child(index, 0))
    write("]")
  }

  private mutating func printFunction(
    _ index: CxxNodeIndex, _ node: CxxNode,
  ) throws(DemanglingFailure) {
    let result = tree.child(index, 0)
    // A function that encloses a local name is shown without its result.
    if result != .none, !node.marks.contains(.special) {
      declarators.append(index)
      try print(result)
      // The result, such as a pointer to a function, may have printed this type in its middle.
      guard hasDeclarators else { return }
      declarators.removeLast()
      write(" ")
    }
    try printParameters(of: index, node)
  }

  /// Prints the pending declarators, in parentheses if they need them, and then the parameters.
  private mutating func printParameters(
    of index: CxxNodeIndex, _ node: CxxNode,
  ) throws(DemanglingFailure) {
    let parentheses = parenthesesForDeclarators()
    if parentheses != .none {
      let needsSpace =
        parentheses == .spaced || (last != "(" && last != "*")
      if needsSpace, last != " " { write(" ") }
      write("(")
    }
    // The qualifiers of the function come after its parameters. All else comes before them.
    var qualifications: [CxxNodeIndex] = []
    while hasDeclarators {
      let declarator = declarators.removeLast()
      if tree.kind(declarator) == .qualifiedFunction {
        qualifications.append(declarator)
      } else {
        try printDeclarator(declarator)
      }
    }
    if parentheses != .none { write(")") }
    write("(")
    let isEnclosing = node.marks.contains(.special)
    if !isEnclosing || detail == .full { try printList(of: index, from: 1, skipsEmpty: true) }
    write(")")
    declarators.append(contentsOf: qualifications)
    try printDeclarators()
  }

  private enum Parentheses {
    case none, plain, spaced
  }

  /// Whether the pending declarators need parentheses before a parameter list.
  private func parenthesesForDeclarators() -> Parentheses {
    for declarator in declarators[base...].reversed() {
      switch tree.kind(declarator) {
      case .pointer, .reference, .rvalueReference: return .plain
      case .qualifiedType, .complex, .imaginary, .pointerToMember: return .spaced
      default: continue
      }
    }
    return .none
  }
}
