import Bytes
import Testing

@testable import Rendering

struct TextOutputTests {
  private func text(_ write: (inout TextOutput) -> Void) -> String {
    var output = TextOutput()
    write(&output)
    return String(decoding: output.bytes, as: UTF8.self)
  }

  @Test(arguments: [0, 7, -7, 10, -1_234_567_890, .max, .min] as [Int64])
  func `a number is written as its digits`(number: Int64) {
    #expect(text { $0.write(number) } == String(number))
  }

  @Test(
    arguments: [(5, 3, "  5"), (-5, 3, " -5"), (1234, 3, "1234"), (0, 0, "0")]
      as [(Int64, Int, String)])
  func `blanks stand before a number`(number: Int64, width: Int, expected: String) {
    #expect(text { $0.write(number, width: width) } == expected)
  }

  @Test(arguments: [0, 9, 10, 255, .max] as [UInt64])
  func `a number is written in hexadecimal digits`(number: UInt64) {
    #expect(text { $0.write(hexadecimal: number) } == String(number, radix: 16))
  }

  @Test func `a width counts characters, and wrong bytes one each`() {
    #expect(text { $0.write("é".bytes, width: 3) } == "  é")
    var output = TextOutput()
    output.write([0xff, 0xc3], width: 3)
    #expect(output.bytes == [0x20, 0xff, 0xc3])
  }

  @Test func `pieces are passed on when they are full, and the rest at the end`() {
    var output = TextOutput()
    var pieces: [Int] = []
    for _ in 0..<3 {
      output.write(blanks: TextOutput.pieceSize / 2 + 1)
      output.passOn { pieces.append($0.count) }
    }
    output.finish { pieces.append($0.count) }
    output.finish { pieces.append($0.count) }
    #expect(pieces == [TextOutput.pieceSize + 2, TextOutput.pieceSize / 2 + 1])
  }
}
