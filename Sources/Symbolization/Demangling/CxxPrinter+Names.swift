// Prints names, and the parts of templates that appear in them.

import Bytes

extension CxxPrinter {
  mutating func printName(
    _ index: CxxNodeIndex, _ node: CxxNode,
  ) throws(DemanglingFailure) {
    switch node.kind {
    case .text: write(slice(node))
    case .ownText: write(tree.ownTexts[Int(node.number)])
    case .word: write(word(node))
    case .decimal: write(String(node.number))
    case .standardName:
      write("std::")
      write(word(node))
    case .qualified:
      try print(tree.child(index, 0))
      write("::")
      try print(tree.child(index, 1))
    case .template: try printTemplate(index)
    case .typed: try printTyped(index)
    case .tagged:
      try print(tree.child(index, 0))
      write("[abi:")
      try print(tree.child(index, 1))
      write("]")
    case .constructor: try print(tree.child(index, 0))
    case .destructor:
      write("~")
      try print(tree.child(index, 0))
    case .conversion, .operatorName, .vendorOperator, .literalOperator:
      try printOperator(index, node)
    case .defaultArgument:
      writeUnseen("{default arg#\(node.number + 1)}::")
      try print(tree.child(index, 0))
    case .closure:
      write("{lambda")
      try printSignature(index, node)
      write("#\(node.number + 1)}")
    case .unnamedType: write("{unnamed type#\(node.number + 1)}")
    case .structuredBindings:
      write("[")
      try printList(of: index, from: 0)
      write("]")
    default: try printEntity(index, node)
    }
  }

  /// Prints modules, special names, and the names that compilers derive from an entity.
  private mutating func printEntity(
    _ index: CxxNodeIndex, _ node: CxxNode,
  ) throws(DemanglingFailure) {
    let isSpecial = node.marks.contains(.special)
    let first = tree.child(index, 0)
    switch node.kind {
    case .module:
      try print(first)
      if isSpecial {
        write(":")
      } else if first != .none {
        write(".")
      }
      try print(tree.child(index, 1))
    case .moduleEntity:
      try print(first)
      write("@")
      try print(tree.child(index, 1))
    case .friend:
      write("friend ")
      try print(first)
    case .special:
      write(word(node))
      try print(first)
    case .constructionVtable:
      write("construction vtable for ")
      try print(first)
      write("-in-")
      try print(tree.child(index, 1))
    case .globalConstructors:
      write("global \(isSpecial ? "destructors" : "constructors") keyed to ")
      try print(first)
    case .clone:
      try print(first)
      write(" [clone ")
      write(slice(node))
      write("]")
    case .enableIf:
      try print(first)
      write(" [enable_if:")
      try printList(of: index, from: 1)
      write("]")
    case .constrained:
      try print(first)
      write(" requires ")
      try print(tree.child(index, 1))
    default: break
    }
  }

  func word(_ node: CxxNode) -> String {
    (CxxWord(rawValue: UInt8(truncatingIfNeeded: node.number)) ?? .empty).spelling
  }

  private mutating func printTyped(_ index: CxxNodeIndex) throws(DemanglingFailure) {
    // The type prints the name where it belongs. If it does not, the name comes last.
    try withOwnDeclarators(index) { (self) throws(DemanglingFailure) in
      try self.print(self.tree.child(index, 1))
      guard self.hasDeclarators else { return }
      self.write(" ")
      try self.print(self.tree.child(index, 0))
    }
  }

  private mutating func printTemplate(_ index: CxxNodeIndex) throws(DemanglingFailure) {
    try withOwnDeclarators { (self) throws(DemanglingFailure) in
      try self.print(self.tree.child(index, 0))
      guard self.detail != .simplified else { return }
      // As in `operator< <int>`.
      if self.last == "<" { self.write(" ") }
      self.write("<")
      try self.printList(of: index, from: 1, skipsEmpty: true)
      // As in `vector<vector<int> >`.
      if self.last == ">" { self.write(" ") }
      self.write(">")
    }
  }

  private mutating func printOperator(
    _ index: CxxNodeIndex, _ node: CxxNode,
  ) throws(DemanglingFailure) {
    switch node.kind {
    case .conversion:
      write("operator ")
      try print(tree.child(index, 0))
    case .literalOperator:
      write("operator\"\" ")
      try printInParentheses(tree.child(index, 1))
    default:
      let spelling = operatorSpelling(node)
      write("operator")
      if let first = spelling.first, (97...122).contains(first) { write(" ") }
      write(spelling.last == 32 ? spelling.dropLast() : spelling[...])
    }
  }

  func operatorSpelling(_ node: CxxNode) -> [UInt8] {
    node.kind == .vendorOperator
      ? Array(slice(node)) : Array(CxxOperator.table[Int(node.number)].spelling.utf8)
  }

  /// Prints the parameters of a closure.
  mutating func printSignature(
    _ index: CxxNodeIndex, _ node: CxxNode,
  ) throws(DemanglingFailure) {
    let typesStart = 2 + Int(node.extra)
    if node.extra > 0 {
      write("<")
      try printList(of: index, from: 2, to: typesStart)
      write(">")
    }
    let (onTemplate, onCall) = (tree.child(index, 0), tree.child(index, 1))
    if onTemplate != .none {
      write(" requires ")
      try print(onTemplate)
      write(" ")
    }
    write("(")
    try printList(of: index, from: typesStart)
    write(")")
    if onCall != .none {
      write(" requires ")
      try print(onCall)
    }
  }

  // MARK: Templates

  mutating func printTemplatePart(
    _ index: CxxNodeIndex, _ node: CxxNode,
  ) throws(DemanglingFailure) {
    switch node.kind {
    case .templateParameter:
      let scope = CxxScope(rawValue: node.extra)
      guard let argument = tree.argument(Int(node.number), of: scope) else { throw .malformed }
      try print(argument)
    case .lambdaAuto: writeUnseen("auto:\(node.number + 1)")
    case .constraintParameter: write("T\(node.number)")
    case .declaredArgument: try print(tree.child(index, 1))
    case .argumentPack: try printList(of: index, from: 0)
    case .packExpansion:
      if node.extra >= 0 {
        try print(tree.child(index, 0))
      } else {
        try printInParentheses(tree.child(index, 0))
        write("...")
      }
    case .sizeofPack: write(String(tree.childCount(CxxNodeIndex(rawValue: node.extra))))
    case .sizeofArguments: write(String(sizeof(index)))
    default: try printDeclaration(index, node)
    }
  }

  private func sizeof(_ index: CxxNodeIndex) -> Int {
    var count = 0
    for position in 0..<tree.childCount(index) {
      let argument = tree.child(index, position)
      let isPack = tree.kind(argument) == .argumentPack || tree.kind(argument) == .list
      count += isPack ? tree.childCount(argument) : 1
    }
    return count
  }

  /// Prints a template parameter that a lambda declares.
  private mutating func printDeclaration(
    _ index: CxxNodeIndex, _ node: CxxNode,
  ) throws(DemanglingFailure) {
    switch node.kind {
    case .parameterName:
      write(node.extra == 0 ? "$T" : node.extra == 1 ? "$N" : "$TT")
      if node.number > 0 { write(String(node.number - 1)) }
    case .typeParameter:
      write("typename ")
      try printDeclarators()
      try print(tree.child(index, 0))
    case .constrainedTypeParameter, .valueParameter:
      declarators.append(index)
      try print(tree.child(index, 1))
      guard hasDeclarators else { return }
      write(" ")
      try print(tree.child(index, 0))
      declarators.removeLast()
    case .templateParameterOfTemplate:
      write("template<")
      try printList(of: index, from: 2)
      write("> typename ")
      try print(tree.child(index, 0))
      if tree.child(index, 1) != .none {
        write(" requires ")
        try print(tree.child(index, 1))
      }
    case .parameterPack:
      try withOwnDeclarators(index) { (self) throws(DemanglingFailure) in
        let parameter = self.tree.child(index, 0)
        let isValue = self.tree.kind(parameter) == .valueParameter
        try self.print(isValue ? self.tree.child(parameter, 1) : parameter)
        if self.hasDeclarators { self.write("...") }
      }
    default: break
    }
  }
}
