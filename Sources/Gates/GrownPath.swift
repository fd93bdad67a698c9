import Bytes
import Rendering

/// The call path by which what a gate counts has grown most.
package struct GrownPath: Equatable, Sendable {
  /// A function on the path.
  package struct Step: Equatable, Sendable {
    package let name: [UInt8]
    package let file: [UInt8]
    /// The line by which it grew most; 0 where that is not known.
    package let line: Int64
    /// What the samples have grown by that came this way, in the unit of the gate's amounts.
    package let growth: Double

    package init(name: [UInt8], file: [UInt8], line: Int64, growth: Double) {
      self.name = name
      self.file = file
      self.line = line
      self.growth = growth
    }
  }

  /// Root first; never empty.
  package let steps: [Step]

  package init(steps: [Step]) {
    precondition(!steps.isEmpty)
    self.steps = steps
  }

  /// The growth at the end of the path.
  package var growth: Double { steps[steps.count - 1].growth }
}

extension GrownPath {
  /// The texts of the steps, root first; of a long path two at the beginning, and those at the end.
  package func texts(last: Int, _ text: (Step) -> String) -> [String] {
    let first = 2
    if steps.count <= first + last + 1 { return steps.map(text) }
    return steps.prefix(first).map(text) + ["… \(steps.count - first - last) more …"]
      + steps.suffix(last).map(text)
  }

  /// The path in one line.
  ///
  /// - Parameter text: How a function is written.
  package func line(_ text: ([UInt8]) -> String = quoted) -> String {
    texts(last: 5) { text($0.name) }.joined(separator: " → ")
  }

  /// The step that somebody can do something about: the one nearest to the leaf whose file is of the
  /// project, else the one whose file is known.
  ///
  /// - Parameter isOwn: Whether a file is of the project.
  package func place(isOwn: ([UInt8]) -> Bool) -> Step? {
    steps.last { !$0.file.isEmpty && isOwn($0.file) } ?? steps.last { !$0.file.isEmpty }
  }
}
