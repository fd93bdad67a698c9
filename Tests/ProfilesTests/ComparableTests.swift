import Bytes
import Testing

@testable import Profiles

/// What may be merged and compared.
struct ComparableTests {
  @Test(arguments: [
    ("ns", "nanoseconds", true), ("ms", "hours", true), ("bytes", "MB", true),
    ("count", "count", true), ("count", "ns", false), ("", "count", false), ("bytes", "ns", false),
  ])
  func `units of one dimension convert`(first: String, second: String, convert: Bool) {
    #expect(Profile.areConvertible(first.bytes, second.bytes) == convert)
    #expect(Profile.areConvertible(second.bytes, first.bytes) == convert)
  }
}
