package import CallGraphs
package import Profiles

extension TreeReport {
  /// The report for programs.
  ///
  /// - Parameters:
  ///   - name: `tree` or `peek`.
  ///   - profile: The one that the report was made of, with the shape that it was made in.
  ///   - pattern: The one of `peek`.
  package func structure(
    _ name: String, of subject: ReportSubject, _ profile: Profile, matching pattern: Pattern? = nil,
    shape: GraphShape
  ) -> StructuredReport {
    let (graph, types) = (measured.graph, subject.types)
    let values = GraphValues(
      of: graph, profile, columns: types.columns, shape: shape,
      edges: pattern.map { .touching($0) } ?? .all)
    let call = [Column.place, Column("calls", .values), Column("calls_share", .share)]
    return StructuredReport(
      name, of: subject, header: measured.header.lines,
      facts: graph.facts(values, shape.trimming, types), format: measured.format,
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
