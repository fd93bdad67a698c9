/// The parts of the JSON Schema that several reports have.
enum SchemaDefinitions {
  static let ofFacts = #"""
        "profile": {
          "description": "What the profile says of itself; of several, once they are merged. Times and addresses are as in profile.proto.",
          "type": "object",
          "additionalProperties": false,
          "required": ["comments", "samples"],
          "properties": {
            "file": {"type": "string", "description": "The main binary."},
            "build_id": {"type": "string", "description": "The build id of the main binary."},
            "time": {"type": "string", "description": "When the profile was taken, in UTC, without the fraction of a second."},
            "time_nanoseconds": {"type": "integer", "description": "The same since 1970."},
            "duration_nanoseconds": {"type": "integer", "description": "For how long it was taken."},
            "period_type": {"type": "string", "description": "What the period counts."},
            "period_unit": {"type": "string", "description": "The unit of the period."},
            "period": {"type": "integer", "description": "How much happens between two samples, on average."},
            "comments": {"type": "array", "items": {"type": "string"}},
            "doc_url": {"type": "string", "description": "Where the profile is explained."},
            "samples": {"type": "integer", "minimum": 0, "description": "How many samples are left after filtering."}
          }
        },
        "sample_types": {
          "description": "What is counted, in the order of the profile; with -mean the means are one more. Values of rows are by these names.",
          "type": "array",
          "minItems": 1,
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["name", "unit", "total", "selected"],
            "properties": {
              "name": {"type": "string", "description": "Where the profile uses a name twice, the second has #2 after it."},
              "unit": {"type": "string", "description": "The unit of all values of this type, as the profile has it."},
              "total": {"type": "integer", "description": "What shares are of: the sum of absolute values, before filters unless relative_percentages is set; of a base's alone with -diff_base."},
              "selected": {"type": "boolean", "description": "Whether its values say which rows there are, in which order, and what shares are of."}
            }
          }
        },
        "selected": {"type": "string", "description": "The name of the sample type that is selected."},
        "filters": {
          "description": "The filters in use, as NAME=VALUE.",
          "type": "array", "items": {"type": "string"}
        },
        "settings": {
          "description": "How the report was asked for.",
          "type": "object",
          "additionalProperties": false,
          "required": ["granularity", "relative_percentages", "mean", "unit"],
          "properties": {
            "granularity": {"enum": ["functions", "filefunctions", "files", "packages", "lines", "addresses"], "description": "What places are told apart by."},
            "relative_percentages": {"type": "boolean", "description": "Whether totals are of what filters leave."},
            "mean": {"type": "boolean", "description": "Whether means are shown: the selected type is a sum divided by that of the first."},
            "unit": {"type": "string", "description": "The unit that was asked for; values here are in those of sample_types all the same."},
            "divide_by": {"type": "number", "description": "What people are shown values divided by; values here are not divided."}
          }
        },
        "shown": {
          "description": "What the rows add up to, and what was left out.",
          "type": "object",
          "additionalProperties": false,
          "required": ["flat", "nodes", "nodes_dropped", "nodes_before_limit", "node_fraction"],
          "properties": {
            "flat": {"$ref": "#/$defs/values"},
            "nodes": {"type": "integer", "minimum": 0, "description": "How many nodes were kept; peek shows those that match."},
            "nodes_dropped": {"type": "integer", "minimum": 0, "description": "How many were below node_fraction."},
            "nodes_before_limit": {"type": "integer", "minimum": 0, "description": "How many there were before -nodecount."},
            "node_fraction": {"type": "number", "description": "The share of the total below which nodes are dropped."}
          }
        }
    """#

  static let ofValues = #"""
        "values": {
          "description": "A value of each sample type, by its name.",
          "type": "object",
          "additionalProperties": {"type": "integer", "minimum": -9223372036854775808, "maximum": 9223372036854775807}
        },
        "flat": {"$ref": "#/$defs/values", "description": "What was sampled in the place itself."},
        "cum": {"$ref": "#/$defs/values", "description": "What was sampled in it and in all that it called."},
        "share": {"type": "number", "description": "A part of the total of the selected sample type, 1 for all of it; missing where that total is 0."},
        "name": {"type": "string", "description": "The function; the file where functions are not told apart, the binary in brackets where there is no name."},
        "file": {"type": "string", "description": "The source file, where it is told apart."},
        "line": {"type": "integer", "description": "The line in it, where it is told apart."},
        "column": {"type": "integer", "description": "The column in that, where it is told apart."},
        "address": {"type": "string", "pattern": "^0x[0-9a-f]+$", "description": "The address; of the process, or in disasm of the binary."},
        "inlined": {"enum": ["partly", "yes"], "description": "Whether the code was inlined into its callers, here: everywhere or in places."},
        "unit": {"type": "string", "description": "The unit of the number."},
        "number": {"type": "integer", "description": "The value, where it is a number."},
        "text": {"type": "string", "description": "The value, where it is a text."}
    """#
}
