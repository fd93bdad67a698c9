package import Rendering

/// A report, made of a view and of answers to what it asked: a value that is written in several ways.
package protocol Report: Sendable {
  /// What is to be said beside the report, a line each.
  var remarks: [String] { get }

  /// What is to be said beside the text alone: where it is as pprof has it, and formats of our own
  /// tell more.
  var textRemarks: [String] { get }

  /// Emits the report as text, or as the bytes that it is, in pieces of bounded size where it may be
  /// large.
  func write(_ emit: ([UInt8]) throws -> Void) throws

  /// The text in parts that have a style; `nil` for formats of pprof's, whose lines `ScreenText` reads
  /// again.
  var styledText: StyledText? { get }

  /// The report as facts and a table, which all formats for programs are written from; `nil` where it is
  /// not a table.
  ///
  /// - Parameter name: The word that asks for the report.
  func structure(named name: String) -> StructuredReport?
}

extension Report {
  package var remarks: [String] { [] }

  package var textRemarks: [String] { [] }

  package var styledText: StyledText? { nil }

  package func structure(named name: String) -> StructuredReport? { nil }
}
