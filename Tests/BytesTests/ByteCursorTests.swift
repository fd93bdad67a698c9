import Bytes
import Testing

@Suite struct ByteCursorTests {
  private let bytes: [UInt8] = [1, 2, 3, 4, 0, 6, 7, 8, 9, 10]

  @Test func `bytes come one after the other, and none after the last`() {
    var cursor = ByteCursor(bytes.span, 8..<10)
    let read = [cursor.next(), cursor.next(), cursor.next()]
    let isAtEnd = cursor.isAtEnd
    #expect(read == [9, 10, nil])
    #expect(isAtEnd)
  }

  @Test func `a range beyond the bytes is cut to them`() {
    let cursor = ByteCursor(bytes.span, 7..<100)
    let range = cursor.position..<cursor.end
    #expect(range == 7..<10)
  }

  @Test(
    arguments: [(1, 1, 1), (2, 0x0102, 0x0201), (3, 0x01_0203, 0x03_0201)]
      as [(Int, UInt64, UInt64)])
  func `numbers are read in either byte order`(size: Int, big: UInt64, little: UInt64) {
    var (first, second) = (ByteCursor(bytes.span), ByteCursor(bytes.span))
    let read = [
      first.number(size: size, isBigEndian: true), second.number(size: size, isBigEndian: false),
    ]
    let position = first.position
    #expect(read == [big, little])
    #expect(position == size)
  }

  @Test func `a number of a type is the number of its size`() {
    var (first, second) = (ByteCursor(bytes.span), ByteCursor(bytes.span))
    let read = [
      first.load(UInt32.self, isBigEndian: true), second.load(UInt32.self, isBigEndian: false),
    ]
    #expect(read == [0x0102_0304, 0x0403_0201])
  }

  @Test func `what would go beyond the end moves nothing`() {
    var cursor = ByteCursor(bytes.span, 0..<3)
    let word = cursor.load(UInt32.self, isBigEndian: true)
    let numbers = [4, 9].map { size in
      var cursor = ByteCursor(bytes.span, 0..<3)
      return cursor.number(size: size, isBigEndian: false)
    }
    let hasMoved = [cursor.skip(4), cursor.skip(-1), cursor.move(to: 4), cursor.move(to: -1)]
    let position = cursor.position
    #expect(word == nil)
    #expect(numbers == [nil, nil])
    #expect(hasMoved == [false, false, false, false])
    #expect(position == 0)
  }

  @Test func `a part is read alone, and skipped by the whole`() {
    var cursor = ByteCursor(bytes.span)
    guard var part = cursor.part(2) else {
      Issue.record("there are two bytes")
      return
    }
    let ofPart = [part.next(), part.next(), part.next()]
    let ofWhole = cursor.next()
    #expect(ofPart == [1, 2, nil])
    #expect(ofWhole == 3)
  }

  @Test func `skipping past a byte stops after it, or at the end`() {
    var cursor = ByteCursor(bytes.span)
    let found = cursor.skip(past: 0)
    let position = cursor.position
    let foundAgain = cursor.skip(past: 0)
    let isAtEnd = cursor.isAtEnd
    #expect(found)
    #expect(position == 5)
    #expect(!foundAgain)
    #expect(isAtEnd)
  }

  @Test func `the end comes earlier, never later, and not before the position`() {
    var cursor = ByteCursor(bytes.span, 2..<8)
    let ends = [9, 4, 0].map { end in
      cursor.limit(to: end)
      return cursor.end
    }
    #expect(ends == [8, 4, 2])
  }
}
