import Glibc
package import Profiles
import Statistics

// How far off is one profile? Where there is but one on a side, the only error that can be told is that of
// sampling itself, and it follows from how many events a value was estimated from.
//
// - Events that are a small part of many (timer ticks of a CPU profile, every so many-th wait for a lock)
//   are Poisson counts, whose variance is their mean, estimated by the count. A sample of c events that
//   stand for v has variance c · (v / c)² = v² / c. Variances of samples add up, so a function's is the
//   sum over the samples that it is in.
// - A heap profile sees a block of s bytes with probability p = 1 − e^(−s/R) at R bytes between samples,
//   and its producer (Go, in protobuf) or its reader (text) has already divided by p: a row of v
//   objects was seen c = v · p times. Each block is seen or not, by itself, which has
//   variance c · (1 − p) / p² in objects and s² times that in bytes: (1 − p) · v² / c for either value v.
//   (It is D. G. Horvitz, D. J. Thompson, A generalization of sampling without replacement from a finite
//   universe, Journal of the American Statistical Association 47 (1952), 663–685, for independent
//   draws.) For blocks small against R it is Poisson's; a block much larger than R is never missed, has
//   no sampling error, and one more of them is a real change. So are all changes at R = 1.
// - Goroutines, threads and other counts of all that there is have no sampling error.
// - Go's mutex and block profiles have values already scaled by a rate that the file does not have; the
//   older text formats do have it. Delays of one stack are taken as equal.
//
// This is the error of sampling only: it knows nothing of a machine that was busy, which runs repeated
// on both sides would show. And a small count is not normal: 4 ticks against 0 look better than they
// are (p = 0.046, exactly 0.125).

/// How the error of a profile's values arises, as far as the profile tells.
package struct SamplingError: Equatable, Sendable {
  /// How a value comes from what was sampled.
  enum Origin: Equatable, Sendable {
    /// Each event of a sample stands for about as much; that column of values has so much of each.
    case events(countColumn: Int, countOfEvent: Int64)
    /// Each event stands for so much of the value.
    case eventsOf(value: Int64)
    /// Blocks of memory, seen each with a probability that follows from its size.
    case unsampled(objectColumn: Int, spaceColumn: Int, rate: Int64)
    /// Everything was counted.
    case none
    case unknown
  }

  let origin: Origin
  private let valueColumn: Int

  /// Of values that are no sums, of which the error is not known.
  static let unknown = SamplingError(origin: .unknown, valueColumn: 0)

  private init(origin: Origin, valueColumn: Int) {
    self.origin = origin
    self.valueColumn = valueColumn
  }

  /// - Parameters:
  ///   - profile: As it was loaded. Once its values are scaled, they no longer tell what was counted;
  ///     a value that is multiplied by r has a variance that is multiplied by r².
  ///   - valueColumn: The position of the value among the sample types.
  package init(of profile: Profile, valueColumn: Int) {
    self.valueColumn = valueColumn
    origin = Origin(of: profile, valueColumn)
  }

  /// What tests know of it.
  var known: KnownError {
    switch origin {
    case .none: .none
    case .unknown: .unknown
    case .events, .eventsOf, .unsampled: .estimated
    }
  }

  /// Whether the profile tells how its values err.
  package var isKnown: Bool { origin != .unknown }
  /// Whether all was counted, so that every change is real.
  package var isExact: Bool { origin == .none }

  /// The variance of each sample's value, in the order of the samples: a second column of weights,
  /// which add up as the values do.
  ///
  /// - Parameter samples: Those of the profile, or fewer.
  /// - Returns: Numbers that are not negative; all 0 where nothing is known.
  package func variances(of samples: SampleTable) -> [Double] {
    let values = samples.columns
    var variances: [Double] = []
    variances.reserveCapacity(samples.count)
    for sample in samples.indices { variances.append(variance(of: sample, in: values)) }
    return variances
  }

  /// The variance of one sample's value.
  package func variance(of sample: SampleIndex, in values: SampleValues) -> Double {
    let value = Double(values[sample, valueColumn])
    switch origin {
    case .events(let countColumn, let countOfEvent):
      let count = abs(Double(values[sample, countColumn])) / Double(countOfEvent)
      // Without a count there is at least the one event that made the value.
      return value * value / max(1, count)
    case .eventsOf(let valueOfEvent):
      return abs(value) * Double(valueOfEvent)
    case .unsampled(let objectColumn, let spaceColumn, let rate):
      let objects = abs(Double(values[sample, objectColumn]))
      let space = abs(Double(values[sample, spaceColumn]))
      guard objects > 0 else { return value * value }
      let missed = exp(-space / objects / Double(rate))
      // An object without bytes is never seen, so the one that is there was at least.
      return missed * value * value / max(objects * (1 - missed), 1)
    case .none, .unknown: return 0
    }
  }
}
