/// The position of a row in one of a profile's tables.
///
/// A profile joins flat tables by these. Each table has its own index type, so that a location
/// cannot be looked up among the functions. 32 bits keep stacks, the bulk of a profile, small.
@frozen
public struct TableIndex<Row>: Hashable, Sendable {
  public let rawValue: UInt32

  @inlinable
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The index of row `position`, which must be below 2³².
  @inlinable
  public init(_ position: Int) { rawValue = UInt32(position) }

  /// The position as an array subscript.
  @inlinable
  public var position: Int { Int(rawValue) }

  @inlinable
  public static func == (first: TableIndex, second: TableIndex) -> Bool {
    first.rawValue == second.rawValue
  }
}

public typealias NameIndex = TableIndex<Name>
public typealias MappingIndex = TableIndex<Mapping>
public typealias FunctionIndex = TableIndex<Function>
public typealias LocationIndex = TableIndex<Location>
public typealias SampleIndex = TableIndex<Sample>

/// The indices of consecutive rows of a table, in order.
@frozen
public struct TableIndices<Row>: RandomAccessCollection, Sendable {
  public let startIndex: Int
  public let endIndex: Int

  @inlinable
  public init(_ positions: Range<Int>) {
    startIndex = positions.lowerBound
    endIndex = positions.upperBound
  }

  @inlinable
  public subscript(position: Int) -> TableIndex<Row> { TableIndex(position) }
}

extension Array {
  /// The row that `index` names.
  @inlinable
  public subscript(index: TableIndex<Element>) -> Element {
    get { self[index.position] }
    _modify { yield &self[index.position] }
  }
}

/// A sample of a profile; it has no other form than its index and its entries in the columns of
/// `SampleTable`.
public enum Sample {}

/// A name in a profile's `NameTable`; it has no other form than its index and its bytes.
public enum Name {
  /// The empty name, which every table holds first.
  public static var empty: NameIndex { NameIndex(rawValue: 0) }
}

extension NameIndex {
  /// Whether this is the empty name.
  @inlinable
  public var isEmpty: Bool { rawValue == 0 }
}
