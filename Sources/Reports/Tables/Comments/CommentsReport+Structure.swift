package import Rendering

extension CommentsReport {
  /// The report for programs.
  package func structure(of subject: ReportSubject) -> StructuredReport {
    StructuredReport("comments", of: subject, columns: [Column("comment", .text)]) { visit in
      for comment in comments { try visit([.text(comment)]) }
    }
  }
}
