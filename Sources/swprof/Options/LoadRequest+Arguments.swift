import System
import ProfileLoading
import Profiles

extension LoadRequest {
  /// What the command line and the environment say of profiles and how to get them.
  ///
  /// - Parameter sources: The words that name them, behind that of the binary if there is one.
  init(_ arguments: Arguments, sources words: [[UInt8]]) throws(UsageError) {
    var sources = words
    var binary = LoadRequest.MainBinary()
    binary.buildID = arguments.text("buildid")
    if sources.count > 1, ElfFile.isBinary(sources[0]) { binary.path = sources.removeFirst() }
    var base = Self.base(arguments)
    if arguments.command == .flamegraph, base == nil, sources.count == 2 {
      base = LoadRequest.Base(
        source: sources.removeFirst(), subtraction: .difference,
        isNormalized: arguments.isSet("normalize"))
    }
    self.init(sources: sources)
    mainBinary = binary
    self.base = base
    let mode = String(decoding: arguments.text("symbolize"), as: UTF8.self)
    symbolization = mode.isEmpty ? SymbolizationMode() : SymbolizationMode(mode)
    binaryPath = Environment["PPROF_BINARY_PATH"] ?? Self.homeFolder("/pprof/binaries") ?? []
    keepsAllFrames = arguments.isSet("all_frames")
    comment = arguments.text("add_comment")
    limits = try Self.limits(arguments)
    fetching.durationSeconds = arguments.integer("seconds")
    fetching.timeoutSeconds = arguments.integer("timeout")
    fetching.certificates.certificate = arguments.text("tls_cert")
    fetching.certificates.key = arguments.text("tls_key")
    fetching.certificates.authorities = arguments.text("tls_ca")
    fetching.proxies = Self.proxies
    fetching.byteLimit = limits.decompressedBytes
    temporaryFolder = Environment.temporaryFolder
    copyFolders = [Environment["PPROF_TMPDIR"], Self.homeFolder("/pprof"), temporaryFolder]
      .compactMap(\.self)
  }

  private static func homeFolder(_ path: String) -> [UInt8]? {
    Environment["HOME"].map { $0 + Array(path.utf8) }
  }

  /// Of plain HTTP's proxy libcurl reads the variable in small letters only, as servers that run
  /// CGI programs let clients set the other one. And nobody means a proxy to ask their own machine.
  private static var proxies: FetchOptions.Proxies {
    var proxies = FetchOptions.Proxies()
    if Environment["http_proxy"] == nil, Environment["REQUEST_METHOD"] == nil {
      proxies.plain = Environment["HTTP_PROXY"] ?? []
    }
    let exceptions = Environment["NO_PROXY"] ?? Environment["no_proxy"]
    proxies.exceptions =
      exceptions == [UInt8(ascii: "*")]
      ? [UInt8(ascii: "*")]
      : (exceptions.map { $0 + [UInt8(ascii: ",")] } ?? [])
        + Array("localhost,127.0.0.0/8,127.0.0.1,::1,[::1]".utf8)
    return proxies
  }

  private static func base(_ arguments: Arguments) -> LoadRequest.Base? {
    let plain = arguments.text("base")
    let source = plain.isEmpty ? arguments.text("diff_base") : plain
    if source.isEmpty { return nil }
    return LoadRequest.Base(
      source: source, subtraction: plain.isEmpty ? .difference : .plain,
      isNormalized: arguments.isSet("normalize"))
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
