import ProfileLoading
import Profiles

/// What a command line asks for: what to load, and what to do with it.
struct Request {
  enum Task {
    case report(ReportRequest)
    /// Reports as they are asked for, one after the other.
    case shell(Settings)
  }

  let load: LoadRequest
  let task: Task
  /// Whether warnings make the run a failure.
  let isStrict: Bool
  /// What is to be said before anything is done.
  let warnings: [String]

  init(_ arguments: Arguments) throws(UsageError) {
    var warnings: [String] = []
    let settings = Settings(arguments, warnings: &warnings)
    load = try Self.load(arguments)
    task =
      if let command = arguments.command {
        .report(
          try ReportRequest(
            command, pattern: arguments.pattern, settings, symbolization: load.symbolization))
      } else {
        .shell(settings)
      }
    isStrict = arguments.isSet("strict")
    self.warnings = warnings
  }

  private static func load(_ arguments: Arguments) throws(UsageError) -> LoadRequest {
    var sources = arguments.positionals
    var binary = LoadRequest.MainBinary()
    binary.buildID = arguments.text("buildid")
    if sources.count > 1, ElfFile.isBinary(sources[0]) { binary.path = sources.removeFirst() }
    var load = LoadRequest(sources: sources)
    load.mainBinary = binary
    load.base = try base(arguments)
    let mode = String(decoding: arguments.text("symbolize"), as: UTF8.self)
    load.symbolization = mode.isEmpty ? SymbolizationMode() : SymbolizationMode(mode)
    load.binaryPath =
      Environment["PPROF_BINARY_PATH"]
      ?? Environment["HOME"].map { $0 + Array("/pprof/binaries".utf8) } ?? []
    load.keepsAllFrames = arguments.isSet("all_frames")
    load.comment = arguments.text("add_comment")
    load.limits = try limits(arguments)
    return load
  }

  private static func base(_ arguments: Arguments) throws(UsageError) -> LoadRequest.Base? {
    let (plain, difference) = (arguments.text("base"), arguments.text("diff_base"))
    if !plain.isEmpty, !difference.isEmpty {
      throw UsageError("-base and -diff_base flags cannot both be specified")
    }
    let isNormalized = arguments.isSet("normalize")
    if plain.isEmpty, difference.isEmpty {
      if isNormalized { throw UsageError("must have base profile to normalize by") }
      return nil
    }
    return LoadRequest.Base(
      source: plain.isEmpty ? difference : plain,
      subtraction: plain.isEmpty ? .difference : .plain, isNormalized: isNormalized)
  }

  private static func limits(_ arguments: Arguments) throws(UsageError) -> DecodingLimits {
    let text = arguments.text("max_profile_bytes")
    if text.isEmpty { return DecodingLimits() }
    guard let bytes = byteCount(text), bytes > 0 else {
      throw UsageError(
        "invalid value \"\(String(decoding: text, as: UTF8.self))\" for flag -max_profile_bytes: "
          + "expected a size such as 500MB or 4GB")
    }
    return DecodingLimits(decompressedBytes: bytes)
  }
}
