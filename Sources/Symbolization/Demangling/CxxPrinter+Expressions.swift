// Prints expressions. Operands are put in parentheses unless they are plain names, whatever the
// precedence.

import Bytes

extension CxxPrinter {
  mutating func printExpression(
    _ index: CxxNodeIndex, _ node: CxxNode,
  ) throws(DemanglingFailure) {
    let first = tree.childCount(index) > 0 ? tree.child(index, 0) : .none
    switch node.kind {
    case .functionParameter:
      if node.number == 0 {
        write("this")
      } else {
        writeUnseen("{parm#\(node.number)}")
      }
    case .nullary: try printOperation(first)
    case .unary: try printUnary(index, node)
    case .binary: try printBinary(index)
    case .ternary: try printTernary(index)
    case .fold: try printFold(index, node)
    case .new: try printNew(index)
    case .literal: try printLiteral(index, node)
    case .subobject:
      try print(tree.child(index, 1))
      write(".<")
      try print(first)
      write(" at offset \(node.number)>")
    case .memberPointerCast:
      write("(")
      try print(first)
      write(")(")
      try print(tree.child(index, 1))
      write(")")
    case .stringLiteral:
      write("\"<")
      try printAnew(first)
      write(">\"")
    case .lambdaExpression:
      write("[]")
      if tree.kind(first) == .closure { try printSignature(first, tree[first]) }
      write("{...}")
    case .list: try printList(of: index, from: 0)
    case .braces:
      try print(first)
      write("{")
      try print(tree.child(index, 1))
      write("}")
    default: try printRequirement(index, node)
    }
  }

  private mutating func printRequirement(
    _ index: CxxNodeIndex, _ node: CxxNode,
  ) throws(DemanglingFailure) {
    switch node.kind {
    case .requires:
      let parameterCount = Int(node.number)
      write("requires")
      if parameterCount > 0 {
        write(" (")
        try printList(of: index, from: 0, to: parameterCount)
        write(")")
      }
      write(" {")
      for position in parameterCount..<tree.childCount(index) {
        try print(tree.child(index, position))
      }
      write(" }")
    case .expressionRequirement:
      let constraint = tree.child(index, 1)
      let isNoexcept = node.marks.contains(.special)
      let isCompound = isNoexcept || constraint != .none
      write(isCompound ? " {" : " ")
      try print(tree.child(index, 0))
      if isCompound { write("}") }
      if isNoexcept { write(" noexcept") }
      if constraint != .none {
        write(" -> ")
        try print(constraint)
      }
      write(";")
    case .typeRequirement, .nestedRequirement:
      write(node.kind == .typeRequirement ? " typename " : " requires ")
      try print(tree.child(index, 0))
      write(";")
    default: break
    }
  }

  /// Prints an operand.
  mutating func printInParentheses(_ index: CxxNodeIndex) throws(DemanglingFailure) {
    let isPlain: Bool
    switch tree.kind(index) {
    case .text, .ownText, .word, .decimal, .standardName, .constraintParameter, .functionParameter,
      .braces:
      isPlain = true
    case .qualified: isPlain = !tree[index].marks.contains(.special)
    default: isPlain = false
    }
    if !isPlain { write("(") }
    try print(index)
    if !isPlain { write(")") }
  }

  private mutating func printNew(_ index: CxxNodeIndex) throws(DemanglingFailure) {
    write("new ")
    if tree.child(index, 1) != .none {
      try printInParentheses(tree.child(index, 1))
      write(" ")
    }
    try print(tree.child(index, 2))
    if tree.child(index, 3) != .none { try printInParentheses(tree.child(index, 3)) }
  }

  private mutating func printLiteral(
    _ index: CxxNodeIndex, _ node: CxxNode,
  ) throws(DemanglingFailure) {
    let type = tree.child(index, 0)
    let isNegative = node.marks.contains(.special)
    let value = slice(node)
    var isFloat = false
    if tree.kind(type) == .builtin {
      let code = Int(tree[type].number)
      if let suffix = CxxBuiltin.literalSuffix(code) {
        if isNegative { write("-") }
        write(value)
        return write(suffix)
      }
      if code == CxxBuiltin.bool, !isNegative {
        if value == "0" { return write("false") }
        if value == "1" { return write("true") }
      }
      if code == CxxBuiltin.nullptr, value.isEmpty || value == "0" {
        return try print(type)
      }
      isFloat = CxxBuiltin.isFloat(code)
    }
    write("(")
    try print(type)
    write(isFloat ? ")[" : ")")
    if isNegative { write("-") }
    write(value)
    if isFloat { write("]") }
  }
}
