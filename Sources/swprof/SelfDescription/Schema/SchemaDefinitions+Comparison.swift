extension SchemaDefinitions {
  /// What `diff` tells.
  static let ofComparison = #"""
        "side": {
          "description": "A side of the comparison.",
          "type": "object",
          "additionalProperties": false,
          "required": ["profiles"],
          "properties": {
            "profiles": {"type": "array", "minItems": 1, "items": {"type": "string"}, "description": "Its profiles, as they were named."},
            "scaled": {
              "description": "By what the selected values of each profile were multiplied, where they are normalized.",
              "type": "array",
              "items": {
                "type": "object",
                "additionalProperties": false,
                "required": ["factor"],
                "properties": {"factor": {"type": "number"}}
              }
            }
          }
        },
        "comparedTypes": {
          "description": "What is counted, in the order of the first profile, with the totals of both sides. Values of rows are by these names.",
          "type": "array",
          "minItems": 1,
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["name", "unit", "selected", "before", "after", "change"],
            "properties": {
              "name": {"type": "string", "description": "Where the profile uses a name twice, the second has #2 after it."},
              "unit": {"type": "string", "description": "The unit of all values of this type, as the profiles have it."},
              "selected": {"type": "boolean", "description": "Whether its changes say which rows there are, in which order."},
              "before": {"type": "integer", "description": "The total before: of several runs the median, or the mean where they are pooled."},
              "after": {"type": "integer", "description": "The total after."},
              "change": {"$ref": "#/$defs/change_amount"}, "change_ratio": {"$ref": "#/$defs/change_ratio"},
              "low": {"$ref": "#/$defs/low"}, "high": {"$ref": "#/$defs/high"}, "p": {"$ref": "#/$defs/p"}
            }
          }
        },
        "method": {
          "description": "What p and the interval come from: the runs, the error that counts of samples imply, the fact that everything was counted; unknown where the profiles do not tell.",
          "enum": ["ranks", "sampling_error", "exact_counts", "unknown"]
        },
        "method_text": {"type": "string", "description": "The same for people."},
        "tested_rows": {"type": "integer", "minimum": 0, "description": "For how many rows p_adjusted is corrected."},
        "normalized": {"type": "boolean", "description": "Whether each profile was scaled to the mean total before."},
        "left_out": {
          "description": "What is not among the rows.",
          "type": "object",
          "additionalProperties": false,
          "required": ["least_change", "small", "chance", "shrunk", "after_limit", "significant"],
          "properties": {
            "least_change": {"type": "number", "description": "The least change of a row that is there."},
            "small": {"type": "integer", "minimum": 0, "description": "How many rows changed less."},
            "chance": {"type": "integer", "minimum": 0, "description": "How many more rows may have changed by chance."},
            "shrunk": {"type": "integer", "minimum": 0, "description": "How many rows shrank, with -drop_negative."},
            "after_limit": {"type": "integer", "minimum": 0, "description": "How many rows come after the limit of -nodecount."},
            "significant": {"type": "integer", "minimum": 0, "description": "How many of all these changed significantly."}
          }
        },
        "change_amount": {"type": "number", "description": "After less before, of the selected sample type."},
        "change_ratio": {"type": "number", "description": "The change as a part of what was before: 0.05 for 5 % more; missing where there was nothing."},
        "low": {"type": "number", "description": "The lower end of what the true change lies in with 95 % confidence."},
        "high": {"type": "number", "description": "The upper end of it."},
        "p": {"type": "number", "minimum": 0, "maximum": 1, "description": "How probable so large a change is by chance."},
        "p_adjusted": {"type": "number", "minimum": 0, "maximum": 1, "description": "The same corrected for the number of rows (Benjamini-Hochberg): up to 0.05 a change is significant."},
        "part": {"type": "number", "description": "The value as a part of the total of its side; missing where that is 0."},
        "change": {
          "description": "A place in the code before and after.",
          "type": "object",
          "additionalProperties": false,
          "required": ["name", "flat_before", "flat_after", "flat_change", "cum_before", "cum_after", "cum_change"],
          "properties": {
            "name": {"$ref": "#/$defs/name"}, "file": {"$ref": "#/$defs/file"},
            "line": {"$ref": "#/$defs/line"}, "column": {"$ref": "#/$defs/column"},
            "address": {"$ref": "#/$defs/address"},
            "status": {"enum": ["new", "gone"], "description": "Where it is on one side only."},
            "flat_before": {"$ref": "#/$defs/flat"}, "flat_after": {"$ref": "#/$defs/flat"},
            "flat_change": {"$ref": "#/$defs/change_amount"}, "flat_change_ratio": {"$ref": "#/$defs/change_ratio"},
            "flat_low": {"$ref": "#/$defs/low"}, "flat_high": {"$ref": "#/$defs/high"},
            "flat_p": {"$ref": "#/$defs/p"}, "flat_p_adjusted": {"$ref": "#/$defs/p_adjusted"},
            "flat_before_share": {"$ref": "#/$defs/part"}, "flat_after_share": {"$ref": "#/$defs/part"},
            "cum_before": {"$ref": "#/$defs/cum"}, "cum_after": {"$ref": "#/$defs/cum"},
            "cum_change": {"$ref": "#/$defs/change_amount"}, "cum_change_ratio": {"$ref": "#/$defs/change_ratio"},
            "cum_low": {"$ref": "#/$defs/low"}, "cum_high": {"$ref": "#/$defs/high"},
            "cum_p": {"$ref": "#/$defs/p"}, "cum_p_adjusted": {"$ref": "#/$defs/p_adjusted"},
            "cum_before_share": {"$ref": "#/$defs/part"}, "cum_after_share": {"$ref": "#/$defs/part"}
          }
        }
    """#
}
