import Bytes
import Testing

@Suite struct ByteCursorTests {
  private let bytes: [UInt8] = [1, 2, 3, 4, 0, 6, 7, 8, 9, 10]

  @Test func `bytes come one after the other, and none after the last`() {
    var cursor = ByteCursor(bytes.span, 8..<10)
    #expect(cursor.next() == 9)
    #expect(cursor.next() == 10)
    #expect(cursor.next() == nil)
    #expect(cursor.isAtEnd)
  }

  @Test func `a range beyond the bytes is cut to them`() {
    let cursor = ByteCursor(bytes.span, 7..<100)
    #expect(cursor.position == 7)
    #expect(cursor.end == 10)
  }

  @Test(
    arguments: [(1, 1, 1), (2, 0x0102, 0x0201), (3, 0x01_0203, 0x03_0201)]
      as [(Int, UInt64, UInt64)])
  func `numbers are read in either byte order`(size: Int, big: UInt64, little: UInt64) {
    var (first, second) = (ByteCursor(bytes.span), ByteCursor(bytes.span))
    #expect(first.number(size: size, isBigEndian: true) == big)
    #expect(second.number(size: size, isBigEndian: false) == little)
    #expect(first.position == size)
  }

  @Test func `a number of a type is the number of its size`() {
    var (first, second) = (ByteCursor(bytes.span), ByteCursor(bytes.span))
    #expect(first.load(UInt32.self, isBigEndian: true) == 0x0102_0304)
    #expect(second.load(UInt32.self, isBigEndian: false) == 0x0403_0201)
  }

  @Test func `what would go beyond the end moves nothing`() {
    var cursor = ByteCursor(bytes.span, 0..<3)
    #expect(cursor.load(UInt32.self, isBigEndian: true) == nil)
    #expect(cursor.number(size: 4, isBigEndian: false) == nil)
    #expect(cursor.number(size: 9, isBigEndian: false) == nil)
    #expect(!cursor.skip(4))
    #expect(!cursor.skip(-1))
    #expect(!cursor.move(to: 4))
    #expect(cursor.position == 0)
  }

  @Test func `a part is read alone, and skipped by the whole`() throws {
    var cursor = ByteCursor(bytes.span)
    var part = try #require(cursor.part(2))
    #expect(cursor.position == 2)
    #expect(part.skip(2))
    #expect(part.next() == nil)
    #expect(cursor.next() == 3)
  }

  @Test func `skipping past a byte stops after it, or at the end`() {
    var cursor = ByteCursor(bytes.span)
    #expect(cursor.skip(past: 0))
    #expect(cursor.position == 5)
    #expect(!cursor.skip(past: 0))
    #expect(cursor.isAtEnd)
  }

  @Test func `the end comes earlier, never later`() {
    var cursor = ByteCursor(bytes.span, 2..<8)
    cursor.limit(to: 9)
    #expect(cursor.end == 8)
    cursor.limit(to: 4)
    #expect(cursor.remaining == 2)
    cursor.limit(to: 0)
    #expect(cursor.isAtEnd)
  }
}
