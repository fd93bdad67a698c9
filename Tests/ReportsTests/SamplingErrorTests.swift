import Glibc
import Profiles
import Testing

@testable import Reports

/// A profile of one sample, of those values.
func profile(
  _ types: [(type: String, unit: String)], _ values: [Int64]? = nil,
  period: (type: String, amount: Int64)? = nil
) -> Profile {
  var builder = ProfileBuilder(sampleTypes: types)
  builder.addSample(stack: [], values: values ?? Array(repeating: 1, count: types.count))
  if let period {
    builder.setHeader(periodType: (period.type, ""), period: period.amount)
  }
  return builder.profile
}

struct SamplingErrorTests {
  private func variances(_ profile: Profile) -> [Double] {
    profile.sampleTypes.indices.map {
      let error = SamplingError(of: profile, valueColumn: $0)
      #expect(error.isKnown)
      return error.variances(of: profile.samples)[0]
    }
  }

  @Test(arguments: ["cpu", "wall"])
  func `ticks are as many as were counted`(type: String) {
    let profile = profile([("samples", "count"), (type, "nanoseconds")], [4, 40])
    #expect(variances(profile) == [4, 400])
  }

  @Test func `of perf, events are counted by their samples`() {
    let profile = profile([("cycles_sample", "count"), ("cycles_event", "count")], [4, 4000])
    #expect(variances(profile) == [4, 4_000_000])
  }

  @Test func `without a count the period tells it`() {
    #expect(variances(profile([("cpu", "nanoseconds")], [40], period: ("cpu", 10))) == [400])
  }

  private let heap = [
    ("alloc_objects", "count"), ("alloc_space", "bytes"), ("inuse_objects", "count"),
    ("inuse_space", "bytes"),
  ]

  @Test func `small blocks of a heap are seen as rarely as their bytes are few`() {
    // 1024 bytes at 512 KB: each block that was seen stands for 512.5.
    let variances = variances(
      profile(heap, [5125, 5125 * 1024, 1025, 1025 * 1024], period: ("space", 512 * 1024)))
    let (seen, missed) = (1 - exp(-1.0 / 512), exp(-1.0 / 512))
    #expect(nearlyEqual(variances[0], 5125 / seen * missed))
    #expect(nearlyEqual(variances[1], 5125 / seen * missed * 1024 * 1024))
    #expect(nearlyEqual(variances[2], 1025 / seen * missed))
    #expect(nearlyEqual(variances[3], 1025 / seen * missed * 1024 * 1024))
  }

  @Test func `a large block is never missed`() {
    let space: Int64 = 100 << 20
    let error = variances(profile(heap, [1, space, 1, space], period: ("space", 512 * 1024)))
    #expect(error[3] < 1)
  }

  @Test func `a heap that was recorded block by block is exact`() {
    let profile = profile([("objects", "count"), ("space", "bytes")], period: ("space", 1))
    #expect(SamplingError(of: profile, valueColumn: 1).isExact)
  }

  @Test(arguments: ["goroutine", "threadcreate", "connections"])
  func `what counts all there is is exact`(type: String) {
    let profile = profile([(type, "count")], period: (type, 1))
    #expect(SamplingError(of: profile, valueColumn: 0).isExact)
  }

  private let contention = [("contentions", "count"), ("delay", "nanoseconds")]

  @Test func `waits for locks are each so many-th`() {
    #expect(
      variances(profile(contention, [300, 60], period: ("contentions", 100))) == [30_000, 1200])
  }

  @Test func `of Go's locks nothing is known, as the rate is not in the file`() {
    let profile = profile(contention, period: ("contentions", 1))
    for column in 0...1 {
      let error = SamplingError(of: profile, valueColumn: column)
      #expect(!error.isKnown)
      #expect(error.variances(of: profile.samples) == [0])
    }
  }

  @Test func `odd numbers give variances all the same`() {
    for values in [[0, 0], [0, 7], [7, 0], [-3, -30], [.min, .max]] as [[Int64]] {
      for column in 0...1 {
        for types in [
          [("samples", "count"), ("cpu", "ns")], [("objects", "count"), ("space", "b")],
        ] {
          let profile = profile(types, values, period: ("space", .max))
          let variance = SamplingError(of: profile, valueColumn: column)
            .variances(of: profile.samples)[0]
          #expect(variance >= 0 && variance.isFinite)
        }
      }
    }
  }
}

/// Whether two numbers are equal to ten digits.
private func nearlyEqual(_ first: Double, _ second: Double) -> Bool {
  abs(first - second) <= 1e-10 * max(abs(first), abs(second))
}
