package import Profiles

/// A limit on how much something may grow from before to after, such as
/// `cum(encoding/json.*) > +5%`.
///
///     METRIC[(ARGUMENT)] > [+]NUMBER[UNIT]
///
/// What can be measured, and what an argument means, is the client's: `GateVocabulary`.
package struct Gate: Sendable {
  /// By how much it may grow.
  package enum Threshold: Sendable {
    /// Of the value before.
    case percent(Double)
    /// Percentage points of the total.
    case points(Double)
    /// In the unit, or without one in that of the values.
    case amount(Double, Unit?)
  }

  /// Where it was named.
  package enum Origin: Equatable, Sendable {
    case option
    case file([UInt8], line: Int)
  }

  package let threshold: Threshold
  /// As it was written.
  package let text: [UInt8]
  package let origin: Origin
  /// Where in the text the argument begins, or the metric where there is none.
  package let subjectPosition: Int
  /// Where in the text the threshold begins.
  let thresholdPosition: Int

  var thresholdText: [UInt8] { Array(text[thresholdPosition...]) }
}

extension Gate {
  /// Whether it compares shares of the total rather than amounts.
  package var isOfShares: Bool { if case .points = threshold { true } else { false } }

  /// Whether something has grown by more than it may.
  ///
  /// - Parameter unit: That of the amounts.
  func isExceeded(from before: Double, to after: Double, unit: [UInt8]) -> Bool {
    let growth = after - before
    switch threshold {
    // Not divided: rounding must not make more of 3 % than 3 %.
    case .percent(let most): return growth * 100 > most * max(before, 0)
    case .points(let most): return growth > most
    case .amount(let most, let thresholdUnit):
      guard let thresholdUnit, let own = Unit(named: unit.span) else { return growth > most }
      return growth * own.factor > most * thresholdUnit.factor
    }
  }
}

extension Gate {
  /// By how much something may grow.
  ///
  /// - Parameter unit: That of the amounts.
  func leastGrowth(from before: Double, unit: [UInt8]) -> Double {
    switch threshold {
    case .percent(let most): return most / 100 * before.magnitude
    case .points(let most): return most
    case .amount(let most, let thresholdUnit):
      guard let thresholdUnit, let own = Unit(named: unit.span) else { return most }
      return most * thresholdUnit.factor / own.factor
    }
  }
}

/// What a gate's amounts are of.
package struct GateSubject: Equatable, Sendable {
  /// What the values are called.
  package let type: [UInt8]
  package let unit: [UInt8]
  /// Whether they are means, which are no sums of samples.
  package let isMean: Bool

  package init(type: [UInt8], unit: [UInt8], isMean: Bool = false) {
    self.type = type
    self.unit = unit
    self.isMean = isMean
  }
}

extension Gate {
  /// Checks that the threshold is in a unit of what is measured.
  package func checkUnit(of subject: GateSubject) throws(GateError) {
    guard case .amount(_, let unit?) = threshold else { return }
    if Unit(named: subject.unit.span)?.family != unit.family {
      throw GateError(
        .otherUnit(type: subject.type, unit: subject.unit, threshold: unit.symbol), in: self,
        at: thresholdPosition)
    }
  }

  /// By what values of one subject are multiplied to be in the unit of another.
  package func factor(
    from found: GateSubject, to subject: GateSubject
  ) throws(GateError) -> Double {
    if found.unit == subject.unit { return 1 }
    guard let from = Unit(named: found.unit.span), let to = Unit(named: subject.unit.span),
      from.family == to.family
    else {
      throw GateError(
        .severalUnits(type: subject.type, subject.unit, found.unit), in: self, at: 0)
    }
    return from.factor / to.factor
  }
}
