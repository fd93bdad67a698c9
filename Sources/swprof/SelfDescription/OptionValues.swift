import Reports

/// What may stand for the value of an option, as far as that can be completed.
enum OptionValues {
  case files, folders
  case words([String])
  /// What the profile on the line has.
  case sampleTypes
  case labelKeys(followedBy: String)
  /// A number, a name or an expression of the user's own.
  case anything
}

extension Option {
  /// What may stand for its value.
  var values: OptionValues {
    switch name {
    case "sample_index": .sampleTypes
    case "tagfocus", "tagignore": .labelKeys(followedBy: "=")
    case "tagshow", "taghide", "tagroot", "tagleaf": .labelKeys(followedBy: "")
    case "by": .words(["function", "line", "file", "package", "address"])
    case "format": .words(OutputFormat.allCases.map(\.rawValue))
    case "layout": .words(FlameLayout.allCases.map(\.rawValue))
    case "color": .words(["auto", "always", "never"])
    case "symbolize":
      .words([
        "local", "fastlocal", "remote", "none", "force", "demangle=full", "demangle=templates",
        "demangle=none", "demangle=default",
      ])
    case "unit":
      .words([
        "minimum", "auto", "ns", "us", "ms", "s", "hours", "b", "kb", "mb", "gb", "tb", "pb",
      ])
    default: isSwitch ? .words(["true", "false"]) : valuesByPlaceholder
    }
  }

  private var valuesByPlaceholder: OptionValues {
    switch placeholder {
    case "FILE", "PROFILE", "PROFILE...", "PATHS": .files
    case "DIRS": .folders
    default: .anything
    }
  }
}
