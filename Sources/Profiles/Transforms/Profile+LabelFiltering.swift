import Bytes

/// Which samples and labels to keep, by labels.
public struct LabelFilter: Sendable {
  public var focus: LabelCondition?
  public var ignore: LabelCondition?
  /// Keeps only labels whose key matches.
  public var show: Pattern?
  /// Removes labels whose key matches.
  public var hide: Pattern?

  public init() {}
}

extension Profile {
  /// Drops the samples that the filter does not want.
  ///
  /// - Returns: The conditions that no sample fulfilled.
  mutating func selectSamples(by filter: LabelFilter, _ units: NumericLabelUnits) -> [FilterKind] {
    guard filter.focus != nil || filter.ignore != nil else { return [] }
    var focus = filter.focus.map { LabelMatcher($0, self, units) }
    var ignore = filter.ignore.map { LabelMatcher($0, self, units) }
    var (hasFocus, hasIgnored) = (filter.focus == nil, filter.ignore == nil)
    let names = names
    samples.retain { samples, sample in
      let labels = samples.labels(sample)
      let isFocused = focus?.matches(labels, names) ?? true
      let isIgnored = ignore?.matches(labels, names) ?? false
      hasFocus = hasFocus || isFocused
      hasIgnored = hasIgnored || isIgnored
      return isFocused && !isIgnored ? samples.stackRange(sample) : nil
    }
    return (hasFocus ? [] : [.tagFocus]) + (hasIgnored ? [] : [.tagIgnore])
  }

  /// Whether any sample fulfils a condition.
  package func hasSample(
    fulfilling condition: LabelCondition, _ units: NumericLabelUnits
  ) -> Bool {
    var matcher = LabelMatcher(condition, self, units)
    return samples.indices.contains { matcher.matches(samples.labels($0), names) }
  }

  /// Removes the labels that the filter does not want.
  ///
  /// - Returns: The patterns that no key matched.
  mutating func removeLabels(by filter: LabelFilter) -> [FilterKind] {
    guard filter.show != nil || filter.hide != nil else { return [] }
    let names = names
    var show = filter.show.map { NameMatches($0, names) }
    var hide = filter.hide.map { NameMatches($0, names) }
    var (hasShown, hasHidden) = (filter.show == nil, filter.hide == nil)
    samples.removeLabels { label in
      let isShown = show?.contains(label.key, names) ?? true
      let isHidden = hide?.contains(label.key, names) ?? false
      hasShown = hasShown || isShown
      hasHidden = hasHidden || isHidden
      return !isShown || isHidden
    }
    return (hasShown ? [] : [.tagShow]) + (hasHidden ? [] : [.tagHide])
  }
}

/// A condition bound to a profile; each label is tested once.
private struct LabelMatcher {
  private let condition: LabelCondition
  private let key: NameIndex?
  private let hasUnknownKey: Bool
  private let units: NumericLabelUnits
  /// By label, which of the expressions match it.
  private var known: [Label: [Bool]] = [:]

  init(_ condition: LabelCondition, _ profile: Profile, _ units: NumericLabelUnits) {
    self.condition = condition
    self.units = units
    key = condition.key.flatMap { profile.names.existing($0) }
    hasUnknownKey = condition.key != nil && key == nil
  }

  mutating func matches(_ labels: ArraySlice<Label>, _ names: NameTable) -> Bool {
    if hasUnknownKey { return false }
    switch condition.test {
    case .range(let range):
      return labels.contains { label in
        guard case .number(let number, _) = label.value, isWanted(label) else { return false }
        return range.contains(number, in: units[label.key])
      }
    case .patterns(let patterns):
      var isFound = [Bool](repeating: false, count: patterns.count)
      for label in labels where label.isText && isWanted(label) {
        for (position, isMatch) in test(label, patterns, names).enumerated() where isMatch {
          isFound[position] = true
        }
      }
      return key == nil ? isFound.allSatisfy { $0 } : isFound.contains(true)
    }
  }

  private func isWanted(_ label: Label) -> Bool { key == nil || label.key == key }

  private mutating func test(
    _ label: Label, _ patterns: [Pattern], _ names: NameTable
  ) -> [Bool] {
    if let answer = known[label] { return answer }
    guard case .text(let text) = label.value else { return [] }
    var subject = names.copy(of: text)
    if key == nil { subject = names.copy(of: label.key) + ":".bytes + subject }
    let answer = patterns.map { $0.matches(subject.span) }
    known[label] = answer
    return answer
  }
}
