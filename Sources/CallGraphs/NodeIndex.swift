package import Profiles

/// A node of a call graph; it has no other form than its index and its entries in columns, such as
/// those of `NodeWeights`.
package enum GraphNode {}

package typealias NodeIndex = TableIndex<GraphNode>

/// The position of a frame in a `FrameTable`.
package typealias FrameIndex = TableIndex<Frame>

extension FrameIndex {
  /// The frame's node in a graph that is no call tree: such graphs have one node for each frame.
  var node: NodeIndex { NodeIndex(rawValue: rawValue) }
}

extension NodeIndex {
  /// The node's frame in a graph that is no call tree.
  var frame: FrameIndex { FrameIndex(rawValue: rawValue) }
}
