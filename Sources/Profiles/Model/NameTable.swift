import Bytes

/// The distinct byte strings of a profile: function and file names, units, label keys and values.
///
/// Names are bytes: profiles hold invalid UTF-8, and a `String` would repair it. Equal names have
/// equal indices, so comparing, grouping and filtering names is work on integers. Index 0 is the
/// empty name.
public struct NameTable: Sendable {
  /// All names, end to end.
  private var bytes: [UInt8] = []
  /// Where each name ends in `bytes`; it starts where the one before ends.
  private var ends: [Int] = [0]
  private var rows = RowTable()
  private let seed = RowHash.randomSeed()

  public init() {
    rows.insert(0, hash: hash(of: [UInt8]().span))
  }

  /// How many names there are, the empty one included.
  public var count: Int { ends.count }

  /// The bytes of a name.
  public subscript(name: NameIndex) -> Span<UInt8> {
    @_lifetime(borrow self)
    get { bytes.span.extracting(range(of: name.position)) }
  }

  /// A copy of a name's bytes.
  public func copy(of name: NameIndex) -> [UInt8] { Array(bytes[range(of: name.position)]) }

  /// A name as text, with invalid UTF-8 replaced: for messages, never for output.
  public func text(of name: NameIndex) -> String {
    String(decoding: bytes[range(of: name.position)], as: UTF8.self)
  }

  /// The index of a name, which is entered when it is new.
  ///
  /// - Precondition: Fewer than 2³² − 1 names.
  public mutating func index(of name: Span<UInt8>) -> NameIndex {
    let hash = hash(of: name)
    if let row = row(of: name, hash: hash) { return NameIndex(row) }
    rows.insert(ends.count, hash: hash)
    bytes.append(contentsOf: name)
    ends.append(bytes.count)
    return NameIndex(ends.count - 1)
  }

  /// The index of a name, which is entered when it is new.
  public mutating func index(of name: [UInt8]) -> NameIndex { index(of: name.span) }

  /// The index of a name, which is entered when it is new.
  public mutating func index(of name: String) -> NameIndex { index(of: Array(name.utf8).span) }

  /// Enters all names of another table.
  ///
  /// - Returns: Their indices, by those in the other table; the same while this one is empty.
  mutating func enter(_ other: consuming NameTable) -> [NameIndex] {
    if count == 1 {
      self = other
      return (0..<count).map { NameIndex($0) }
    }
    return (0..<other.count).map { index(of: other[NameIndex($0)]) }
  }

  /// The index of a name, or `nil` when no such name is held.
  public func existing(_ name: [UInt8]) -> NameIndex? {
    row(of: name.span, hash: hash(of: name.span)).map { NameIndex($0) }
  }

  /// Whether the first name comes before the second, byte by byte.
  public func precedes(_ first: NameIndex, _ second: NameIndex) -> Bool {
    first != second && compareBytes(self[first], self[second]) < 0
  }

  private func range(of row: Int) -> Range<Int> { (row == 0 ? 0 : ends[row - 1])..<ends[row] }

  private func row(of name: Span<UInt8>, hash: UInt64) -> Int? {
    rows.row(hash: hash) { compareBytes(bytes.span.extracting(range(of: $0)), name) == 0 }
  }

  private func hash(of name: Span<UInt8>) -> UInt64 {
    var hash = RowHash(seed: seed)
    hash.combine(name)
    return hash.value
  }
}
