/// Where to look for debug information that is not in the binary itself.
public struct DebugFilePlaces: Hashable, Sendable {
  /// Directories with a `.build-id` tree, or with debug files at the path of their binary.
  public var directories: [[UInt8]]
  /// Whether to ask the servers that the environment variable `DEBUGINFOD_URLS` names. This needs
  /// libdebuginfod. Without the variable, no server is asked.
  public var usesServers: Bool

  /// Places to look in; by default the system's, `/usr/lib/debug`.
  public init(
    directories: [[UInt8]] = [Array("/usr/lib/debug".utf8)], usesServers: Bool = true
  ) {
    self.directories = directories
    self.usesServers = usesServers
  }
}
