import Bytes
package import Profiles

/// What to load and how to make one profile of it.
package struct LoadRequest: Sendable {
  /// The profiles to merge: files, URLs, `-` for standard input.
  package var sources: [[UInt8]]
  /// The profile to take off, if any.
  package var base: Base?
  /// What names the first mapping, in place of the profile.
  package var mainBinary = MainBinary()
  package var symbolization = SymbolizationMode()
  /// Folders with binaries, separated by colons.
  package var binaryPath: [UInt8] = []
  /// Whether frames are kept that the profile itself wants dropped.
  package var keepsAllFrames = false
  /// A comment to add.
  package var comment: [UInt8] = []
  package var limits = DecodingLimits()
  package var fetching = FetchOptions()
  /// Folders for copies of what was fetched; the first that can be used gets them.
  package var copyFolders: [[UInt8]] = []
  /// Without a slash at its end.
  package var temporaryFolder = "/tmp".bytes

  /// A profile to be taken off, and how.
  package struct Base: Sendable {
    package var source: [UInt8]
    package var subtraction: Profile.Subtraction
    package var isNormalized: Bool

    package init(source: [UInt8], subtraction: Profile.Subtraction, isNormalized: Bool) {
      self.source = source
      self.subtraction = subtraction
      self.isNormalized = isNormalized
    }
  }

  /// The program that was profiled, as the command line names it; empty where it does not.
  package struct MainBinary: Sendable {
    package var path: [UInt8] = []
    package var buildID: [UInt8] = []

    package init() {}
  }

  package init(sources: [[UInt8]]) { self.sources = sources }
}
