import Bytes
import CallGraphs
import Profiles
import Reports
import System

/// Addresses of the source files that reports name, for terminals that open them.
final class SourceLinks {
  private let support: LinkSupport
  private let profile: Profile
  private let sourcePaths: SourcePaths
  /// Looks at folders when it is made; so only where a link is wanted.
  private lazy var sources = try? SourceTree(
    trimPath: sourcePaths.trim, searchPath: sourcePaths.search)
  private lazy var host = Environment.hostName
  /// What was found of each path that was asked for.
  private var known: [[UInt8]: [UInt8]?] = [:]
  /// The paths in the profile by their last element; `nil` where several have it.
  private lazy var pathsByName = Self.pathsByName(profile)

  /// How many files are looked for: a search asks the system dozens of times, and a profile may name
  /// millions of files.
  private static let mostFiles = 1_000

  /// `nil` for terminals without links.
  init?(_ profile: Profile, _ sourcePaths: SourcePaths, _ support: LinkSupport) {
    if case .none = support { return nil }
    self.profile = profile
    self.sourcePaths = sourcePaths
    self.support = support
  }

  /// - Parameter path: As a report shows it; where it shows only the last element, any path of the
  ///   profile that has it and is the only one.
  /// - Returns: A `file:` address; `nil` where the file is not on this machine.
  func address(of path: ArraySlice<UInt8>, line: Int?) -> [UInt8]? {
    guard let file = file(Array(path)) else { return nil }
    var address = "file://".bytes + host
    for byte in file {
      if byte.isPlainInAddress {
        address.append(byte)
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        address += Array((byte < 16 ? "%0" : "%").utf8) + digits.utf8
      }
    }
    if case .lines = support, let line { address += "#\(line)".bytes }
    return address
  }

  private func file(_ path: [UInt8]) -> [UInt8]? {
    if let file = known[path] { return file }
    if known.count >= Self.mostFiles { return nil }
    var found = sources?.file(path)
    if found == nil, !path.contains("/"), let whole = pathsByName[path] ?? nil {
      found = sources?.file(whole)
    }
    if let file = found, file.first != "/" {
      found = (try? WorkingDirectory.path()).map { FilePaths.cleaned(FilePaths.join($0, file)) }
    }
    known[path] = .some(found)
    return found
  }

  private static func pathsByName(_ profile: Profile) -> [[UInt8]: [UInt8]?] {
    var paths: [[UInt8]: [UInt8]?] = [:]
    for function in profile.functions {
      let path = profile.names.copy(of: function.filename)
      guard let slash = path.lastIndex(of: "/") else { continue }
      let name = Array(path[(slash + 1)...])
      if let known = paths[name] {
        if known != path { paths[name] = .some(nil) }
      } else {
        paths[name] = path
      }
    }
    return paths
  }
}

extension UInt8 {
  /// Whether it stands for itself in the path of an address.
  fileprivate var isPlainInAddress: Bool {
    isLetterOrDigit
      || "/._~-+".utf8.contains(self)
  }
}
