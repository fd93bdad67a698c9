import Bytes
package import Profiles
import Rendering

/// What a profile has for its filters to match, to say afterwards why one did not.
///
/// Filters change the profile in place; so what they remove is noted before, and only for filters
/// that are set: names stay in the tables, labels do not.
package struct FilterTargets: Sendable {
  private let frames: FrameFilter
  private let labels: LabelFilter
  /// The filters as `name=value`.
  private let texts: [[UInt8]]
  private let hasSamples: Bool
  private let known: KnownLabels?
  /// The conditions on labels that some samples fulfil. Asked only where filters of frames come
  /// first, which may remove those.
  private let fulfilled: Set<FilterKind>

  /// - Parameters:
  ///   - profile: Before any filter.
  ///   - units: Those of its numeric labels.
  ///   - texts: The filters that are set, as `name=value`.
  package init(
    of profile: Profile, _ frames: FrameFilter, _ labels: LabelFilter, _ units: NumericLabelUnits,
    texts: [[UInt8]]
  ) {
    self.frames = frames
    self.labels = labels
    self.texts = texts
    hasSamples = !profile.samples.isEmpty
    let areUsed = texts.contains { $0.hasPrefix("tag") }
    known = areUsed ? KnownLabels(of: profile) : nil
    let isFirst = texts.allSatisfy { $0.hasPrefix("tag") }
    let conditions =
      isFirst ? [] : [(FilterKind.tagFocus, labels.focus), (.tagIgnore, labels.ignore)]
    fulfilled = Set(
      conditions.compactMap { kind, condition in
        condition.flatMap { profile.hasSample(fulfilling: $0, units) ? kind : nil }
      })
  }

  /// Why filters matched nothing, a reason for each.
  ///
  /// - Parameter profile: After the filters; its tables of names are what they were.
  package func explanations(of unmatched: [FilterKind], in profile: Profile) -> [Explanation] {
    if !hasSamples { return unmatched.isEmpty ? [] : [.noSamples] }
    return unmatched.map { kind in
      let filter = text(kind) ?? Array(kind.optionName.utf8)
      if let pattern = pattern(kind) { return explanation(kind, pattern, filter, profile) }
      if fulfilled.contains(kind) { return .nothingLeft(filters: texts) }
      return explanation(kind, filter, profile.names)
    }
  }

  private func text(_ kind: FilterKind) -> [UInt8]? {
    let name = Array(kind.optionName.utf8) + "=".bytes
    return texts.first { $0.starts(with: name) }
  }

  // MARK: Names

  private func pattern(_ kind: FilterKind) -> Pattern? {
    switch kind {
    case .focus: frames.focus
    case .ignore: frames.ignore
    case .hide: frames.hide
    case .show: frames.show
    case .showFrom: frames.showFrom
    case .tagRoot, .tagLeaf, .tagFocus, .tagIgnore, .tagShow, .tagHide: nil
    }
  }

  private func explanation(
    _ kind: FilterKind, _ pattern: Pattern, _ filter: [UInt8], _ profile: Profile
  ) -> Explanation {
    if let name = profile.firstName(matching: pattern) {
      let other = Self.stronger(kind).lazy.compactMap(text).first
      return other.map { .overruled(filter: filter, name: name, by: $0) }
        ?? .unusedName(filter: filter, name: name)
    }
    if !profile.functions.contains(where: { $0.name != Name.empty }) {
      return .noNames(filter: filter)
    }
    if let relaxed = try? Pattern("(?i)".bytes + pattern.expression),
      let name = profile.firstName(matching: relaxed)
    {
      return .otherCase(filter: filter, name: name)
    }
    return .unknownName(
      filter: filter, nearest: NearestNames(to: pattern.expression, in: profile).names)
  }

  /// The filters that remove what another would match.
  private static func stronger(_ kind: FilterKind) -> [FilterKind] {
    switch kind {
    case .focus: [.ignore]
    case .show: [.hide]
    case .showFrom: [.hide, .show]
    default: []
    }
  }

  // MARK: Labels

  private func explanation(
    _ kind: FilterKind, _ filter: [UInt8], _ names: NameTable
  ) -> Explanation {
    guard let known, !known.keys.isEmpty else { return .noLabels(filter: filter) }
    let condition = kind == .tagFocus ? labels.focus : kind == .tagIgnore ? labels.ignore : nil
    if let key = condition?.key, let index = names.existing(key), known.keys.contains(index) {
      return .unknownValue(filter: filter, key: key, values: known.values(of: index, names))
    }
    let pattern = kind == .tagShow ? labels.show : kind == .tagHide ? labels.hide : nil
    if let pattern, let other = texts.first(where: { $0 != filter }),
      let key = known.keys.first(where: { pattern.matches(names[$0]) })
    {
      return .overruled(filter: filter, name: names.copy(of: key), by: other)
    }
    return .unknownLabel(filter: filter, keys: known.keys.map { names.copy(of: $0) })
  }
}

/// Keys of labels, and some of their values.
private struct KnownLabels: Sendable {
  /// How many are named in a message.
  private static let most = 8

  /// In byte order.
  let keys: [NameIndex]
  /// By key, in the order of the samples.
  private var texts: [NameIndex: [NameIndex]] = [:]
  /// By key, from the smallest to the largest.
  private var numbers: [NameIndex: ClosedRange<Int64>] = [:]

  init(of profile: Profile) {
    for label in profile.samples.labels {
      switch label.value {
      case .text(let text):
        let known = texts[label.key] ?? []
        if known.count < Self.most, !known.contains(text) { texts[label.key] = known + [text] }
      case .number(let number, _):
        let known = numbers[label.key] ?? number...number
        numbers[label.key] = min(known.lowerBound, number)...max(known.upperBound, number)
      }
    }
    let isKey = Set(texts.keys).union(numbers.keys)
    keys = Array(isKey.sorted { profile.names.precedes($0, $1) }.prefix(Self.most))
  }

  /// What the key has: texts as they are, of numbers the smallest and the largest.
  func values(of key: NameIndex, _ names: NameTable) -> [[UInt8]] {
    let range = numbers[key].map {
      $0.lowerBound == $0.upperBound ? "\($0.lowerBound)" : "\($0.lowerBound) to \($0.upperBound)"
    }
    return (texts[key] ?? []).map { names.copy(of: $0) }
      + [range].compactMap { $0 }.map { Array($0.utf8) }
  }
}

extension Profile {
  /// A name of a function, source file or binary that matches.
  fileprivate func firstName(matching pattern: Pattern) -> [UInt8]? {
    var matches = NameMatches(pattern, names)
    func isMatch(_ name: NameIndex) -> Bool { !name.isEmpty && matches.contains(name, names) }
    let found =
      functions.lazy.map(\.name).first(where: isMatch)
      ?? functions.lazy.map(\.filename).first(where: isMatch)
      ?? mappings.lazy.map(\.file).first(where: isMatch)
    return found.map { names.copy(of: $0) }
  }
}

extension FilterKind {
  /// The option that sets the filter.
  fileprivate var optionName: String {
    self == .showFrom ? "show_from" : rawValue.lowercased()
  }
}
