import CallGraphs
package import Profiles

/// The rows of a top report as a profile: a sample for each, with its cumulative and its own value.
package struct TopProfile: Report {
  package private(set) var profile = Profile()

  package init(of view: View) {
    let (measured, source) = (MeasuredGraph(of: view), view.profile)
    let (graph, format) = (measured.graph, measured.format)
    profile.names = graph.names
    let unit = profile.names.index(of: format.unit)
    profile.sampleTypes = ["cum", "flat"].map {
      ValueType(type: profile.names.index(of: $0), unit: unit)
    }
    profile.samples = SampleTable(valueCount: profile.sampleTypes.count)
    profile.timeNanoseconds = source.timeNanoseconds
    profile.durationNanoseconds = source.durationNanoseconds
    profile.periodType = source.periodType
    profile.period = source.period
    var functions = FunctionInterner(profile)
    for node in graph.nodes {
      let location = addLocation(of: graph.frame(of: node), &functions)
      let values = [graph.cumulative(node), graph.flat(node)].map(format.integer)
      profile.samples.append(stack: [location], values: values, labels: [])
    }
  }

  package func write(_ emit: ([UInt8]) throws -> Void) throws { try profile.encode(emit) }

  private mutating func addLocation(
    of frame: Frame, _ functions: inout FunctionInterner
  ) -> LocationIndex {
    let function = functions.function(
      frame.name, systemName: Name.empty, file: frame.file, startLine: frame.startLine,
      in: &profile)
    var location = Location(id: UInt64(profile.locations.count + 1))
    location.address = frame.address
    location.lines = LineRange(profile.lines.count..<profile.lines.count + 1)
    profile.lines.append(Line(function: function, line: frame.line, column: frame.column))
    profile.locations.append(location)
    return LocationIndex(profile.locations.count - 1)
  }
}
