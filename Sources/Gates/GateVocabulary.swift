/// What gates can measure, of whatever has metrics.
package struct GateVocabulary<Metric: Sendable>: Sendable {
  /// What may come first, as messages say it: `total, cum(RE), flat(RE) or a sample type`.
  let metrics: String
  /// A gate, for messages.
  let example: String
  /// Makes a metric of its name, which is not empty, and its argument as it was written.
  let read: @Sendable (_ name: [UInt8], _ argument: [UInt8]?) throws(GateMetricFault) -> Metric

  package init(
    metrics: String, example: String,
    read:
      @escaping @Sendable (_ name: [UInt8], _ argument: [UInt8]?) throws(GateMetricFault) ->
      Metric
  ) {
    self.metrics = metrics
    self.example = example
    self.read = read
  }
}

/// What is wrong with a metric or its argument.
package struct GateMetricFault: Error, Sendable {
  /// Where it is.
  package enum Place: Sendable {
    case endOfName
    /// The parenthesis before the argument.
    case parenthesis
    /// How many bytes of the argument come before it.
    case argument(offset: Int)
  }

  let sentence: String
  let place: Place

  package init(_ sentence: String, at place: Place) {
    self.sentence = sentence
    self.place = place
  }
}

/// A gate and what it measures.
package struct MetricGate<Metric: Sendable>: Sendable {
  package let gate: Gate
  package let metric: Metric
}
