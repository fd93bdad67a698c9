extension SchemaDefinitions {
  /// What `diff` says of its gates.
  static let ofGates = #"""
        "gates": {
          "description": "The gates, those that failed first; none unless some are named.",
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["gate", "outcome", "sample_type", "unit", "before", "after", "change", "grew_most"],
            "properties": {
              "gate": {"type": "string", "description": "As it was written."},
              "outcome": {"enum": ["passed", "not_significant", "failed"], "description": "Growth that may be chance is not_significant, which is no failure."},
              "sample_type": {"type": "string"},
              "unit": {"type": "string", "description": "That of before, after and change; % where the gate is on the share of the total."},
              "before": {"type": "number", "description": "Of several runs the median, or the mean where they are pooled."},
              "after": {"type": "number"},
              "change": {"type": "number", "description": "After less before."},
              "change_ratio": {"$ref": "#/$defs/change_ratio"},
              "p_adjusted": {"type": "number", "minimum": 0, "maximum": 1, "description": "How probable so much growth is by chance (one-sided), corrected for the number of gates (Holm)."},
              "noise_before": {"type": "number", "minimum": 0, "description": "The standard deviation of the runs before, as a share of their mean."},
              "noise_after": {"type": "number", "minimum": 0},
              "runs_needed": {"type": "integer", "description": "How many runs a side could tell growth by the threshold from the noise, where these cannot."},
              "grew_most": {
                "description": "The call path that grew most, root first, where the gate failed.",
                "type": "array",
                "items": {
                  "type": "object",
                  "additionalProperties": false,
                  "required": ["name", "change"],
                  "properties": {
                    "name": {"type": "string"}, "file": {"type": "string"},
                    "line": {"type": "integer", "description": "The line by which the function grew most."},
                    "change": {"type": "number", "description": "By how much the samples grew that came this way."}
                  }
                }
              }
            }
          }
        }
    """#
}
