/// A profile: samples of what a program did, and the code that they name.
///
/// All tables are flat and joined by small indices: `samples` name `locations`, these name
/// `mappings` and `lines`, lines name `functions`, and everything names `names`. A copy costs
/// nothing until one of the two is changed. See `profile.proto` of the pprof project for what the
/// fields mean; where that file is silent, this type follows what `go tool pprof` does.
///
///     let profile = try Profile(decoding: bytes)
///     for sample in profile.samples.indices {
///       let leaf = profile.samples.stack(sample).first
///       …
///     }
public struct Profile: Sendable {
  /// What each value of a sample counts.
  public package(set) var sampleTypes: [ValueType] = []
  /// The type of the value to show unless another is asked for; it may not be in `sampleTypes`.
  public package(set) var defaultSampleType = Name.empty
  public package(set) var samples = SampleTable(valueCount: 0)
  public package(set) var mappings: [Mapping] = []
  public package(set) var locations: [Location] = []
  /// The frames of all locations; `Location.lines` says which are whose.
  public package(set) var lines: [Line] = []
  public package(set) var functions: [Function] = []
  public package(set) var names = NameTable()

  public package(set) var comments: [NameIndex] = []
  public package(set) var documentationURL = Name.empty
  /// Regular expressions of the frames to drop, and to keep all the same.
  public package(set) var dropFrames = Name.empty
  public package(set) var keepFrames = Name.empty
  /// When the profile was taken, in nanoseconds since 1970; 0 is unknown.
  public package(set) var timeNanoseconds: Int64 = 0
  /// How long it was taken for; 0 is unknown.
  public package(set) var durationNanoseconds: Int64 = 0
  /// What `period` counts.
  public package(set) var periodType = ValueType()
  /// How much happened between two samples, on average.
  public package(set) var period: Int64 = 0

  package init() {}

  /// The frames of a location, innermost first.
  public func lines(of location: LocationIndex) -> ArraySlice<Line> {
    lines[locations[location].lines.positions]
  }
}

extension Profile {
  /// A value type by its names, which are entered.
  mutating func valueType(_ type: String, _ unit: String) -> ValueType {
    ValueType(type: names.index(of: type), unit: names.index(of: unit))
  }

  /// Sets what the values of samples count, before any sample is added.
  mutating func setSampleTypes(_ types: [(type: String, unit: String)]) {
    sampleTypes = types.map { valueType($0.type, $0.unit) }
    samples = SampleTable(valueCount: types.count)
  }
}
