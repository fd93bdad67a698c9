/// The samples of a profile as flat columns.
///
///     stackStarts      0     3     5 …        one more entry than samples
///     stackLocations   a b c │ d e │ …        leaf first
///     values           v0 v1 │ v0 v1 │ …      `valueCount` for each sample
///     labelStarts      0     0     1 …        one more entry than samples
///     labels                   x     …        text before numbers, each in order of key bytes
///
/// Labels of one key keep the order they had in the file.
public struct SampleTable: Sendable {
  /// Values in each sample: one for each sample type.
  public package(set) var valueCount: Int
  package var stackStarts: [UInt32] = [0]
  package var stackLocations: [LocationIndex] = []
  @usableFromInline package var values: [Int64] = []
  package var labelStarts: [UInt32] = [0]
  package var labels: [Label] = []

  public init(valueCount: Int) { self.valueCount = valueCount }

  public var count: Int { stackStarts.count - 1 }
  public var isEmpty: Bool { count == 0 }
  /// The samples, in order.
  public var indices: TableIndices<Sample> { TableIndices(0..<count) }

  /// The positions in `stackLocations` of a sample's stack, leaf first.
  public func stackRange(_ sample: SampleIndex) -> Range<Int> {
    Int(stackStarts[sample.position])..<Int(stackStarts[sample.position + 1])
  }

  /// The positions in `values` of a sample's values.
  public func valueRange(_ sample: SampleIndex) -> Range<Int> {
    sample.position * valueCount..<(sample.position + 1) * valueCount
  }

  /// The positions in `labels` of a sample's labels.
  public func labelRange(_ sample: SampleIndex) -> Range<Int> {
    Int(labelStarts[sample.position])..<Int(labelStarts[sample.position + 1])
  }

  /// The locations of a sample, leaf first.
  public func stack(_ sample: SampleIndex) -> ArraySlice<LocationIndex> {
    stackLocations[stackRange(sample)]
  }

  /// The values of a sample, in the order of the sample types.
  public func values(_ sample: SampleIndex) -> ArraySlice<Int64> { values[valueRange(sample)] }

  /// A sample's value in a column, of the sample type of that number.
  @inlinable
  public func value(_ sample: SampleIndex, column: Int) -> Int64 { columns[sample, column] }

  /// The values for a loop over samples.
  @inlinable
  public var columns: SampleValues {
    @_lifetime(borrow self)
    get { SampleValues(values.span, valueCount: valueCount) }
  }

  /// The labels of a sample: text before numbers, each in order of key bytes.
  public func labels(_ sample: SampleIndex) -> ArraySlice<Label> { labels[labelRange(sample)] }

  /// Appends a sample.
  ///
  /// - Parameter labels: In the order described above.
  /// - Precondition: `values` holds `valueCount` numbers.
  package mutating func append(
    stack: some Sequence<LocationIndex>, values: some Collection<Int64>,
    labels: some Sequence<Label>
  ) {
    precondition(values.count == valueCount)
    stackLocations.append(contentsOf: stack)
    self.values.append(contentsOf: values)
    self.labels.append(contentsOf: labels)
    stackStarts.append(UInt32(stackLocations.count))
    labelStarts.append(UInt32(self.labels.count))
  }
}
