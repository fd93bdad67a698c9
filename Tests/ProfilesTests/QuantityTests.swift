import Foundation
import RandomNumbers
import Testing

@testable import Profiles

private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

/// Numbers of all magnitudes that reports hold, and halves between two decimals.
private func numbers(seed: UInt64) -> [Double] {
  var numbers = SeededNumbers(seed: seed)
  return (0..<2_000).map { position in
    switch position % 4 {
    case 0: Double(numbers.integer()) / 1024
    case 1: Double(numbers.number(below: 1 << 20)) / 800
    case 2: Double(numbers.next() >> 11) * 0x1p-53
    default: Double(bitPattern: numbers.next() & 0x7fff_ffff_ffff_ffff)
    }
  }.filter(\.isFinite)
}

struct DecimalTextTests {
  @Test(arguments: UInt64(1)...8, 0...5)
  func `fixed decimals are those of printf`(seed: UInt64, decimals: Int) {
    for number in numbers(seed: seed) {
      for signed in [number, -number] {
        let expected = String(format: "%.\(decimals)f", signed)
        #expect(text(signed.fixed(decimals: decimals)) == expected, "\(signed), seed \(seed)")
      }
    }
  }

  @Test(arguments: UInt64(1)...8)
  func `two significant digits are those of printf`(seed: UInt64) {
    for number in numbers(seed: seed) {
      for scaled in [number, 1 / (1 + number), number.significand / 1_000] {
        let expected = String(format: "%.2g", scaled)
        #expect(text(scaled.twoSignificantDigits()) == expected, "\(scaled), seed \(seed)")
      }
    }
  }

  @Test(arguments: [
    (0.125, 2, "0.12"), (0.375, 2, "0.38"), (2.5, 0, "2"), (3.5, 0, "4"), (-0.001, 2, "-0.00"),
    (999.999999, 2, "1000.00"), (1e300, 0, String(format: "%.0f", 1e300)),
    (.nan, 2, "NaN"), (.infinity, 2, "+Inf"), (-.infinity, 2, "-Inf"),
    (.leastNonzeroMagnitude, 2, "0.00"),
  ])
  func `halves go to even and the rest is as Go has it`(
    number: Double, decimals: Int, expected: String
  ) {
    #expect(text(number.fixed(decimals: decimals)) == expected)
  }

  @Test(arguments: [
    (0, "0"), (0.0996, "0.1"), (0.9, "0.9"), (0.0094, "0.0094"), (0.26, "0.26"), (0.999, "1"),
    (0.000067, "6.7e-05"), (0.00012, "0.00012"), (0.105, "0.1"), (0.0095, "0.0095"),
  ])
  func `two significant digits drop their zeros`(number: Double, expected: String) {
    #expect(text(number.twoSignificantDigits()) == expected)
  }
}

struct ValueScaleTests {
  @Test(
    arguments: [
      (37_790_000_000, "nanoseconds", "auto", "37.79s"),
      (3_000, "ms", "auto", "3s"),
      (1_572_864, "bytes", "minimum", "1.50MB"),
      (-5_000_000, "ns", "auto", "-5ms"),
      (0, "ns", "auto", "0"),
      (999_999_999, "ns", "auto", "1000ms"),
      (5_400, "s", "auto", "1.50hrs"),
      (61, "seconds", "hr", "0.02hrs"),
      (1, "ns", "s", "0"),
      (1_000, "count", "auto", "1000"),
      (1_000, "foo", "foo", "1000foo"),
      (3, "days", "minimum", "3"),
      (7, "widgets", "count", "7"),
      (2_048, "B", "ms", "2048B"),
      (2_000, "MilliSeconds", "SEC", "2s"),
      (1, "μss", "ns", "1000ns"),
      (1, "μs", "ns", "1ns"),
      (1_500, "gcu", "auto", "1.50k*GCU"),
      (.min, "bytes", "B", "-9223372036854775808B"),
    ] as [(Int64, String, String, String)])
  func `a value is written in its unit`(value: Int64, from: String, to: String, expected: String) {
    let scale = ValueScale(from: Array(from.utf8).span, to: Array(to.utf8).span)
    #expect(text(scale.text(value)) == expected)
  }

  @Test(
    arguments: [
      (1.9, 1), (-1.9, -1), (.nan, .min), (.infinity, .min), (9.3e18, .min), (-9.3e18, .min),
      (-0x1p63, .min), (0x1p62, 1 << 62),
    ] as [(Double, Int64)])
  func `doubles lose their fractions, and what does not fit is the least integer`(
    value: Double, expected: Int64
  ) {
    #expect(Int64(truncating: value) == expected)
  }

  @Test func `division by zero and of the least integer gives the number itself`() {
    #expect(Int64(7).dividedUnlessZero(by: 0) == 7)
    #expect(Int64.min.dividedUnlessZero(by: -1) == .min)
    #expect(Int64(-7).dividedUnlessZero(by: 2) == -3)
    #expect(Int64.min.wrappingMagnitude == .min)
  }
}
