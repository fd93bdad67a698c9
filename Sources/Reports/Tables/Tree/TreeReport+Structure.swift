import CallGraphs
package import Rendering

extension TreeReport {
  package func structure(named name: String) -> StructuredReport? {
    let (graph, types) = (measured.graph, view.types)
    let values = GraphValues(
      of: graph, view.profile, columns: types.columns, shape: view.shape, edges: edges)
    let call = [Column.place, Column("calls", .values), Column("calls_share", .share)]
    return StructuredReport(
      name, of: view.subject, header: measured.header.lines,
      facts: graph.facts(values, view.shape.trimming, types), format: measured.format,
      columns: [.place] + Column.flatAndCumulative + [
        Column("callers", .list(call)), Column("callees", .list(call)),
      ]
    ) { visit in
      for node in nodes {
        let cumulative = types.values(values.cumulative(node))[types.selected]
        func rows(_ edges: [Edge], _ end: any KeyPath<Edge, NodeIndex> & Sendable) -> Cell {
          .list { visit in
            for edge in edges {
              let calls = types.values(values.weights(of: edge))
              let inlining: Inlining = edge.isInline ? .always : .never
              try visit([
                .place(graph.place(of: edge[keyPath: end], inlining)), .values(calls),
                .share(calls[types.selected], of: cumulative),
              ])
            }
          }
        }
        try visit(
          [.place(graph.place(of: node))]
            + types.flatAndCumulative(values.flat(node), values.cumulative(node))
            + [rows(graph.callers(of: node), \.caller), rows(graph.callees(of: node), \.callee)])
      }
    }
  }
}
