// Prints expressions that are operators with their operands.

extension CxxPrinter {
  private func spelling(of operation: CxxNodeIndex) -> String {
    tree.kind(operation) == .operatorName
      ? CxxOperator.table[Int(tree[operation].number)].spelling : ""
  }

  /// Prints the operator of an expression.
  mutating func printOperation(_ operation: CxxNodeIndex) throws(DemanglingFailure) {
    switch tree.kind(operation) {
    case .operatorName: write(spelling(of: operation))
    case .vendorOperator: write(slice(tree[operation]))
    default: try print(operation)
    }
  }

  mutating func printUnary(
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

  mutating func printBinary(_ index: CxxNodeIndex) throws(DemanglingFailure) {
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

  mutating func printTernary(_ index: CxxNodeIndex) throws(DemanglingFailure) {
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

  mutating func printFold(
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
}
