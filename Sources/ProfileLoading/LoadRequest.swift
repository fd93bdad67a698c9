public import Profiles

/// What to load and how to make one profile of it.
public struct LoadRequest: Sendable {
  /// The profiles to merge: files, URLs, `-` for standard input.
  public var sources: [[UInt8]]
  /// The profile to take off, if any.
  public var base: Base?
  /// What names the first mapping, in place of the profile.
  public var mainBinary = MainBinary()
  public var symbolization = SymbolizationMode()
  /// Folders with binaries, separated by colons.
  public var binaryPath: [UInt8] = []
  /// Whether frames are kept that the profile itself wants dropped.
  public var keepsAllFrames = false
  /// A comment to add.
  public var comment: [UInt8] = []
  public var limits = DecodingLimits()
  public var fetching = FetchOptions()
  /// Folders for copies of what was fetched; the first that can be used gets them.
  public var copyFolders: [[UInt8]] = []
  /// Without a slash at its end.
  public var temporaryFolder = Array("/tmp".utf8)

  /// A profile to be taken off, and how.
  public struct Base: Sendable {
    public var source: [UInt8]
    public var subtraction: Profile.Subtraction
    public var isNormalized: Bool

    public init(source: [UInt8], subtraction: Profile.Subtraction, isNormalized: Bool) {
      self.source = source
      self.subtraction = subtraction
      self.isNormalized = isNormalized
    }
  }

  /// The program that was profiled, as the command line names it; empty where it does not.
  public struct MainBinary: Sendable {
    public var path: [UInt8] = []
    public var buildID: [UInt8] = []

    public init() {}
  }

  public init(sources: [[UInt8]]) { self.sources = sources }
}
