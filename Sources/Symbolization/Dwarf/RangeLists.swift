import Bytes

/// Kinds of entries of `.debug_rnglists` (DWARF 5 §7.25).
private enum ListEntry {
  static let end: UInt8 = 0
  static let baseIndex: UInt8 = 1
  static let startIndexEndIndex: UInt8 = 2
  static let startIndexLength: UInt8 = 3
  static let offsetPair: UInt8 = 4
  static let base: UInt8 = 5
  static let startEnd: UInt8 = 6
  static let startLength: UInt8 = 7
}

extension DebugUnit {
  /// Passes the ranges of an entry to `body`: those of its list, or else the one from its low to
  /// its high address. Empty ranges are left out.
  ///
  /// - Parameter limit: The number of list entries that may still be read; counted down.
  func visitRanges(
    low: AttributeValue, high: AttributeValue, list: AttributeValue, limit: inout Int,
    _ body: (UInt64, UInt64) -> Void
  ) {
    if list.kind != .none { return visitList(list, limit: &limit, body) }
    guard let low = address(low) else { return }
    // A high address that is a constant is a length.
    let end = high.kind == .constant ? low &+ high.number : address(high)
    if let end, end > low { body(low, end) }
  }

  private func visitList(
    _ list: AttributeValue, limit: inout Int, _ body: (UInt64, UInt64) -> Void
  ) {
    if header.format.version < 5 {
      guard let offset = list.offset else { return }
      return visitOldList(at: oldRangesBase &+ offset, limit: &limit, body)
    }
    if list.kind != .rangeListIndex {
      if let offset = list.offset { visitNewList(at: offset, limit: &limit, body) }
      return
    }
    let section = file.sections.rnglists
    let size = header.format.offsetSize
    guard
      let place = Self.place(list.number, size: size, base: rangeListsBase, in: section)
    else { return }
    var cursor = DwarfCursor(
      section.bytes, from: place, isBigEndian: file.sections.isBigEndian)
    guard let offset = Int(exactly: cursor.number(size: size)) else { return }
    visitNewList(at: rangeListsBase &+ offset, limit: &limit, body)
  }

  /// Visits a list of `.debug_ranges` (DWARF 4 §2.17.3). Its pairs count from the first address of
  /// the unit, until a pair that begins with all ones sets another base.
  private func visitOldList(at offset: Int, limit: inout Int, _ body: (UInt64, UInt64) -> Void) {
    guard offset >= 0 else { return }
    let size = Int(header.format.addressSize)
    let ones = size >= 8 ? UInt64.max : (1 << UInt64(8 * size)) - 1
    var base = address(lowPC) ?? 0
    var cursor = DwarfCursor(
      oldRanges.bytes, from: offset, isBigEndian: file.sections.isBigEndian)
    while !cursor.isAtEnd, limit > 0 {
      limit -= 1
      let low = cursor.number(size: size)
      let high = cursor.number(size: size)
      if cursor.isCut || (low == 0 && high == 0) { return }
      if low == ones {
        base = high
      } else if low < high {
        body(base &+ low, base &+ high)
      }
    }
  }

  private func visitNewList(at offset: Int, limit: inout Int, _ body: (UInt64, UInt64) -> Void) {
    guard offset >= 0 else { return }
    let size = Int(header.format.addressSize)
    var base = address(lowPC) ?? 0
    let section = file.sections.rnglists
    var cursor = DwarfCursor(section.bytes, from: offset, isBigEndian: file.sections.isBigEndian)
    while !cursor.isAtEnd, limit > 0 {
      limit -= 1
      var low: UInt64?
      var high: UInt64?
      switch cursor.byte() {
      case ListEntry.baseIndex:
        base = address(AttributeValue(kind: .addressIndex, number: cursor.unsigned())) ?? 0
        continue
      case ListEntry.base:
        base = cursor.number(size: size)
        continue
      case ListEntry.startIndexEndIndex:
        low = address(AttributeValue(kind: .addressIndex, number: cursor.unsigned()))
        high = address(AttributeValue(kind: .addressIndex, number: cursor.unsigned()))
      case ListEntry.startIndexLength:
        low = address(AttributeValue(kind: .addressIndex, number: cursor.unsigned()))
        let length = cursor.unsigned()
        high = low.map { $0 &+ length }
      case ListEntry.offsetPair:
        low = base &+ cursor.unsigned()
        high = base &+ cursor.unsigned()
      case ListEntry.startEnd:
        low = cursor.number(size: size)
        high = cursor.number(size: size)
      case ListEntry.startLength:
        let start = cursor.number(size: size)
        low = start
        high = start &+ cursor.unsigned()
      default: return
      }
      if cursor.isCut { return }
      if let low, let high, low < high { body(low, high) }
    }
  }
}
