import CallGraphs
package import Rendering

extension TopReport {
  package func structure(named name: String) -> StructuredReport? {
    let (graph, types) = (measured.graph, view.types)
    let values = GraphValues(view.profile, columns: types.columns, shape: view.shape)
    return StructuredReport(
      name, of: view.subject, header: measured.header.lines,
      facts: graph.facts(values, view.shape.trimming, types), format: measured.format,
      columns: [.place] + Column.flatAndCumulative
    ) { visit in
      for (node, row) in zip(graph.nodes, rows) {
        try visit(
          [.place(graph.place(of: node, row.inlining))]
            + types.flatAndCumulative(values.flat(node), values.cumulative(node)))
      }
    }
  }
}
