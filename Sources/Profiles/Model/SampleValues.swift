/// The values of samples, borrowed: several for each sample, side by side.
///
/// This is the one place that knows how they lie. A loop over samples holds it, so that the array
/// is looked up once.
package struct SampleValues: ~Escapable {
  private let values: Span<Int64>
  private let valueCount: Int

  /// - Parameter valueCount: How many values each sample has.
  @_lifetime(copy values)
  package init(_ values: Span<Int64>, valueCount: Int) {
    self.values = values
    self.valueCount = valueCount
  }

  /// A sample's value in a column.
  package subscript(sample: SampleIndex, column: Int) -> Int64 {
    values[sample.position &* valueCount &+ column]
  }
}
