import Bytes
import Rendering
import Reports

/// The JSON Schema of what `-format json` writes, printed by `swprof schema`.
///
/// An object for each report, put together here so that what all have in common is written once; the
/// number in `$id` is that of the member `schema`.
enum ReportSchema {
  static var text: String {
    let documents = reports.map { #"    {"$ref": "\#(pointer)\#($0.name)Report"}"# }
    let definitions =
      reports.map(\.definition) + [
        SchemaDefinitions.ofFacts, SchemaDefinitions.ofValues, SchemaDefinitions.ofRows,
        SchemaDefinitions.ofComparison, SchemaDefinitions.ofGates, SchemaDefinitions.ofAdvice,
      ]
    return """
      {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:swprof:report:\(StructuredReport.schema)",
        "title": "A report of swprof",
        "description": "What swprof REPORT -format json writes: facts about the report as a whole, and \
      its rows. What is not known is left out, so that a member may be missing where it is not \
      required. Integers have up to 64 bits: read them as such, not as doubles.",
        "oneOf": [
      \(documents.joined(separator: ",\n"))
        ],
        "$defs": {
      \(definitions.joined(separator: ",\n"))
        }
      }

      """
  }

  private static let pointer = "#/$defs/"

  /// The reports, with the words that ask for them and what their rows are.
  private static let reports = [
    Document("top", ["top", "text"], facts: ["shown"], row: "node"),
    Document("tree", ["tree", "peek"], facts: ["shown"], row: "nodeWithCalls"),
    Document("list", ["list"], row: "listing"),
    Document("disasm", ["disasm"], row: "routine"),
    Document("traces", ["traces"], row: "sample"),
    Document("tags", ["tags"], row: "label"),
    Document("comments", ["comments"], row: "comment"),
    Document(
      "diff", ["diff"],
      common: ["selected", "filters", "settings"],
      facts: ["method", "method_text", "tested_rows", "normalized", "left_out", "gates"],
      others: [
        ("before", "side"), ("after", "side"), ("sample_types", "comparedTypes"),
      ], row: "change"),
    Document("advise", ["advise"], facts: ["rules", "doubts"], row: "finding"),
  ]

  /// The object of one report, or of several with the same rows.
  private struct Document {
    let name: String
    let words: [String]
    /// What they are called, and what defines them.
    let members: [(name: String, definition: String)]
    let row: String

    /// - Parameters:
    ///   - facts: Those that only this report has.
    ///   - others: Those that go by another name than their definition.
    init(
      _ name: String, _ words: [String],
      common: [String] = ["profile", "sample_types", "selected", "filters", "settings"],
      facts: [String] = [], others: [(String, String)] = [], row: String
    ) {
      self.name = name
      self.words = words
      members = (common + facts).map { ($0, $0) } + others
      self.row = row
    }

    var definition: String {
      let references = members.map { #"        "\#($0)": {"$ref": "\#(pointer)\#($1)"},"# }
      return """
            "\(name)Report": {
              "type": "object",
              "additionalProperties": false,
              "required": [\(quoted(["schema", "report", "swprof"] + members.map(\.name) + ["rows"]))],
              "properties": {
                "schema": {"const": \(StructuredReport.schema), "description": "The number of this schema."},
                "report": {"enum": [\(quoted(words))], "description": "The word that asks for it."},
                "swprof": {"type": "string", "description": "The version of swprof."},
        \(references.joined(separator: "\n"))
                "rows": {"type": "array", "items": {"$ref": "\(pointer)\(row)"}}
              }
            }
        """
    }

    private func quoted(_ words: [String]) -> String {
      words.map { "\"\($0)\"" }.joined(separator: ", ")
    }
  }
}
