import Profiles
import Rendering

// Profiles do not say how they were sampled. The names of their types tell, as producers have them:
//
//     samples/count  cpu/nanoseconds            Go, gperftools, Rust, Node; the second may be `wall`
//     NAME_sample/count  NAME_event/count       perf_to_profile
//     alloc_objects alloc_space inuse_objects inuse_space; objects space        period: bytes
//     contentions/count  delay/nanoseconds      period of older texts: each so many-th; else 1
//     goroutine/count, threadcreate/count …     period: 1 of the same

extension SamplingError.Origin {
  init(of profile: Profile, _ valueColumn: Int) {
    let types = SampleTypeNames(profile)
    let name = types.names[valueColumn]
    if let block = types.blockColumns(of: name) {
      self = .init(ofBlocks: block, profile.period, isKnown: types.periodType == "space")
    } else if let contentions = types.contentionColumn(of: name) {
      self =
        profile.period > 1
        ? .events(countColumn: contentions, countOfEvent: profile.period) : .unknown
    } else if let count = types.countColumn(of: name) {
      self = .events(countColumn: count, countOfEvent: 1)
    } else if types.periodType == name, profile.period > 0 {
      self = types.isCensus(profile.period) ? .none : .eventsOf(value: profile.period)
    } else {
      self = .unknown
    }
  }

  private init(ofBlocks columns: (objects: Int?, space: Int?), _ rate: Int64, isKnown: Bool) {
    guard isKnown, rate > 0 else {
      self = .unknown
      return
    }
    if rate == 1 {
      self = .none
    } else if let objects = columns.objects, let space = columns.space {
      self = .unsampled(objectColumn: objects, spaceColumn: space, rate: rate)
    } else {
      self = .unknown
    }
  }
}

/// The types of a profile's values as text.
private struct SampleTypeNames {
  let names: [String]
  let units: [String]
  let periodType: String

  init(_ profile: Profile) {
    names = profile.sampleTypes.map { profile.names.text(of: $0.type) }
    units = profile.sampleTypes.map { profile.names.text(of: $0.unit) }
    periodType = profile.names.text(of: profile.periodType.type)
  }

  /// Where objects and bytes of the same blocks are, for a type that is one of the two.
  func blockColumns(of name: String) -> (objects: Int?, space: Int?)? {
    guard let companion = companionType(of: Array(name.utf8)) else { return nil }
    let other = String(decoding: companion, as: UTF8.self)
    let pair = name.hasSuffix("objects") ? (name, other) : (other, name)
    return (names.firstIndex(of: pair.0), names.firstIndex(of: pair.1))
  }

  /// Where waits are counted, for their number or length.
  func contentionColumn(of name: String) -> Int? {
    name == "contentions" || name == "delay" ? names.firstIndex(of: "contentions") : nil
  }

  /// Where the events are counted that a value was added up from.
  func countColumn(of name: String) -> Int? {
    if name.hasSuffix("_sample") { return names.firstIndex(of: name) }
    if name.hasSuffix("_event") {
      return names.firstIndex(of: String(name.dropLast("_event".count)) + "_sample")
    }
    // Datadog's: `wall-time` has `wall-samples`, `cpu-time` has `cpu-samples`.
    let clock = ["wall", "cpu"].first { name.hasPrefix("\($0)-") || name.hasPrefix("\($0)_") }
    let own = clock.map { ["\($0)-samples", "\($0)_samples"] } ?? []
    let column =
      names.firstIndex(where: own.contains)
      ?? names.firstIndex { ["samples", "sample"].contains($0) }
    return column.flatMap { ["count", "samples", ""].contains(units[$0]) ? $0 : nil }
  }

  /// Whether one thing is counted, one by one.
  func isCensus(_ period: Int64) -> Bool { names.count == 1 && units == ["count"] && period == 1 }
}
