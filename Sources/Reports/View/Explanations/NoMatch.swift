import Bytes
import CallGraphs
package import Profiles
import Rendering

/// Why a report on the functions that match a pattern is empty: none does.
package struct NoMatch: Error, CustomStringConvertible, Sendable {
  /// The pattern.
  package let expression: [UInt8]
  /// Up to three names of functions that may have been meant, nearest first.
  package let nearest: [[UInt8]]
  /// A function that matches and yet is not shown.
  package let unsampled: Unsampled?

  /// A function that matches and is inlined wherever it was sampled, and into which one.
  package let inlined: (name: [UInt8], host: [UInt8])?

  /// A function without samples of the type that is shown.
  package struct Unsampled: Equatable, Sendable {
    package let name: [UInt8]
    /// The type that is shown.
    package let shown: [UInt8]
    /// Types that it has values of.
    package let others: [[UInt8]]
  }

  /// - Parameter inlined: What was inlined, where the profile does not say it any more.
  /// - Complexity: Linear in the names of the profile, up to a limit that keeps the answer prompt,
  ///   and in its samples.
  package init(
    _ pattern: Pattern, in profile: Profile, _ valuation: Valuation, _ inlined: InlinedCalls? = nil
  ) {
    expression = pattern.expression
    self.inlined = inlined.flatMap { Self.inlined(pattern, profile, $0) }
    unsampled = self.inlined == nil ? Self.unsampled(pattern, profile, valuation) : nil
    nearest =
      unsampled == nil && self.inlined == nil ? NearestNames(to: pattern.expression, in: profile).names : []
  }

  /// Without names.
  init(_ pattern: Pattern) {
    expression = pattern.expression
    nearest = []
    unsampled = nil
    inlined = nil
  }

  /// As pprof says it, and the names.
  package var description: String {
    "no matches found for regexp: \(String(decoding: expression, as: UTF8.self))" + suggestion
  }

  /// What may have been meant as the end of a message; empty where that is not known.
  var suggestion: String {
    if let inlined {
      return "; \(quoted(inlined.name)) is inlined wherever it was sampled, most into "
        + quoted(inlined.host)
    }
    if let unsampled {
      let beginning = "; \(quoted(unsampled.name)) matches, but "
      guard let other = unsampled.others.first else { return beginning + "is in no sample shown" }
      return beginning + "has no \(quoted(unsampled.shown)), only "
        + unsampled.others.map(quoted).joined(separator: ", ")
        + " (-sample_index=\(quoted(other)))"
    }
    if nearest.isEmpty { return "" }
    return "; nearest names: " + nearest.map(quoted).joined(separator: ", ")
  }

  private static func inlined(
    _ pattern: Pattern, _ profile: Profile, _ inlined: InlinedCalls
  ) -> (name: [UInt8], host: [UInt8])? {
    var matches = NameMatches(pattern, profile.names)
    for function in profile.functions where matches.contains(function.name, profile.names) {
      if let host = inlined.host(of: function.name) {
        return (profile.names.copy(of: function.name), profile.names.copy(of: host))
      }
    }
    return nil
  }

  private static func unsampled(
    _ pattern: Pattern, _ profile: Profile, _ valuation: Valuation
  ) -> Unsampled? {
    var matches = NameMatches(pattern, profile.names)
    let matching = profile.functions.map { matches.contains($0.name, profile.names) }
    guard let first = matching.firstIndex(of: true) else { return nil }
    let isFound = profile.locations.map { location in
      profile.lines[location.lines.positions].contains { matching[$0.function.position] }
    }
    var hasValues = [Bool](repeating: false, count: profile.sampleTypes.count)
    for sample in profile.samples.indices
    where profile.samples.stack(sample).contains(where: { isFound[$0.position] }) {
      for (column, value) in profile.samples.values(sample).enumerated() where value != 0 {
        hasValues[column] = true
      }
    }
    // With values of the type shown it is something else that keeps the function from the report.
    if hasValues[valuation.measure.valueColumn] { return nil }
    let types = profile.sampleTypes.map { profile.names.copy(of: $0.type) }
    return Unsampled(
      name: profile.names.copy(of: profile.functions.map(\.name)[first]), shown: valuation.type,
      others: types.indices.reversed().filter { hasValues[$0] }.map { types[$0] })
  }
}
