extension Profile {
  /// Applies focus, ignore, hide and show.
  ///
  /// - Returns: The filters that matched nothing.
  mutating func select(by filter: FrameFilter) -> [FilterKind] {
    guard filter.selects else { return [] }
    var selection = LocationSelection(filter, self)
    selection.visit(&self)
    let (isFocused, isIgnored) = (selection.isFocused, selection.isIgnored)
    samples.retain { samples, sample in
      let stack = samples.stackRange(sample)
      var hasFocus = false
      for position in stack {
        let location = samples.stackLocations[position].position
        if isIgnored[location] { return nil }
        hasFocus = hasFocus || isFocused[location]
      }
      return hasFocus ? stack : nil
    }
    if selection.isHidden.contains(true) {
      samples.removeLocations(selection.isHidden)
      samples.retain { samples, sample in
        let stack = samples.stackRange(sample)
        return stack.isEmpty ? nil : stack
      }
    }
    return selection.unmatched
  }

  /// Applies show_from.
  ///
  /// - Returns: Whether any location matched.
  mutating func cutRoots(above pattern: Pattern) -> Bool {
    var matches = NameMatches(pattern, names)
    var isMatch = [Bool](repeating: false, count: locations.count)
    for position in locations.indices {
      if matches.containsMapping(of: locations[position], self) {
        isMatch[position] = true
        continue
      }
      let range = locations[position].lines.positions
      let outermost = range.last { matches.contains(lines[$0], self) }
      guard let outermost else { continue }
      isMatch[position] = true
      locations[position].lines = LineRange(range.lowerBound..<outermost + 1)
    }
    samples.retain { samples, sample in
      let stack = samples.stackRange(sample)
      let cut = samples.stackLocations[stack].lastIndex { isMatch[$0.position] }
      return cut.map { stack.lowerBound..<$0 + 1 }
    }
    return isMatch.contains(true)
  }
}

/// What focus, ignore, hide and show say of each location.
private struct LocationSelection {
  private(set) var isFocused: [Bool]
  private(set) var isIgnored: [Bool]
  private(set) var isHidden: [Bool]
  private var focus: NameMatches?
  private var ignore: NameMatches?
  private var hide: NameMatches?
  private var show: NameMatches?
  private var hasHidden = false
  private var hasShown = false

  init(_ filter: FrameFilter, _ profile: Profile) {
    isFocused = Array(repeating: false, count: profile.locations.count)
    isIgnored = isFocused
    isHidden = isFocused
    focus = filter.focus.map { NameMatches($0, profile.names) }
    ignore = filter.ignore.map { NameMatches($0, profile.names) }
    hide = filter.hide.map { NameMatches($0, profile.names) }
    show = filter.show.map { NameMatches($0, profile.names) }
  }

  /// Judges all locations, by their original lines, and removes hidden lines from the profile.
  mutating func visit(_ profile: inout Profile) {
    var kept: [Line] = []
    for position in profile.locations.indices {
      let location = profile.locations[position]
      isIgnored[position] = ignore?.contains(location, profile) ?? false
      isFocused[position] =
        !isIgnored[position] && (focus?.contains(location, profile) ?? true)
      var lines = Array(profile.lines[location.lines.positions])
      removeHidden(&lines, position, location, profile)
      keepShown(&lines, position, location, profile)
      profile.locations[position].lines = LineRange(kept.count..<kept.count + lines.count)
      kept += lines
    }
    profile.lines = kept
  }

  private mutating func removeHidden(
    _ lines: inout [Line], _ position: Int, _ location: Location, _ profile: borrowing Profile
  ) {
    guard var hide, hide.contains(location, profile) else { return }
    hasHidden = true
    if hide.containsMapping(of: location, profile) { lines = [] }
    lines.removeAll { hide.contains($0, profile) }
    isHidden[position] = lines.isEmpty
    self.hide = hide
  }

  private mutating func keepShown(
    _ lines: inout [Line], _ position: Int, _ location: Location, _ profile: borrowing Profile
  ) {
    guard var show else { return }
    if !show.containsMapping(of: location, profile) {
      lines.removeAll { !show.contains($0, profile) }
    }
    hasShown = hasShown || !lines.isEmpty
    isHidden[position] = isHidden[position] || lines.isEmpty
    self.show = show
  }

  var unmatched: [FilterKind] {
    var kinds: [FilterKind] = []
    if focus != nil, !isFocused.contains(true) { kinds.append(.focus) }
    if ignore != nil, !isIgnored.contains(true) { kinds.append(.ignore) }
    if hide != nil, !hasHidden { kinds.append(.hide) }
    if show != nil, !hasShown { kinds.append(.show) }
    return kinds
  }
}
