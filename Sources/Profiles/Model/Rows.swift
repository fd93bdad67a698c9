// The rows of a profile's smaller tables. What `profile.proto` says of each is not repeated here;
// ids are kept because reports print them and encoding writes them back.

/// What one column of sample values counts, such as `cpu` in `nanoseconds`.
public struct ValueType: Hashable, Sendable {
  public var type: NameIndex
  public var unit: NameIndex

  public init(type: NameIndex = Name.empty, unit: NameIndex = Name.empty) {
    self.type = type
    self.unit = unit
  }
}

/// A range of addresses of the profiled process that a file was mapped to.
public struct Mapping: Hashable, Sendable {
  public var id: UInt64
  /// First address, as the process saw it.
  public var start: UInt64 = 0
  /// First address after the mapping.
  public var limit: UInt64 = 0
  /// Offset in the file of the byte at `start`.
  public var offset: UInt64 = 0
  public var file = Name.empty
  public var buildID = Name.empty
  /// What is already known of this mapping's locations.
  public var symbols: SymbolDetail = []
  /// The symbol by which a kernel's addresses are related to its file: what followed
  /// `[kernel.kallsyms]` in the file name when the profile was read. Never written.
  public var kernelRelocationSymbol = Name.empty

  public init(id: UInt64) { self.id = id }
}

/// Which symbol information the locations of a mapping carry.
public struct SymbolDetail: OptionSet, Hashable, Sendable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public static let functions = SymbolDetail(rawValue: 1)
  public static let filenames = SymbolDetail(rawValue: 2)
  public static let lineNumbers = SymbolDetail(rawValue: 4)
  public static let inlineFrames = SymbolDetail(rawValue: 8)
}

/// A function, by the name to show and by the linker's name.
public struct Function: Hashable, Sendable {
  public var id: UInt64
  public var name = Name.empty
  public var systemName = Name.empty
  public var filename = Name.empty
  public var startLine: Int64 = 0

  public init(id: UInt64) { self.id = id }
}

/// A place in the code: an address and the frames that were found for it.
public struct Location: Hashable, Sendable {
  public var id: UInt64
  public var address: UInt64 = 0
  /// Absent when the profile names no mapping for it.
  public var mapping: MappingIndex?
  /// Its frames among the profile's lines, innermost first; the last is the function that was
  /// compiled to code, those before it were inlined.
  public var lines = LineRange()
  /// Whether several locations of the same function were folded into this one.
  public var isFolded = false

  public init(id: UInt64) { self.id = id }
}

/// Consecutive rows of a profile's line table.
public struct LineRange: Hashable, Sendable {
  public var start: UInt32 = 0
  public var count: UInt32 = 0

  public init() {}

  public init(_ range: Range<Int>) {
    start = UInt32(range.lowerBound)
    count = UInt32(range.count)
  }

  /// The positions of the rows.
  public var positions: Range<Int> { Int(start)..<Int(start) + Int(count) }
  public var isEmpty: Bool { count == 0 }
}

/// A frame at a location: a function, and where in its source.
public struct Line: Hashable, Sendable {
  public var function: FunctionIndex
  /// From 1; 0 is unknown.
  public var line: Int64
  /// From 1; 0 is unknown.
  public var column: Int64

  public init(function: FunctionIndex, line: Int64 = 0, column: Int64 = 0) {
    self.function = function
    self.line = line
    self.column = column
  }
}

/// A key of a sample with one value: text, or a number that may have a unit.
public struct Label: Hashable, Sendable {
  public var key: NameIndex
  public var value: Value

  public enum Value: Hashable, Sendable {
    case text(NameIndex)
    /// The unit is absent where no number under that key of that sample has one.
    case number(Int64, unit: NameIndex?)
  }

  public init(key: NameIndex, value: Value) {
    self.key = key
    self.value = value
  }

  public var isText: Bool {
    if case .text = value { true } else { false }
  }
}
