/// Writes a profile row by row.
///
/// Rows are numbered from 1 in the order in which they are added, as most producers do. Nothing
/// is merged: two equal functions are two rows, unless the caller keeps the index.
///
///     var builder = ProfileBuilder(sampleTypes: [("cpu", "nanoseconds")])
///     let main = builder.addFunction(name: "main.main", filename: "main.go")
///     let place = builder.addLocation(lines: [Line(function: main, line: 7)])
///     builder.addSample(stack: [place], values: [10_000_000])
///     let bytes = builder.profile.encoded()
public struct ProfileBuilder: Sendable {
  /// What has been added so far.
  public private(set) var profile = Profile()

  /// - Parameter sampleTypes: Type and unit of each value that samples will have.
  public init(sampleTypes: [(type: String, unit: String)]) {
    profile.setSampleTypes(sampleTypes)
  }

  /// The index of a name, for labels and for the fields of rows.
  public mutating func name(_ name: [UInt8]) -> NameIndex { profile.names.index(of: name) }

  /// The index of a name, for labels and for the fields of rows.
  public mutating func name(_ name: String) -> NameIndex { profile.names.index(of: name) }

  /// Adds a mapping.
  @discardableResult
  public mutating func addMapping(
    start: UInt64 = 0, limit: UInt64 = 0, offset: UInt64 = 0, file: String = "",
    buildID: String = "", symbols: SymbolDetail = []
  ) -> MappingIndex {
    var mapping = Mapping(id: UInt64(profile.mappings.count + 1))
    mapping.start = start
    mapping.limit = limit
    mapping.offset = offset
    mapping.file = name(file)
    mapping.buildID = name(buildID)
    mapping.symbols = symbols
    profile.mappings.append(mapping)
    return MappingIndex(profile.mappings.count - 1)
  }

  /// Adds a function.
  ///
  /// - Parameter systemName: The linker's name; the same as `name` where that is not given.
  public mutating func addFunction(
    name: String, systemName: String? = nil, filename: String = "", startLine: Int64 = 0
  ) -> FunctionIndex {
    var function = Function(id: UInt64(profile.functions.count + 1))
    function.name = self.name(name)
    function.systemName = self.name(systemName ?? name)
    function.filename = self.name(filename)
    function.startLine = startLine
    profile.functions.append(function)
    return FunctionIndex(profile.functions.count - 1)
  }

  /// Adds a location.
  ///
  /// - Parameter lines: Its frames, innermost first.
  public mutating func addLocation(
    address: UInt64 = 0, mapping: MappingIndex? = nil, lines: [Line] = [], isFolded: Bool = false
  ) -> LocationIndex {
    var location = Location(id: UInt64(profile.locations.count + 1))
    location.address = address
    location.mapping = mapping
    location.isFolded = isFolded
    let start = profile.lines.count
    profile.lines.append(contentsOf: lines)
    location.lines = LineRange(start..<profile.lines.count)
    profile.locations.append(location)
    return LocationIndex(profile.locations.count - 1)
  }

  /// Adds a sample.
  ///
  /// - Parameters:
  ///   - stack: Where it was taken, leaf first.
  ///   - values: One for each sample type.
  ///   - labels: In any order; labels of one key keep theirs.
  /// - Precondition: There are as many values as sample types.
  public mutating func addSample(
    stack: [LocationIndex], values: [Int64], labels: [Label] = []
  ) {
    profile.samples.append(
      stack: stack, values: values, labels: profile.names.inLabelOrder(labels))
  }

  /// Sets what is known of the whole profile.
  public mutating func setHeader(
    timeNanoseconds: Int64 = 0, durationNanoseconds: Int64 = 0,
    periodType: (type: String, unit: String) = ("", ""), period: Int64 = 0,
    defaultSampleType: String = "", comments: [String] = [], documentationURL: String = "",
    dropFrames: String = "", keepFrames: String = ""
  ) {
    profile.timeNanoseconds = timeNanoseconds
    profile.durationNanoseconds = durationNanoseconds
    profile.periodType = profile.valueType(periodType.type, periodType.unit)
    profile.period = period
    profile.defaultSampleType = name(defaultSampleType)
    profile.comments = comments.map { profile.names.index(of: $0) }
    profile.documentationURL = name(documentationURL)
    profile.dropFrames = name(dropFrames)
    profile.keepFrames = name(keepFrames)
  }
}
