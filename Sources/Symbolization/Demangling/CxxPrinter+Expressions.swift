// Prints expressions. Operands are put in parentheses unless they are plain names, whatever the
// precedence.

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

  private func spelling(of operation: CxxNodeIndex) -> String {
    tree.kind(operation) == .operatorName
      ? CxxOperator.table[Int(tree[operation].number)].spelling : ""
  }

  /// Prints the operator of an expression.
  private mutating func printOperation(_ operation: CxxNodeIndex) throws(DemanglingFailure) {
    switch tree.kind(operation) {
    case .operatorName: write(spelling(of: operation))
    case .vendorOperator: write(slice(tree[operation]))
    default: try print(operation)
    }
  }

  private mutating func printUnary(
    _ index: CxxNodeIndex, _ node: CxxNode,
  ) throws(DemanglingFailure) {
    let operation = tree.child(index, 0)
    let spelling = spelling(of: operation)
    var operand = tree.child(index, 1)
    // The address of a function is shown without the parameters.
    if spelling == "&", tree.kind(operand) == .typed,
      tree.kind(tree.child(operand, 1)) == .function
    {
      operand = tree.child(operand, 0)
    }
    if node.number == 1 {
      try printInParentheses(operand)
      try printOperation(operation)
      return
    }
    if tree.kind(operation) == .conversion {
      write("(")
      try print(tree.child(operation, 0))
      write(")")
    } else {
      try printOperation(operation)
    }
    if spelling == "::" {
      try print(operand)
    } else if node.number == 2 {
      write("(")
      try print(operand)
      write(")")
    } else {
      try printInParentheses(operand)
    }
  }

  private mutating func printBinary(_ index: CxxNodeIndex) throws(DemanglingFailure) {
    let (operation, right) = (tree.child(index, 0), tree.child(index, 2))
    var left = tree.child(index, 1)
    let spelling = spelling(of: operation)
    if spelling.hasSuffix("_cast") {
      write(spelling)
      write("<")
      try print(left)
      write(">(")
      try print(right)
      write(")")
      return
    }
    if isDesignated(index) {
      write(spelling == "=" ? "." : "[")
      try print(left)
      if spelling == "]=" { write("]") }
      try printDesignatedValue(right)
      return
    }
    // Without parentheses, the `>` would seem to end a template.
    let endsTemplate = spelling == ">" || spelling == ">>"
    if endsTemplate { write("(") }
    var isBare = false
    if spelling == "()", tree.kind(left) == .typed {
      // A call shows the type of the function only if the type has a result.
      let type = tree.child(left, 1)
      isBare = tree.kind(type) == .function && tree.child(type, 0) != .none
      if !isBare { left = tree.child(left, 0) }
    }
    if isBare { try print(left) } else { try printInParentheses(left) }
    if spelling == "[]" {
      write("[")
      try print(right)
      write("]")
      return
    }
    if spelling != "()" { try printOperation(operation) }
    try printInParentheses(right)
    if endsTemplate { write(")") }
  }

  /// Whether this is `.field=value`, `[index]=value` or `[first ... last]=value`.
  private func isDesignated(_ index: CxxNodeIndex) -> Bool {
    switch tree.kind(index) {
    case .binary:
      switch spelling(of: tree.child(index, 0)) {
      case "]=": true
      case "=": tree.kind(tree.child(index, 1)) != .literal
      default: false
      }
    case .ternary: spelling(of: tree.child(index, 0)) == "[...]="
    default: false
    }
  }

  private mutating func printDesignatedValue(
    _ value: CxxNodeIndex,
  ) throws(DemanglingFailure) {
    if isDesignated(value) { return try print(value) }
    write("=")
    try printInParentheses(value)
  }

  private mutating func printTernary(_ index: CxxNodeIndex) throws(DemanglingFailure) {
    let (first, second, third) = (
      tree.child(index, 1), tree.child(index, 2), tree.child(index, 3)
    )
    if isDesignated(index) {
      write("[")
      try print(first)
      write(" ... ")
      try print(second)
      write("]")
      return try printDesignatedValue(third)
    }
    try printInParentheses(first)
    write("?")
    try printInParentheses(second)
    write(" : ")
    try printInParentheses(third)
  }

  private mutating func printFold(
    _ index: CxxNodeIndex, _ node: CxxNode,
  ) throws(DemanglingFailure) {
    let (operation, initial) = (tree.child(index, 0), tree.child(index, 2))
    write("(")
    if initial == .none, node.marks.contains(.special) {
      write("...")
      try printOperation(operation)
      try printInParentheses(tree.child(index, 1))
    } else {
      try printInParentheses(tree.child(index, 1))
      try printOperation(operation)
      write("...")
      if initial != .none {
        try printOperation(operation)
        try printInParentheses(initial)
      }
    }
    write(")")
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
        if value.elementsEqual("0".utf8) { return write("false") }
        if value.elementsEqual("1".utf8) { return write("true") }
      }
      if code == CxxBuiltin.nullptr, value.isEmpty || value.elementsEqual("0".utf8) {
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
