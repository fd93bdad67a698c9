extension GrownPath {
  /// A function on the path as it is shown, or how many are left out in its place.
  enum Stop {
    case function([UInt8])
    case leftOut(Int)
  }

  /// The functions, root first; of a long path the beginning and the end.
  var stops: [Stop] {
    let (first, last) = (2, 5)
    let functions = steps.map { Stop.function($0.name) }
    if functions.count <= first + last + 1 { return functions }
    return functions.prefix(first) + [.leftOut(functions.count - first - last)]
      + functions.suffix(last)
  }

  /// The path in one line.
  ///
  /// - Parameter text: How a function is written.
  func line(_ text: ([UInt8]) -> String = quoted) -> String {
    stops.map { stop in
      switch stop {
      case .function(let name): text(name)
      case .leftOut(let count): "… \(count) more …"
      }
    }.joined(separator: " → ")
  }

  /// The step that somebody can do something about: the one nearest to the leaf whose file is of the
  /// project, else the one whose file is known.
  ///
  /// - Parameter isOwn: Whether a file is of the project.
  func place(isOwn: ([UInt8]) -> Bool) -> Step? {
    steps.last { !$0.file.isEmpty && isOwn($0.file) } ?? steps.last { !$0.file.isEmpty }
  }
}
