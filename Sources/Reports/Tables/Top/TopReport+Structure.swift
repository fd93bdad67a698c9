package import CallGraphs
package import Profiles
package import Rendering

extension TopReport {
  /// The report for programs.
  ///
  /// - Parameters:
  ///   - name: `top` or `text`.
  ///   - profile: The one that the report was made of, with the shape that it was made in.
  package func structure(
    _ name: String, of subject: ReportSubject, _ profile: Profile, shape: GraphShape
  ) -> StructuredReport {
    let (graph, types) = (measured.graph, subject.types)
    let values = GraphValues(profile, columns: types.columns, shape: shape)
    return StructuredReport(
      name, of: subject, header: measured.header.lines,
      facts: graph.facts(values, shape.trimming, types), format: measured.format,
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
