import Profiles
import Reports

/// The filters of a report on their way over one profile.
///
///     label frames ──▶ values of the whole ──▶ filters ──▶ values of what is left
///
/// Percentages are of the whole or of what is left, so whoever measures does it before `apply` or after.
struct Filtering {
  private let selection: Selection
  private let units: NumericLabelUnits
  private let targets: FilterTargets
  /// The filters that matched nothing so far.
  private var unmatched: [FilterKind]

  /// Makes frames of labels, the first of the filters.
  init(
    _ request: ReportRequest, of profile: inout Profile, _ units: NumericLabelUnits
  ) throws {
    selection = request.selection
    self.units = units
    targets = FilterTargets(
      of: profile, selection.frames, selection.labels, units, texts: selection.texts)
    unmatched = try profile.addLabelFrames(
      roots: selection.rootKeys, leaves: selection.leafKeys, unit: request.values.outputUnit)
  }

  /// Whether percentages are of what is left.
  var isRelative: Bool { selection.isRelative }

  /// Reduces the profile to the samples and frames that the report is of.
  ///
  /// - Returns: Which filters matched nothing, and why.
  mutating func apply(to profile: inout Profile) -> Remarks {
    unmatched += profile.apply(selection.frames, selection.labels, units: units)
    var remarks = Remarks()
    remarks.warn(unmatched.map { "\($0.rawValue) expression matched no samples" })
    remarks.note(targets.explanations(of: unmatched, in: profile).map(\.description))
    return remarks
  }

  /// Why there may be nothing to see in the values that are left, or more than seems possible.
  func remarks(on valuation: Valuation, of profile: Profile, in values: ValuesShown) -> Remarks {
    var remarks = Remarks()
    // A filter that matched nothing has said already why nothing is left.
    if unmatched.isEmpty || !profile.samples.isEmpty {
      let explanations = valuation.explanations(of: profile, leftBy: selection.texts, in: values)
      remarks.note(explanations.map(\.description))
    }
    return remarks
  }
}

extension NumericLabelUnits {
  /// What is to be said where numbers of one key have several units.
  var remarks: Remarks {
    var remarks = Remarks()
    remarks.warn(
      conflicts.map {
        "For tag \($0.key) used unit \($0.used), also encountered unit(s) "
          + $0.others.joined(separator: ", ")
      })
    return remarks
  }
}
