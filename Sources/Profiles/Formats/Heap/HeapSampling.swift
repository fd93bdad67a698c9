import Glibc

/// Estimates what a sampled heap held.
///
/// Allocators sample every so many bytes on average, as a Poisson process: a block of *s* bytes is
/// seen with probability 1 − e^(−*s*/rate).
enum HeapSampling {
  /// - Parameters:
  ///   - count: How many blocks were sampled.
  ///   - size: Their bytes in all.
  ///   - rate: Bytes between samples; up to 1, every block was seen.
  static func unsampled(count: Int64, size: Int64, rate: Int64) -> (count: Int64, size: Int64) {
    if count == 0 || size == 0 { return (0, 0) }
    if rate <= 1 { return (count, size) }
    let average = Double(size) / Double(count)
    let scale = 1 / (1 - exp(-average / Double(rate)))
    return (truncated(Double(count) * scale), truncated(Double(size) * scale))
  }

  /// The number without its fraction; out of range it is the lowest there is, as on amd64.
  static func truncated(_ number: Double) -> Int64 {
    Int64(exactly: number.rounded(.towardZero)) ?? .min
  }
}
