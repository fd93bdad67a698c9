/// A function that holds an address, and the place in its source.
public struct SourceFrame: Hashable, Sendable {
  /// The readable name as the debug information has it; empty if unknown.
  public var function: [UInt8]
  /// The name for the linker, mangled in C++, Rust and Swift; empty if it has none.
  public var linkageName: [UInt8]
  /// The source file, joined with the compilation directory where it is relative; empty if unknown.
  public var file: [UInt8]
  /// The line in that file; 0 if unknown.
  public var line: Int64
  /// The column in that line; 0 if unknown.
  public var column: Int64
  /// The line on which the function begins; 0 if unknown.
  public var startLine: Int64
  /// Whether the function was inlined into the frame that follows.
  public var isInlined: Bool

  /// A frame; what is not given is unknown.
  public init(
    function: [UInt8] = [], linkageName: [UInt8] = [], file: [UInt8] = [], line: Int64 = 0,
    column: Int64 = 0, startLine: Int64 = 0, isInlined: Bool = false
  ) {
    self.function = function
    self.linkageName = linkageName
    self.file = file
    self.line = line
    self.column = column
    self.startLine = startLine
    self.isInlined = isInlined
  }
}

/// The result of resolving one address.
public enum Resolution: Hashable, Sendable {
  /// The functions that hold the address, innermost first; never empty.
  case frames([SourceFrame])
  /// No frames, for this reason.
  case unresolved(Unresolved)
}

/// Why an address has no frames.
public enum Unresolved: Hashable, Sendable {
  /// The file has no debug information.
  case noDebugInformation
  /// No segment of the file holds the address.
  case outsideOfFile
  /// No function holds the address.
  case noFunction
}
