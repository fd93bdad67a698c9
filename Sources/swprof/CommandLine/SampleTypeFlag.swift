/// Switches that older versions of pprof had for sample types, in the order in which the first that
/// is set counts.
enum SampleTypeFlag: String, CaseIterable, Sendable {
  case totalDelay = "total_delay"
  case meanDelay = "mean_delay"
  case contentions
  case inuseSpace = "inuse_space"
  case inuseObjects = "inuse_objects"
  case allocSpace = "alloc_space"
  case allocObjects = "alloc_objects"

  var sampleType: String {
    switch self {
    case .totalDelay, .meanDelay: "delay"
    case .contentions, .inuseSpace, .inuseObjects, .allocSpace, .allocObjects: rawValue
    }
  }

  /// Whether the mean is shown in place of the sum.
  var isMean: Bool { self == .meanDelay }
}
