import CallGraphs
import Profiles

/// A place in the code as a row names it: a function, or what stands for one, and where in it.
package struct Place: Sendable {
  /// The function; the file where functions are not told apart, the binary where there is no name.
  let name: [UInt8]
  /// Empty or 0 where it is not told apart, as line, column and address are.
  let file: [UInt8]
  let line: Int64
  let column: Int64
  let address: UInt64
  let inlining: Inlining
  /// As reports for people print it.
  let text: [UInt8]

  init(_ frame: Frame, _ names: NameTable, _ inlining: Inlining = .never) {
    file = names.copy(of: frame.file)
    text = frame.printableName(names)
    line = frame.line
    column = frame.column
    address = frame.address
    self.inlining = inlining
    if !frame.name.isEmpty {
      name = names.copy(of: frame.name)
    } else if !file.isEmpty {
      name = file
    } else {
      var bare = frame
      bare.address = 0
      bare.line = 0
      name = bare.printableName(names)
    }
  }
}

extension CallGraph {
  /// Where a node is.
  func place(of node: NodeIndex, _ inlining: Inlining = .never) -> Place {
    Place(frame(of: node), names, inlining)
  }
}
