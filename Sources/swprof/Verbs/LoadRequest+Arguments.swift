import Bytes
import ProfileLoading
import Profiles
import System

extension LoadRequest {
  /// What the command line and the environment say of profiles and how to get them.
  ///
  /// - Parameter words: Those that name the profiles, after that of the binary if there is one.
  init(_ arguments: Arguments, sources words: [[UInt8]]) throws(UsageError) {
    self = arguments.load
    sources = words
    if sources.count > 1, ElfFile.isBinary(sources[0]) {
      mainBinary.path = sources.removeFirst()
    }
    base = try Self.base(arguments, &sources)
    binaryPath = Environment["PPROF_BINARY_PATH"] ?? Self.homeFolder("/pprof/binaries") ?? []
    fetching.proxies = Self.proxies
    fetching.byteLimit = limits.decompressedBytes
    temporaryFolder = Environment.temporaryFolder
    copyFolders = [Environment["PPROF_TMPDIR"], Self.homeFolder("/pprof"), temporaryFolder]
      .compactMap(\.self)
  }

  private static func homeFolder(_ path: String) -> [UInt8]? {
    Environment["HOME"].map { $0 + Array(path.utf8) }
  }

  /// For plain HTTP libcurl reads only the variable in small letters, because clients of CGI programs
  /// can set the other one. This machine is never asked through a proxy.
  private static var proxies: FetchOptions.Proxies {
    var proxies = FetchOptions.Proxies()
    if Environment["http_proxy"] == nil, Environment["REQUEST_METHOD"] == nil {
      proxies.plain = Environment["HTTP_PROXY"] ?? []
    }
    let exceptions = Environment["NO_PROXY"] ?? Environment["no_proxy"]
    proxies.exceptions =
      exceptions == "*".bytes
      ? "*".bytes
      : (exceptions.map { $0 + ",".bytes } ?? [])
        + "localhost,127.0.0.0/8,127.0.0.1,::1,[::1]".bytes
    return proxies
  }

  /// What the profiles are compared with.
  ///
  /// - Parameter sources: The profiles; a base among them is taken out.
  private static func base(
    _ arguments: Arguments, _ sources: inout [[UInt8]]
  ) throws(UsageError) -> LoadRequest.Base? {
    let isNormalized = arguments.settings.comparison.isNormalized
    func base(_ source: [UInt8], _ subtraction: Profile.Subtraction) -> LoadRequest.Base {
      LoadRequest.Base(source: source, subtraction: subtraction, isNormalized: isNormalized)
    }
    if !arguments.base.isEmpty { return base(arguments.base, .plain) }
    if !arguments.diffBase.isEmpty { return base(arguments.diffBase, .difference) }
    if arguments.report?.comparesTwo == true, sources.count == 2 {
      return base(sources.removeFirst(), .difference)
    }
    if case .diff = arguments.verb { return nil }
    if isNormalized { throw UsageError("must have base profile to normalize by") }
    return nil
  }
}
