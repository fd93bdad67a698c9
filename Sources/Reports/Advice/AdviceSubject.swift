import Bytes
import Profiles
import Rendering

/// One column of sample values, as rules are asked about it.
struct AdviceSubject: Sendable {
  let kind: SampleKind
  let column: Int
  /// How many times, or objects, each value stands for: a column, or one for so much of the value.
  let counts: Counts
  /// The name of the sample type.
  let type: [UInt8]
  let unit: [UInt8]
  /// Whether waiting threads are sampled.
  let includesWaiting: Bool

  enum Counts: Sendable {
    case column(Int)
    case period(Double)
    case unknown
  }

  private init(_ kind: SampleKind, _ column: Int, _ counts: Counts, _ profile: Profile) {
    self.kind = kind
    self.column = column
    self.counts = counts
    type = profile.typeName(column)
    unit = profile.names.copy(of: profile.sampleTypes[column].unit)
    includesWaiting = kind == .time && !profile.isProcessorTime(column)
  }

  /// The columns to read: the one that is shown, and of a heap profile both that are in bytes.
  static func all(of profile: Profile, shown: Int) -> [AdviceSubject] {
    let types = profile.sampleTypes.indices.map { profile.typeName($0) }
    func column(_ names: String...) -> Int? {
      types.firstIndex { type in names.contains { type.elementsEqual($0.utf8) } }
    }
    func counts(_ column: Int?) -> Counts { column.map { .column($0) } ?? .unknown }
    switch String(decoding: types[shown], as: UTF8.self) {
    case "inuse_space", "inuse_objects", "space", "objects", "alloc_space", "alloc_objects":
      let inUse = column("inuse_space", "space").map {
        AdviceSubject(.inUse, $0, counts(column("inuse_objects", "objects")), profile)
      }
      let allocated = column("alloc_space").map {
        AdviceSubject(.allocated, $0, counts(column("alloc_objects")), profile)
      }
      return [inUse, allocated].compactMap(\.self)
    case "delay", "contentions":
      let delay = column("delay") ?? shown
      return [AdviceSubject(.delay, delay, counts(column("contentions")), profile)]
    case "goroutine", "goroutineleak":
      return [AdviceSubject(.goroutines, shown, .column(shown), profile)]
    default:
      // What is not known to be time is not judged as time: threads, allocations, exceptions.
      if !profile.isTime(shown) { return [] }
      return [AdviceSubject(.time, shown, profile.sampleCounts(shown), profile)]
    }
  }

  /// How much a sample has, which is nothing where a difference has less than nothing; and how
  /// many times or objects that is.
  func tally(_ sample: SampleIndex, _ samples: borrowing SampleTable) -> Tally {
    let weight = Double(max(samples.value(sample, column: column), 0))
    return switch counts {
    case .column(let column):
      Tally(weight: weight, count: Double(max(samples.value(sample, column: column), 0)))
    case .period(let period): Tally(weight: weight, count: weight / period)
    case .unknown: Tally(weight: weight, count: 0)
    }
  }
}

/// A sum of values. Doubles do not wrap: what a file says cannot make a share exceed the whole.
struct Tally: Sendable {
  var weight = 0.0
  var count = 0.0

  static func += (sum: inout Tally, part: Tally) {
    sum.weight += part.weight
    sum.count += part.count
  }
}

extension Profile {
  fileprivate func typeName(_ column: Int) -> [UInt8] { names.copy(of: sampleTypes[column].type) }

  /// Whether values are time, or counts of samples that were taken at regular times or events of the
  /// processor.
  fileprivate func isTime(_ column: Int) -> Bool {
    let type = sampleTypes[column]
    if let unit = Unit(named: names[type.unit]), unit.family == .time { return true }
    let marks: [UInt8] = "-_: ".bytes
    let words: [[UInt8]] = typeName(column).split { marks.contains($0) }.map { Array($0) }
    let counted = [
      "sample", "samples", "cpu", "wall", "time", "ticks", "cycles", "instructions", "clock",
      "hits", "misses",
    ]
    let others = ["alloc", "heap", "inuse", "exception", "live", "objects", "size", "space"]
    func has(_ list: [String]) -> Bool {
      list.contains { (known: String) in words.contains(known.bytes) }
    }
    return has(counted) && !has(others)
  }

  /// Whether only running threads are sampled. Samplers of all threads have one type, `samples`, or
  /// `wall`; and some of them say of their period that it is `cpu`.
  fileprivate func isProcessorTime(_ column: Int) -> Bool {
    sampleTypes.contains { type in
      let text = names.text(of: type.type)
      return ["cpu", "cycles", "instructions", "clock"].contains { text.contains($0) }
    }
  }

  /// How many samples were taken: by their column, else by the period.
  fileprivate func sampleCounts(_ column: Int) -> AdviceSubject.Counts {
    let counted = sampleTypes.indices.first { position in
      names.text(of: sampleTypes[position].type) == "samples"
        && names.text(of: sampleTypes[position].unit) == "count"
    }
    if let counted { return .column(counted) }
    let isPeriodic = period > 0 && periodType.unit == sampleTypes[column].unit
    return isPeriodic ? .period(Double(period)) : .unknown
  }
}
