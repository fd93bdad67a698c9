// Sums and products of sample values wrap, as Go's do: a profile may hold any 64-bit number.

extension Int64 {
  /// A double without its fraction; what has no 64-bit integer, NaN included, gives the least one,
  /// which is what x86-64 and so pprof give.
  package init(truncating value: Double) {
    self = Int64(exactly: value.rounded(.towardZero)) ?? .min
  }

  /// The absolute value; the least integer has none and stays as it is.
  package var wrappingMagnitude: Int64 { self < 0 ? 0 &- self : self }

  /// The quotient, or the number itself where the divisor is 0.
  package func dividedUnlessZero(by divisor: Int64) -> Int64 {
    divisor == 0 ? self : dividedReportingOverflow(by: divisor).partialValue
  }
}
