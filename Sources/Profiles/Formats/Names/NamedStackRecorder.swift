/// Builds a profile from stacks of names, with one location for each distinct place: for formats
/// that have no addresses. `StackRecorder` does it for those that have.
///
///     var recorder = NamedStackRecorder(sampleTypes: [("samples", "count")])
///     let main = recorder.location("main")
///     let parse = recorder.location("parse")
///     recorder.addSample(stack: [parse, main], values: [17])
struct NamedStackRecorder {
  var profile = Profile()
  private var places: NamedLocations

  /// - Parameter sampleTypes: Type and unit of each value that samples will have.
  init(sampleTypes: [(type: String, unit: String)]) {
    places = NamedLocations(profile)
    profile.setSampleTypes(sampleTypes)
  }

  /// The location of a function that nothing is inlined into.
  mutating func location(_ name: String) -> LocationIndex {
    location(of: [NamedFrame(name: profile.names.index(of: name))])
  }

  /// The location of frames whose names are in the profile's table.
  ///
  /// - Parameter frames: Innermost first; all but the last are inlined into the next.
  mutating func location(of frames: [NamedFrame], mapping: MappingIndex? = nil) -> LocationIndex {
    places.location(of: frames, mapping: mapping, in: &profile)
  }

  /// Adds a sample.
  ///
  /// - Parameters:
  ///   - stack: Leaf first.
  ///   - values: One for each sample type.
  mutating func addSample(stack: [LocationIndex], values: [Int64], labels: [Label] = []) {
    profile.samples.append(
      stack: stack, values: values, labels: profile.names.inLabelOrder(labels))
  }
}
