package import CallGraphs
package import Profiles

/// A profile as reports see it: filtered, with the values to show and the way to write them.
///
/// A view is made once, and any number of reports of it:
///
///     let view = View(of: profile, valuation)
///     let top = TopReport(of: view)
///     let lines = try ListSelection(of: view.at(.lines), matching: pattern)
package struct View: Sendable {
  /// Filtered, and as detailed as `detail` says.
  package private(set) var profile: Profile
  /// The values shown.
  package private(set) var valuation: Valuation
  /// All sample types, for formats that have the values of each.
  package let types: SampleTypes
  /// The units of numeric labels, of the profile before it was filtered.
  package let units: NumericLabelUnits
  /// What was inlined, where the frames do not say it any more.
  private(set) var inlined: InlinedCalls?
  /// What frames are told apart by.
  package private(set) var detail: ViewDetail
  /// What the nodes of graphs are, which of them stay, and in which order.
  package var shape: GraphShape
  /// What the lines above a report say.
  package var header: HeaderOptions
  /// The filters in use and the keys of labels that became frames, as `name=value`.
  package let filters: [[UInt8]]
  /// The keys of labels that became frames; such a frame has its key as its file.
  package let labelKeys: Set<[UInt8]>
  /// Whether percentages are of what the filters leave.
  package let isRelative: Bool

  /// - Parameters:
  ///   - profile: Filtered. Its frames are those of the file, or as `detail` says.
  ///   - types: By default with the totals of this profile.
  ///   - units: By default those of this profile.
  package init(
    of profile: consuming Profile, _ valuation: Valuation, types: SampleTypes? = nil,
    units: NumericLabelUnits? = nil, detail: ViewDetail = .whole,
    shape: GraphShape = GraphShape(), header: HeaderOptions = HeaderOptions(),
    filters: [[UInt8]] = [], labelKeys: Set<[UInt8]> = [], isRelative: Bool = false
  ) {
    self.types = types ?? SampleTypes(of: copy profile, valuation)
    self.units = units ?? NumericLabelUnits(copy profile)
    self.profile = profile
    self.valuation = valuation
    self.detail = detail
    self.shape = shape
    self.header = header
    self.filters = filters
    self.labelKeys = labelKeys
    self.isRelative = isRelative
  }

  /// The view with less detail in its frames.
  ///
  /// - Parameter detail: No finer than this view's.
  /// - Complexity: One pass over the locations, and over the profile where somebody else holds it.
  package consuming func at(_ detail: ViewDetail) -> View {
    if !detail.aggregation.keepsInlines {
      inlined = InlinedCalls(profile, column: valuation.measure.valueColumn)
    }
    if detail.isByPackage { profile.renameFunctionsToPackages() }
    profile.aggregate(detail.aggregation)
    self.detail = detail
    return self
  }
}

extension View {
  /// The same with the values of another type, which are not selected in `types`.
  func showing(_ valuation: Valuation) -> View {
    var view = self
    view.valuation = valuation
    return view
  }
}

/// What the frames of a view are told apart by.
package struct ViewDetail: Sendable {
  package let aggregation: Aggregation
  /// Whether functions stand for their packages.
  package let isByPackage: Bool

  package init(_ aggregation: Aggregation, isByPackage: Bool = false) {
    self.aggregation = aggregation
    self.isByPackage = isByPackage
  }

  /// Frames as the profile has them.
  package static let whole = ViewDetail(
    Aggregation(granularity: .addresses, keepsInlines: true, keepsColumns: true))

  /// The same with the files of functions, for who joins what is one function.
  package var withFiles: ViewDetail {
    if !isOfFunctions { return self }
    return ViewDetail(
      Aggregation(
        granularity: .filefunctions, keepsInlines: aggregation.keepsInlines,
        keepsColumns: aggregation.keepsColumns))
  }

  /// Whether a row stands for a function, in whatever file.
  package var isOfFunctions: Bool { !isByPackage && aggregation.granularity == .functions }

  /// The word for what a row stands for.
  package var name: String { isByPackage ? "packages" : aggregation.granularity.rawValue }

  /// Whether several functions stand as one frame, so that a stack may have it several times in a row.
  var joinsFunctions: Bool { isByPackage || aggregation.granularity == .files }
}
