import CallGraphs
import Profiles
import Rendering
import Reports

/// The kinds of values that are compared: those that are shown of the first profile. Every other
/// profile has to hold the same.
struct ComparedTypes {
  private struct Kind: Equatable {
    let type: [UInt8]
    let unit: [UInt8]

    init(_ type: ValueType, of profile: Profile) {
      self.type = profile.names.copy(of: type.type)
      unit = profile.names.copy(of: type.unit)
    }

    /// Whether values of the other kind can be written as values of this one.
    func isComparable(to other: Kind) -> Bool {
      type == other.type && Profile.areConvertible(unit, other.unit)
    }
  }

  private let kinds: [(kind: Kind, isMean: Bool)]
  private let source: [UInt8]
  /// The kind that would be compared if the first profile had values of it.
  private let passedOver: Kind?

  /// - Parameter source: How the command line names the profile.
  init(
    _ request: ReportRequest, of profile: Profile, from source: [UInt8]
  ) throws(UsageError) {
    let shown: Measure
    do throws(UsageError) {
      shown = try request.values.measure(of: profile)
    } catch {
      throw UsageError("\(String(decoding: source, as: UTF8.self)): \(error)")
    }
    let measures =
      request.format == .text
      ? Self.shown(beside: shown, of: profile)
      : SampleTypes(of: profile, request.values.valuation(of: profile, shown)).measures
    kinds = measures.map { measure in
      (Kind(profile.sampleTypes[measure.valueColumn], of: profile), measure.isMean)
    }
    self.source = source
    passedOver = request.values.columnPassedOver(of: profile).map {
      Kind(profile.sampleTypes[$0], of: profile)
    }
  }

  private static func shown(beside measure: Measure, of profile: Profile) -> [Measure] {
    let kinds = profile.sampleTypes.map { Kind($0, of: profile) }
    guard !measure.isMean, let companion = companionType(of: kinds[measure.valueColumn].type),
      let column = kinds.firstIndex(where: { $0.type == companion })
    else { return [measure] }
    return [measure, Measure(valueColumn: column)]
  }

  /// Where a profile has the values.
  func measures(
    of profile: Profile, from other: [UInt8]
  ) throws(UsageError) -> [Measure] {
    let all = profile.sampleTypes.map { Kind($0, of: profile) }
    if let passedOver, let column = all.firstIndex(of: passedOver),
      profile.hasValue(inColumn: column)
    {
      let type = String(decoding: passedOver.type, as: UTF8.self)
      throw UsageError(
        "\(type) is zero in \(String(decoding: source, as: UTF8.self)) and not in "
          + "\(String(decoding: other, as: UTF8.self)): say what to compare (-sample_index=\(type))"
      )
    }
    var measures: [Measure] = []
    for (kind, isMean) in kinds {
      guard let column = all.firstIndex(of: kind) ?? all.firstIndex(where: kind.isComparable)
      else { throw mismatch(kind, all, other) }
      measures.append(Measure(valueColumn: column, isMean: isMean))
    }
    return measures
  }

  /// Says what each of two profiles holds.
  private func mismatch(_ wanted: Kind, _ all: [Kind], _ other: [UInt8]) -> UsageError {
    let same = all.filter { $0.type == wanted.type }
    let held = (same.isEmpty ? all : same).map(Self.text).joined(separator: ", ")
    let names = [source, other].map { String(decoding: $0, as: UTF8.self) }
    return UsageError(
      "cannot compare: \(names[0]) holds \(Self.text(wanted)), \(names[1]) holds "
        + (held.isEmpty ? "no values" : held))
  }

  private static func text(_ kind: Kind) -> String {
    let unit = String(decoding: kind.unit, as: UTF8.self)
    return String(decoding: kind.type, as: UTF8.self) + (unit.isEmpty ? "" : " in \(unit)")
  }
}
