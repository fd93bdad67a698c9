import Bytes

/// A condition on a sample's labels, as `-tagfocus` and `-tagignore` take it.
///
///     key=value,value   text labels of that key: one of the expressions matches one of its values
///     value,value       text labels: each expression matches some `key:value`
///     2kb:1mb  :10  7s: numbers, within bounds; with `key=` only those of that key
public struct LabelCondition: Sendable {
  /// The key that the test is limited to.
  package let key: [UInt8]?
  let test: Test

  enum Test: Sendable {
    case patterns([Pattern])
    case range(LabelRange)
  }

  public enum Failure: Error, Sendable {
    case pattern(PatternError)
    case numberTooLarge(String)
  }

  /// What is tested, where it was taken as a range of numbers and not as an expression.
  public private(set) var range: String?

  /// Reads a condition.
  public init(_ text: [UInt8]) throws(Failure) {
    var value = text[...]
    var key: [UInt8]?
    if let split = text.firstIndex(of: "=") {
      if split > 0 { key = Array(text[..<split]) }
      value = text[(split + 1)...]
    }
    self.key = key
    if let range = try LabelRange(Array(value)) {
      self.range = String(decoding: value, as: UTF8.self)
      test = .range(range)
      return
    }
    var patterns: [Pattern] = []
    do throws(PatternError) {
      for part in value.split(separator: ",", omittingEmptySubsequences: false) {
        patterns.append(try Pattern(Array(part)))
      }
    } catch {
      throw .pattern(error)
    }
    test = .patterns(patterns)
  }
}

extension LabelCondition.Failure: CustomStringConvertible {
  public var description: String {
    switch self {
    case .pattern(let error): error.description
    case .numberTooLarge(let text): "\(text) is not a 64-bit number"
    }
  }
}

/// Bounds for numbers that have a unit.
struct LabelRange: Sendable {
  private let unit: [UInt8]
  private let bounds: ClosedRange<Double>?

  /// - Returns: `nil` when the text is not one or two numbers around a colon.
  init?(_ text: [UInt8]) throws(LabelCondition.Failure) {
    let parts = text.split(
      separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = try Bound(parts[0]),
      let second = try parts.count > 1 ? Bound(parts[1]) : .some(first),
      first.number != nil || second.number != nil
    else { return nil }
    let known = first.number == nil ? second : first
    let low = known.scaled(to: known.unit)
    unit = low.unit
    let high = first.number == nil || second.number == nil ? low : second.scaled(to: unit)
    guard high.unit == unit else { return nil }
    let lower = first.number == nil ? -Double.infinity : low.amount
    let upper = second.number == nil ? Double.infinity : high.amount
    bounds = lower <= upper ? lower...upper : nil
  }

  func contains(_ value: Int64, in valueUnit: [UInt8]) -> Bool {
    let scaled = ValueScale(from: valueUnit.span, to: unit.span).scaled(value)
    return scaled.unit == unit && bounds?.contains(scaled.amount) ?? false
  }

  /// A number followed by letters, or nothing.
  private struct Bound {
    var number: Int64?
    var unit: [UInt8] = []

    init?(_ text: ArraySlice<UInt8>) throws(LabelCondition.Failure) {
      if text.isEmpty { return }
      let hasSign = text.first == "+" || text.first == "-"
      let digits = text.dropFirst(hasSign ? 1 : 0).prefix { $0.isDigit }
      unit = Array(text[digits.endIndex...])
      let isUnit = unit.allSatisfy(\.isLetter)
      guard !digits.isEmpty, isUnit else { return nil }
      let written = String(decoding: text[..<digits.endIndex], as: UTF8.self)
      guard let number = Int64(written) else { throw .numberTooLarge(written) }
      self.number = number
    }

    func scaled(to unit: [UInt8]) -> (amount: Double, unit: [UInt8]) {
      // Without a unit of its own, or with one that is unknown, a number is already in `unit`.
      ValueScale(from: self.unit.span, to: unit.span).scaled(number ?? 0)
    }
  }
}
