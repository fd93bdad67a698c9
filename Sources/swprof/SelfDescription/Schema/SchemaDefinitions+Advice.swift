extension SchemaDefinitions {
  static let ofAdvice = #"""
        "rules": {"type": "integer", "minimum": 0, "description": "How many rules are about such a program and such values."},
        "doubts": {
          "description": "Why findings, or that there are none, may mislead; for people.",
          "type": "array", "items": {"type": "string"}
        },
        "finding": {
          "description": "Something that stands out, largest first. Each sample counts once in a finding, and may count in several.",
          "type": "object",
          "additionalProperties": false,
          "required": ["title", "rule", "sample_type", "value", "share", "advice", "next", "functions", "callers"],
          "properties": {
            "title": {"type": "string", "description": "What stands out."},
            "rule": {"type": "string", "description": "The name of the rule that found it."},
            "sample_type": {"type": "string", "description": "The type of its values."},
            "value": {"type": "integer", "description": "How much it is, in the unit of that type."},
            "share": {"$ref": "#/$defs/share"},
            "margin": {"type": "number", "minimum": 0, "description": "How far the share may be off by chance, 19 times of 20."},
            "remark": {"type": "string", "description": "What else is to be known of it; for people."},
            "advice": {"type": "string", "description": "What it means and what helps; for people."},
            "next": {"type": "array", "items": {"type": "string"}, "description": "Command lines that show more."},
            "functions": {"$ref": "#/$defs/partsOfFinding", "description": "What it is made of; each sample counts for one of them."},
            "callers": {"$ref": "#/$defs/partsOfFinding", "description": "The places in the program's own code that it comes from."}
          }
        },
        "partsOfFinding": {
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["name", "value", "share"],
            "properties": {
              "name": {"$ref": "#/$defs/name"},
              "value": {"type": "integer", "description": "In the unit of the finding's type."},
              "share": {"$ref": "#/$defs/share", "description": "Of the same whole as the finding's share."}
            }
          }
        }
    """#
}
