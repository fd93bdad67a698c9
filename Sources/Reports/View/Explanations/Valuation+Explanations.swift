import Bytes
import CallGraphs
package import Profiles
import Rendering

/// Which values of the samples a report shows.
package enum ValuesShown: Sendable {
  /// All, or none.
  case all
  case one
  /// One, with the share of the duration that the samples are.
  case oneOfDuration
}

extension Valuation {
  /// Why there may be no values to see, or more than seems possible.
  ///
  /// - Parameters:
  ///   - profile: After the filters.
  ///   - filters: Those that are set, as `name=value`.
  package func explanations(
    of profile: Profile, leftBy filters: [[UInt8]], in report: ValuesShown
  ) -> [Explanation] {
    if case .all = report { return [] }
    if profile.samples.isEmpty {
      return [filters.isEmpty ? .noSamples : .nothingLeft(filters: filters)]
    }
    let column = measure.valueColumn
    if !profile.hasValues(inColumn: column) {
      let others = profile.totals(besides: column)
      return others.isEmpty
        ? [.allZero] : [.otherTypes(shown: type, others: others, filters: filters)]
    }
    guard case .oneOfDuration = report else { return [] }
    return busyCores(profile).map { [.severalCores($0)] } ?? []
  }

  /// How many cores were busy on average, where these were several.
  private func busyCores(_ profile: Profile) -> Double? {
    let isProcessorTime = type == "cpu"
    guard isProcessorTime, profile.durationNanoseconds > 0,
      Unit(named: unit.span)?.family == .time
    else { return nil }
    let scale = ValueScale(from: unit.span, to: "nanoseconds".bytes.span)
    let cores = scale.scaled(total).amount / Double(profile.durationNanoseconds)
    // The tick that starts and ends a profile makes one core a little more than one.
    return cores >= 1.1 && cores < 1e6 && !profile.isDifference ? cores : nil
  }
}

extension Profile {
  fileprivate func hasValues(inColumn column: Int) -> Bool {
    samples.indices.contains { samples.values($0).dropFirst(column).first != 0 }
  }

  /// Whether it was made by subtracting one profile from another.
  fileprivate var isDifference: Bool {
    names.existing(Array(Profile.baseLabel.utf8)).map { key in
      samples.labels.contains { $0.key == key }
    } ?? samples.values.contains { $0 < 0 }
  }

  /// The types besides one that have values, those of space before those of objects as the last is
  /// the one that is shown by itself.
  fileprivate func totals(besides column: Int) -> [Explanation.TypeTotal] {
    var sums = [UInt64](repeating: 0, count: sampleTypes.count)
    for sample in samples.indices {
      for (position, value) in samples.values(sample).enumerated() {
        sums[position] = sums[position].addingReportingOverflow(value.magnitude).partialValue
      }
    }
    return sampleTypes.indices.reversed().compactMap { position in
      guard position != column, sums[position] != 0 else { return nil }
      let unit = names.copy(of: sampleTypes[position].unit)
      let scale = ValueScale(from: unit.span, to: "auto".bytes.span)
      return Explanation.TypeTotal(
        name: names.copy(of: sampleTypes[position].type),
        total: scale.text(Int64(clamping: sums[position])))
    }
  }
}
