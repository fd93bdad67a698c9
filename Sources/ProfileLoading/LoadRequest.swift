public import Profiles
public import Symbolization

/// What to load and how to make one profile of it.
public struct LoadRequest: Sendable {
  /// Paths of the profiles to merge.
  public var sources: [[UInt8]]
  /// The profile to take off, if any.
  public var base: Base?
  /// What names the first mapping, in place of the profile.
  public var mainBinary = MainBinary()
  public var symbolization = SymbolizationMode()
  /// Whether frames are kept that the profile itself wants dropped.
  public var keepsAllFrames = false
  /// A comment to add.
  public var comment: [UInt8] = []
  public var limits = DecodingLimits()

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

  /// How many profiles become one.
  var profileCount: Int { sources.count + (base == nil ? 0 : 1) }
}

/// How far symbols are looked for and names made readable (`-symbolize`).
public struct SymbolizationMode: Sendable {
  /// Whether nothing is touched, not even names.
  public private(set) var isOff = false
  /// Whether names that were made readable before are made so again.
  public private(set) var isForced = false
  /// How much of a name is shown; `nil` leaves linker names as they are.
  public private(set) var detail: Demangler.Detail? = .simplified
  /// Options that are not known, each for a warning.
  public private(set) var unknownOptions: [String] = []

  public init() {}

  /// Reads `[local|fastlocal|remote|none][:force][:demangle=none|full|templates|default]`.
  public init(_ text: String) {
    for option in text.lowercased().split(separator: ":", omittingEmptySubsequences: false) {
      switch option {
      case "none", "no":
        isOff = true
        return
      case "", "local", "fastlocal", "remote": break
      case "force": isForced = true
      default: readDemangling(option, of: text)
      }
    }
  }

  private mutating func readDemangling(_ option: Substring, of text: String) {
    switch option.hasPrefix("demangle=") ? option.dropFirst(9) : option {
    case "full": detail = .full
    case "templates": detail = .templates
    case "none": detail = nil
    case "default": return
    default:
      unknownOptions.append(text)
      return
    }
    isForced = true
  }
}
