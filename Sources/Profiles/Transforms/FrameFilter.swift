/// Which samples and frames to keep, by the names of functions, source files and mapped files.
public struct FrameFilter: Sendable {
  /// Keeps samples with a location that matches.
  public var focus: Pattern?
  /// Drops samples with a location that matches.
  public var ignore: Pattern?
  /// Removes frames that match.
  public var hide: Pattern?
  /// Keeps only frames that match.
  public var show: Pattern?
  /// Cuts stacks above the frame nearest to the root that matches; drops those without one.
  public var showFrom: Pattern?
  /// Cuts stacks below the frame nearest to the leaf that matches. Function names only.
  public var pruneFrom: Pattern?

  public init() {}

  var selects: Bool { focus != nil || ignore != nil || hide != nil || show != nil }
}

/// A filter by its option, to say which one matched nothing.
public enum FilterKind: String, CaseIterable, Sendable {
  case tagRoot = "TagRoot"
  case tagLeaf = "TagLeaf"
  case focus = "Focus"
  case ignore = "Ignore"
  case hide = "Hide"
  case show = "Show"
  case showFrom = "ShowFrom"
  case tagFocus = "TagFocus"
  case tagIgnore = "TagIgnore"
  case tagShow = "TagShow"
  case tagHide = "TagHide"
}

extension NameMatches {
  /// Whether the frame's function or source file matches.
  mutating func contains(_ line: Line, _ profile: borrowing Profile) -> Bool {
    let function = profile.functions[line.function]
    return contains(function.name, profile.names) || contains(function.filename, profile.names)
  }

  /// Whether the file mapped at the location matches.
  mutating func containsMapping(of location: Location, _ profile: borrowing Profile) -> Bool {
    guard let mapping = location.mapping else { return false }
    return contains(profile.mappings[mapping].file, profile.names)
  }

  /// Whether any of the location's names matches.
  mutating func contains(_ location: Location, _ profile: borrowing Profile) -> Bool {
    for position in location.lines.positions where contains(profile.lines[position], profile) {
      return true
    }
    return containsMapping(of: location, profile)
  }
}
