/// Whether a pattern is found in a name, asked of each name once: the names of a profile repeat in
/// its functions, lines and labels, and expressions are dear.
package struct NameMatches {
  private let pattern: Pattern
  private var answers: [Bool?]

  /// - Parameter names: Those that will be asked about, by their indices.
  package init(_ pattern: Pattern, _ names: borrowing NameTable) {
    self.pattern = pattern
    answers = Array(repeating: nil, count: names.count)
  }

  /// Whether the pattern is found in the name.
  package mutating func contains(_ name: NameIndex, _ names: borrowing NameTable) -> Bool {
    if let answer = answers[name.position] { return answer }
    let answer = pattern.matches(names[name])
    answers[name.position] = answer
    return answer
  }
}

extension Profile {
  /// The first function of each name, in the order of the functions.
  package func functionsOfDistinctNames() -> [FunctionIndex] {
    var isSeen = [Bool](repeating: false, count: names.count)
    var result: [FunctionIndex] = []
    for (position, function) in functions.enumerated() where !isSeen[function.name.position] {
      isSeen[function.name.position] = true
      result.append(FunctionIndex(position))
    }
    return result
  }
}
