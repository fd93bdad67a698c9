import CallGraphs
import Rendering

extension Column {
  /// What most rows have: their own values, those with all that was called, and their shares.
  static let flatAndCumulative = [
    Column("flat", .values), Column("flat_share", .share), Column("cum", .values),
    Column("cum_share", .share),
  ]
}

extension SampleTypes {
  /// The cells of a row's values, of its sums by column.
  func flatAndCumulative(_ flat: [Int64], _ cumulative: [Int64]) -> [Cell] {
    [flat, cumulative].flatMap { sums -> [Cell] in
      let values = values(sums)
      return [.values(values), .share(values[selected], of: total)]
    }
  }
}

extension CallGraph {
  /// What was left out of the graph, and what its nodes add up to.
  func facts(_ values: GraphValues, _ trimming: Trimming, _ types: SampleTypes) -> [Fact] {
    var shown = [Int64](repeating: 0, count: types.columns.count)
    for node in nodes {
      for (column, value) in values.flat(node).enumerated() { shown[column] &+= value }
    }
    return [
      Fact(
        "shown",
        [
          Fact("flat", .values(types.values(shown))),
          Fact("nodes", .integer(Int64(nodes.count))),
          Fact("nodes_dropped", .integer(Int64(droppedNodes))),
          Fact("nodes_before_limit", .integer(Int64(nodeCountBeforeLimit))),
          Fact("node_fraction", .number(trimming.nodeFraction)),
        ])
    ]
  }
}
