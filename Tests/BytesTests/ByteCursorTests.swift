import Bytes
import Testing

@Suite struct ByteCursorTests {
  private let bytes: [UInt8] = [1, 2, 3, 4, 0, 6, 7, 8, 9, 10]

  @Test func `bytes come one after the other, and none after the last`() {
    var cursor = ByteCursor(bytes.span, 8..<10)
    let firstResult = cursor.next()
    #expect(firstResult == 9)
    let secondResult = cursor.next()
    #expect(secondResult == 10)
    let thirdResult = cursor.next()
    #expect(thirdResult == nil)
    let fourthResult = cursor.isAtEnd
    #expect(fourthResult)
  }

  @Test func `a range beyond the bytes is cut to them`() {
    let cursor = ByteCursor(bytes.span, 7..<100)
    let firstResult = cursor.position
    #expect(firstResult == 7)
    let secondResult = cursor.end
    #expect(secondResult == 10)
  }

  @Test(
    arguments: [(1, 1, 1), (2, 0x0102, 0x0201), (3, 0x01_0203, 0x03_0201)]
      as [(Int, UInt64, UInt64)])
  func `numbers are read in either byte order`(size: Int, big: UInt64, little: UInt64) {
    var (first, second) = (ByteCursor(bytes.span), ByteCursor(bytes.span))
    let firstResult = first.number(size: size, isBigEndian: true)
    #expect(firstResult == big)
    let secondResult = second.number(size: size, isBigEndian: false)
    #expect(secondResult == little)
    let thirdResult = first.position
    #expect(thirdResult == size)
  }

  @Test func `a number of a type is the number of its size`() {
    var (first, second) = (ByteCursor(bytes.span), ByteCursor(bytes.span))
    let firstResult = first.load(UInt32.self, isBigEndian: true)
    #expect(firstResult == 0x0102_0304)
    let secondResult = second.load(UInt32.self, isBigEndian: false)
    #expect(secondResult == 0x0403_0201)
  }

  @Test func `what would go beyond the end moves nothing`() {
    var cursor = ByteCursor(bytes.span, 0..<3)
    let firstResult = cursor.load(UInt32.self, isBigEndian: true)
    #expect(firstResult == nil)
    let secondResult = cursor.number(size: 4, isBigEndian: false)
    #expect(secondResult == nil)
    let thirdResult = cursor.number(size: 9, isBigEndian: false)
    #expect(thirdResult == nil)
    let fourthResult = cursor.skip(4)
    #expect(!fourthResult)
    let fifthResult = cursor.skip(-1)
    #expect(!fifthResult)
    let sixthResult = cursor.move(to: 4)
    #expect(!sixthResult)
    let seventhResult = cursor.position
    #expect(seventhResult == 0)
  }

  @Test func `a part is read alone, and skipped by the whole`() {
    var cursor = ByteCursor(bytes.span)
    guard var part = cursor.part(2) else {
      Issue.record("there are two bytes")
      return
    }
    let firstResult = cursor.position
    #expect(firstResult == 2)
    let secondResult = part.skip(2)
    #expect(secondResult)
    let thirdResult = part.next()
    #expect(thirdResult == nil)
    let fourthResult = cursor.next()
    #expect(fourthResult == 3)
  }

  @Test func `skipping past a byte stops after it, or at the end`() {
    var cursor = ByteCursor(bytes.span)
    let firstResult = cursor.skip(past: 0)
    #expect(firstResult)
    let secondResult = cursor.position
    #expect(secondResult == 5)
    let thirdResult = cursor.skip(past: 0)
    #expect(!thirdResult)
    let fourthResult = cursor.isAtEnd
    #expect(fourthResult)
  }

  @Test func `the end comes earlier, never later`() {
    var cursor = ByteCursor(bytes.span, 2..<8)
    cursor.limit(to: 9)
    let firstResult = cursor.end
    #expect(firstResult == 8)
    cursor.limit(to: 4)
    let secondResult = cursor.remaining
    #expect(secondResult == 2)
    cursor.limit(to: 0)
    let thirdResult = cursor.isAtEnd
    #expect(thirdResult)
  }
}
