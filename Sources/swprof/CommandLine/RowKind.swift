import Profiles

/// What a row stands for, as people say it (`-by`).
enum RowKind: String, CaseIterable, Sendable {
  case function, line, file, package, address

  var granularity: Granularity {
    switch self {
    case .function, .package: .functions
    case .line: .lines
    case .file: .files
    case .address: .addresses
    }
  }
}
