extension SchemaDefinitions {
  /// The rows of each report.
  static let ofRows = #"""
        "node": {
          "description": "A place in the code with what was sampled there.",
          "type": "object",
          "additionalProperties": false,
          "required": ["name", "flat", "cum"],
          "properties": {
            "name": {"$ref": "#/$defs/name"}, "file": {"$ref": "#/$defs/file"},
            "line": {"$ref": "#/$defs/line"}, "column": {"$ref": "#/$defs/column"},
            "address": {"$ref": "#/$defs/address"}, "inlined": {"$ref": "#/$defs/inlined"},
            "flat": {"$ref": "#/$defs/flat"}, "flat_share": {"$ref": "#/$defs/share"},
            "cum": {"$ref": "#/$defs/cum"}, "cum_share": {"$ref": "#/$defs/share"}
          }
        },
        "nodeWithCalls": {
          "description": "A place in the code with its callers and what it calls, heaviest first.",
          "type": "object",
          "additionalProperties": false,
          "required": ["name", "flat", "cum", "callers", "callees"],
          "properties": {
            "name": {"$ref": "#/$defs/name"}, "file": {"$ref": "#/$defs/file"},
            "line": {"$ref": "#/$defs/line"}, "column": {"$ref": "#/$defs/column"},
            "address": {"$ref": "#/$defs/address"}, "inlined": {"$ref": "#/$defs/inlined"},
            "flat": {"$ref": "#/$defs/flat"}, "flat_share": {"$ref": "#/$defs/share"},
            "cum": {"$ref": "#/$defs/cum"}, "cum_share": {"$ref": "#/$defs/share"},
            "callers": {"type": "array", "items": {"$ref": "#/$defs/call"}},
            "callees": {"type": "array", "items": {"$ref": "#/$defs/call"}}
          }
        },
        "call": {
          "description": "The other end of a call.",
          "type": "object",
          "additionalProperties": false,
          "required": ["name", "calls"],
          "properties": {
            "name": {"$ref": "#/$defs/name"}, "file": {"$ref": "#/$defs/file"},
            "line": {"$ref": "#/$defs/line"}, "column": {"$ref": "#/$defs/column"},
            "address": {"$ref": "#/$defs/address"}, "inlined": {"$ref": "#/$defs/inlined"},
            "calls": {"$ref": "#/$defs/values", "description": "What was sampled with the call on the stack."},
            "calls_share": {"type": "number", "description": "Its part of the node's cum, of the selected sample type."}
          }
        },
        "listing": {
          "description": "A function in a source file, with its lines. A sample counts once for each line that is on its stack.",
          "type": "object",
          "additionalProperties": false,
          "required": ["name", "flat", "cum", "lines"],
          "properties": {
            "name": {"$ref": "#/$defs/name"}, "file": {"$ref": "#/$defs/file"},
            "flat": {"$ref": "#/$defs/flat"}, "flat_share": {"$ref": "#/$defs/share"},
            "cum": {"$ref": "#/$defs/cum"}, "cum_share": {"$ref": "#/$defs/share"},
            "error": {"type": "string", "description": "Why there is no source."},
            "lines": {
              "type": "array",
              "items": {
                "type": "object",
                "additionalProperties": false,
                "required": ["line", "source", "flat", "cum"],
                "properties": {
                  "line": {"$ref": "#/$defs/line"},
                  "source": {"type": "string", "description": "The line as it is in the file."},
                  "flat": {"$ref": "#/$defs/flat"}, "cum": {"$ref": "#/$defs/cum"}
                }
              }
            }
          }
        },
        "routine": {
          "description": "A symbol of a binary, with its instructions.",
          "type": "object",
          "additionalProperties": false,
          "required": ["name", "aka", "address", "flat", "cum", "instructions"],
          "properties": {
            "name": {"$ref": "#/$defs/name"},
            "aka": {"type": "array", "items": {"type": "string"}, "description": "Other names of the same code."},
            "address": {"$ref": "#/$defs/address"},
            "flat": {"$ref": "#/$defs/flat"}, "flat_share": {"$ref": "#/$defs/share"},
            "cum": {"$ref": "#/$defs/cum"}, "cum_share": {"$ref": "#/$defs/share"},
            "instructions": {
              "type": "array",
              "items": {
                "type": "object",
                "additionalProperties": false,
                "required": ["address", "instruction", "flat", "cum"],
                "properties": {
                  "address": {"$ref": "#/$defs/address"},
                  "instruction": {"type": "string"},
                  "function": {"type": "string", "description": "The function in the source that it comes from."},
                  "file": {"$ref": "#/$defs/file"}, "line": {"$ref": "#/$defs/line"},
                  "flat": {"$ref": "#/$defs/flat"}, "cum": {"$ref": "#/$defs/cum"}
                }
              }
            }
          }
        },
        "sample": {
          "description": "A sample with its labels and its stack, innermost frame first.",
          "type": "object",
          "additionalProperties": false,
          "required": ["value", "labels", "stack"],
          "properties": {
            "value": {"$ref": "#/$defs/values"},
            "labels": {
              "type": "array",
              "items": {
                "type": "object",
                "additionalProperties": false,
                "required": ["key"],
                "oneOf": [{"required": ["text"]}, {"required": ["number", "unit"]}],
                "properties": {
                  "key": {"type": "string"}, "text": {"$ref": "#/$defs/text"},
                  "number": {"$ref": "#/$defs/number"}, "unit": {"$ref": "#/$defs/unit"}
                }
              }
            },
            "stack": {
              "type": "array",
              "items": {
                "type": "object",
                "additionalProperties": false,
                "required": ["name"],
                "properties": {
                  "name": {"$ref": "#/$defs/name"}, "file": {"$ref": "#/$defs/file"},
                  "line": {"$ref": "#/$defs/line"}, "column": {"$ref": "#/$defs/column"},
                  "address": {"$ref": "#/$defs/address"}, "inlined": {"$ref": "#/$defs/inlined"}
                }
              }
            }
          }
        },
        "label": {
          "description": "A key of labels with its values, largest first.",
          "type": "object",
          "additionalProperties": false,
          "required": ["key", "sum", "values"],
          "properties": {
            "key": {"type": "string"},
            "sum": {"$ref": "#/$defs/values", "description": "Of all values; a sample that has several counts for each."},
            "sum_share": {"$ref": "#/$defs/share"},
            "values": {
              "type": "array",
              "items": {
                "type": "object",
                "additionalProperties": false,
                "required": ["sum"],
                "oneOf": [{"required": ["text"]}, {"required": ["number", "unit"]}],
                "properties": {
                  "text": {"$ref": "#/$defs/text"}, "number": {"$ref": "#/$defs/number"},
                  "unit": {"$ref": "#/$defs/unit"}, "sum": {"$ref": "#/$defs/values"},
                  "sum_share": {"$ref": "#/$defs/share"}
                }
              }
            }
          }
        },
        "comment": {
          "type": "object",
          "additionalProperties": false,
          "required": ["comment"],
          "properties": {"comment": {"type": "string"}}
        }
    """#
}
