extension GrownPath {
  /// The texts of the steps, root first; of a long path two at the beginning, and those at the end.
  func texts(last: Int, _ text: (Step) -> String) -> [String] {
    let first = 2
    if steps.count <= first + last + 1 { return steps.map(text) }
    return steps.prefix(first).map(text) + ["… \(steps.count - first - last) more …"]
      + steps.suffix(last).map(text)
  }

  /// The path in one line.
  ///
  /// - Parameter text: How a function is written.
  func line(_ text: ([UInt8]) -> String = quoted) -> String {
    texts(last: 5) { text($0.name) }.joined(separator: " → ")
  }

  /// The step that somebody can do something about: the one nearest to the leaf whose file is of the
  /// project, else the one whose file is known.
  ///
  /// - Parameter isOwn: Whether a file is of the project.
  func place(isOwn: ([UInt8]) -> Bool) -> Step? {
    steps.last { !$0.file.isEmpty && isOwn($0.file) } ?? steps.last { !$0.file.isEmpty }
  }
}
