package import Rendering

extension CommentsReport {
  package func structure(named name: String) -> StructuredReport? {
    StructuredReport(name, of: view.subject, columns: [Column("comment", .text)]) { visit in
      for comment in comments { try visit([.text(comment)]) }
    }
  }
}
