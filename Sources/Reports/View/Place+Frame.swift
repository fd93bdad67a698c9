import CallGraphs
import Profiles
import Rendering

extension Place {
  /// Where a frame is.
  init(_ frame: Frame, _ names: NameTable, _ inlining: Inlining = .never) {
    let file = names.copy(of: frame.file)
    self.init(
      name: Self.name(frame, names, file), file: file, line: frame.line, column: frame.column,
      address: frame.address, inlining: inlining, text: frame.printableName(names))
  }

  private static func name(_ frame: Frame, _ names: NameTable, _ file: [UInt8]) -> [UInt8] {
    if !frame.name.isEmpty { return names.copy(of: frame.name) }
    if !file.isEmpty { return file }
    var bare = frame
    bare.address = 0
    bare.line = 0
    return bare.printableName(names)
  }
}

extension CallGraph {
  /// Where a node is.
  func place(of node: NodeIndex, _ inlining: Inlining = .never) -> Place {
    Place(frame(of: node), names, inlining)
  }
}
