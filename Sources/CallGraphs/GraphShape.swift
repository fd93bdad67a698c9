/// How a call graph is built: what its nodes are, which of them stay, and in which order.
package struct GraphShape: Sendable {
  package var paths: PathTrimming
  package var trimming: Trimming
  package var order: NodeOrder
  /// Whether functions of different binaries are different nodes.
  package var keepsObjects: Bool
  /// Whether each path of calls has nodes of its own, so that the graph is a tree.
  package var isCallTree: Bool

  package init(
    paths: PathTrimming = PathTrimming(), trimming: Trimming = Trimming(),
    order: NodeOrder = .flat, keepsObjects: Bool = false, isCallTree: Bool = false
  ) {
    self.paths = paths
    self.trimming = trimming
    self.order = order
    self.keepsObjects = keepsObjects
    self.isCallTree = isCallTree
  }
}
