package import Symbolization

/// How far symbols are looked for and names made readable (`-symbolize`).
package struct SymbolizationMode: Sendable {
  /// Whether nothing is touched, not even names.
  package private(set) var isOff = false
  /// What of the binaries on this machine is used; `nil` for nothing.
  package private(set) var local: LocalSymbols? = .everything
  /// Whether the servers that profiles came from are asked.
  package private(set) var isRemote = true
  /// Whether names that were made readable before are made so again.
  package private(set) var isForced = false
  /// How much of a name is shown; `nil` leaves linker names as they are.
  package private(set) var detail: Demangler.Detail? = .simplified
  /// Options that are not known, each for a warning.
  package private(set) var unknownOptions: [String] = []

  package init() {}

  /// Reads `[local|fastlocal|remote|none][:force][:demangle=none|full|templates|default]`.
  package init(_ text: String) {
    for option in text.lowercased().split(separator: ":", omittingEmptySubsequences: false) {
      switch option {
      case "none", "no":
        isOff = true
        local = nil
        isRemote = false
        return
      case "": break
      case "local": (local, isRemote) = (.everything, false)
      case "fastlocal": (local, isRemote) = (.symbolTable, false)
      case "remote": (local, isRemote) = (nil, true)
      case "force": isForced = true
      default: readDemangling(option, of: text)
      }
    }
  }

  private mutating func readDemangling(_ option: Substring, of text: String) {
    switch option.hasPrefix("demangle=") ? option.dropFirst(9) : option {
    case "full": detail = .full
    case "templates": detail = .templates
    case "none": detail = nil
    case "default": return
    default:
      unknownOptions.append(text)
      return
    }
    isForced = true
  }
}

/// What of a binary is used to name addresses.
package enum LocalSymbols: Sendable {
  /// Debug information, or else the symbol table.
  case everything
  /// Names of functions only, which takes less time.
  case symbolTable
}
