import Bytes
import Profiles
import Rendering

/// Why a report is not what may have been expected: a line for standard error, beside the report.
///
/// Names are those of options, functions and sample types as the person knows them.
package enum Explanation: Equatable, Sendable {
  /// No function, file or binary has such a name; these are near.
  case unknownName(filter: [UInt8], nearest: [[UInt8]])
  /// A name matches where case is ignored.
  case otherCase(filter: [UInt8], name: [UInt8])
  /// There are no names that could match.
  case noNames(filter: [UInt8])
  /// A name matches, and another filter has removed what has it.
  case overruled(filter: [UInt8], name: [UInt8], by: [UInt8])
  /// A name matches, and is in no stack.
  case unusedName(filter: [UInt8], name: [UInt8])

  /// No sample has labels.
  case noLabels(filter: [UInt8])
  /// No label matches, and these are the keys that there are.
  case unknownLabel(filter: [UInt8], keys: [[UInt8]])
  /// No label of the key matches, and these are some of its values.
  case unknownValue(filter: [UInt8], key: [UInt8], values: [[UInt8]])

  /// All filters match something, and nothing passes all of them.
  case nothingLeft(filters: [[UInt8]])
  /// The samples, or those that filters leave, have no value of the type that is shown.
  case otherTypes(shown: [UInt8], others: [TypeTotal], filters: [[UInt8]])
  /// The profile has none, or its base has the same.
  case noSamples
  case allZero
  /// More processor time than time: so many cores were busy on average.
  case severalCores(Double)
  /// All nodes are too small to be shown.
  case smallNodes(count: Int, fraction: Double)

  /// A sample type with what there is of it.
  package struct TypeTotal: Equatable, Sendable {
    package let name: [UInt8]
    /// With its unit.
    package let total: [UInt8]
  }
}

extension Explanation: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unknownName(let filter, let nearest):
      "\(quoted(filter)): no function, file or binary has such a name"
        + (nearest.isEmpty ? "" : "; nearest names: \(list(nearest))")
    case .otherCase(let filter, let name):
      "\(quoted(filter)): \(quoted(name)) is spelled with other capitals; (?i) ignores case: "
        + "-\(quoted(ignoringCase(filter)))"
    case .noNames(let filter):
      "\(quoted(filter)): the profile names no functions, as no symbols were found for its addresses"
    case .overruled(let filter, let name, let other):
      "\(quoted(filter)): \(quoted(name)) matches, but \(quoted(other)) has removed it"
    case .unusedName(let filter, let name):
      "\(quoted(filter)): \(quoted(name)) matches, but is in the stack of no sample"
    case .noLabels(let filter): "\(quoted(filter)): no sample has labels"
    case .unknownLabel(let filter, let keys):
      "\(quoted(filter)): no label matches; there are \(list(keys))"
    case .unknownValue(let filter, let key, let values):
      "\(quoted(filter)): no value of \(quoted(key)) matches; it has \(list(values))"
    case .nothingLeft(let filters): "no sample is left by \(list(filters, " and "))"
    case .otherTypes(let shown, let others, let filters):
      Self.otherTypes(quoted(shown), others, filters)
    case .noSamples: "there are no samples"
    case .allZero: "all values are 0"
    case .severalCores(let count):
      "Total samples exceed the duration: \(Self.decimal(count)) cores were busy on average"
    case .smallNodes(let count, let fraction):
      "nothing is shown: each of the \(count) nodes is below \(Self.percentText(fraction)) of the "
        + "total (-nodefraction=0 shows them)"
    }
  }

  private static func otherTypes(
    _ shown: String, _ others: [TypeTotal], _ filters: [[UInt8]]
  ) -> String {
    let subject = filters.isEmpty ? "no sample has" : "what \(list(filters, " and ")) leaves has no"
    let totals = others.map { "\(quoted($0.total)) of \(quoted($0.name))" }
    let hint = others.first.map { " (-sample_index=\(quoted($0.name)))" } ?? ""
    return "\(subject) \(filters.isEmpty ? "any " : "")\(shown); there is "
      + totals.joined(separator: ", ") + hint
  }

  /// With one digit after the point.
  private static func decimal(_ number: Double) -> String {
    let tenths = Int64((number * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }

  private static func percentText(_ fraction: Double) -> String {
    let percent = fraction * 100
    var digits = percent < 1 ? percent.twoSignificantDigits() : percent.fixed(decimals: 2)
    if digits.suffix(3) == ".00" { digits.removeLast(3) }
    return String(decoding: digits, as: UTF8.self) + "%"
  }
}

/// A filter such as `focus=x` as one that ignores case.
private func ignoringCase(_ filter: [UInt8]) -> [UInt8] {
  guard let split = filter.firstIndex(of: "=") else { return filter }
  return filter[...split] + "'(?i)".bytes + filter[(split + 1)...] + "'".bytes
}

private func list(_ names: [[UInt8]], _ separator: String = ", ") -> String {
  names.map(quoted).joined(separator: separator)
}
