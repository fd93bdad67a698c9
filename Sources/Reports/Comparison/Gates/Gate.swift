package import Profiles

/// A limit on how much something may grow from the old profiles to the new ones, such as
/// `cum(encoding/json.*) > +5%`.
///
///     METRIC > [+]NUMBER[UNIT]
///
///     total               the sum of all samples
///     cum(RE)             samples with a matching function anywhere in their stack, each once
///     flat(RE)            samples whose innermost function matches
///     TYPE, TYPE(RE)      the sum of all samples, and `cum`, of the sample type of that name
///
/// Functions match by name, whatever the rows of a report stand for.
package struct Gate: Sendable {
  /// What is measured.
  package enum Metric: Sendable {
    case total
    case cumulative(Pattern)
    case flat(Pattern)
    case sampleType([UInt8], Pattern?)
  }

  /// By how much it may grow.
  package enum Threshold: Sendable {
    /// Of the old value.
    case percent(Double)
    /// Percentage points of the total.
    case points(Double)
    /// In the unit, or without one in that of the profiles.
    case amount(Double, Unit?)
  }

  /// Where it was named.
  package enum Origin: Equatable, Sendable {
    case option, standard
    case file([UInt8], line: Int)
  }

  package let metric: Metric
  package let threshold: Threshold
  /// As it was written.
  package let text: [UInt8]
  package let origin: Origin
  /// Where in the text the pattern begins, or the metric where there is none.
  let subjectPosition: Int
  /// Where in the text the threshold begins.
  let thresholdPosition: Int

  /// The pattern of functions, and which functions of a stack it is asked of.
  var functions: (pattern: Pattern, scope: Scope)? {
    switch metric {
    case .total, .sampleType(_, nil): nil
    case .cumulative(let pattern), .sampleType(_, let pattern?): (pattern, .stack)
    case .flat(let pattern): (pattern, .leaf)
    }
  }

  /// Which functions of a stack a pattern is asked of.
  enum Scope: Sendable { case stack, leaf }
}

extension [Gate] {
  /// What holds where nobody names a gate: the total may grow by 3 %.
  package static var standard: [Gate] {
    let text = [UInt8]("total > +3%".utf8)
    return [
      Gate(
        metric: .total, threshold: .percent(3), text: text, origin: .standard, subjectPosition: 0,
        thresholdPosition: text.count - 3)
    ]
  }
}
