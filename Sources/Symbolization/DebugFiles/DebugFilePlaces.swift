/// Where debug information may lie that is not in the binary itself.
public struct DebugFilePlaces: Hashable, Sendable {
  /// Directories with `.build-id` trees and with files at the path of their binary.
  public var directories: [[UInt8]]
  /// Whether servers are asked that the environment variable `DEBUGINFOD_URLS` names, provided that
  /// libdebuginfod is installed. They are never asked where it is not set.
  public var usesServers: Bool

  /// Places to look at; without more, the system's: `/usr/lib/debug`.
  public init(
    directories: [[UInt8]] = [Array("/usr/lib/debug".utf8)], usesServers: Bool = true
  ) {
    self.directories = directories
    self.usesServers = usesServers
  }
}
