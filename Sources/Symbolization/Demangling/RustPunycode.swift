// Identifiers of Rust that are not ASCII are written in Punycode (RFC 3492 §6.2) with `_` for `-`.

import Bytes

enum RustPunycode {
  private static let base = 36
  private static let tMin = 1
  private static let tMax = 26
  private static let skew = 38
  private static let damp = 700

  /// The UTF-8 form of an encoded identifier.
  static func decoded(_ text: ArraySlice<UInt8>) throws(DemanglingFailure) -> [UInt8] {
    var scalars: [Unicode.Scalar] = []
    var digits = text
    if let separator = text.lastIndex(of: "_") {
      scalars = text[..<separator].map { Unicode.Scalar($0) }
      digits = text[(separator + 1)...]
    }
    var scalar = 128
    var position = 0
    var bias = 72
    while !digits.isEmpty {
      let before = position
      position += try delta(&digits, bias: bias)
      let count = scalars.count + 1
      bias = adapted(position - before, count: count, isFirst: before == 0)
      scalar += position / count
      position %= count
      guard let value = UInt32(exactly: scalar), let new = Unicode.Scalar(value) else {
        throw .malformed
      }
      scalars.insert(new, at: position)
      position += 1
    }
    return scalars.flatMap { Array(UTF8.encode($0) ?? .init()) }
  }

  /// Reads one number of variable length.
  private static func delta(
    _ digits: inout ArraySlice<UInt8>, bias: Int,
  ) throws(DemanglingFailure) -> Int {
    var value = 0
    var weight = 1
    var threshold = base
    while let byte = digits.popFirst() {
      let digit: Int
      switch Unicode.Scalar(byte) {
      case "0"..."9": digit = Int(byte) - 48 + 26
      case "A"..."Z": digit = Int(byte) - 65
      case "a"..."z": digit = Int(byte) - 97
      default: throw .malformed
      }
      value += digit * weight
      let limit = min(max(threshold - bias, tMin), tMax)
      if digit < limit { return value }
      weight *= base - limit
      guard weight < 1 << 31 else { throw .malformed }
      threshold += base
    }
    throw .malformed
  }

  private static func adapted(_ delta: Int, count: Int, isFirst: Bool) -> Int {
    var delta = delta / (isFirst ? damp : 2)
    delta += delta / count
    var steps = 0
    while delta > (base - tMin) * tMax / 2 {
      delta /= base - tMin
      steps += base
    }
    return steps + (base - tMin + 1) * delta / (delta + skew)
  }
}
