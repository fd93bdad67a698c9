import Bytes
import Testing

@Suite struct ByteTextTests {
  @Test func `a byte is compared with a character`() {
    let comma = UInt8(ascii: ",")
    #expect(comma == ",")
    #expect(comma != ";")
    #expect([comma].first == ",")
    #expect([UInt8]().first != ",")
  }

  @Test(arguments: Array(UInt8.min...UInt8.max))
  func `classes of characters are those of ASCII`(byte: UInt8) {
    let character = Character(Unicode.Scalar(byte))
    let isASCII = byte < 0x80
    #expect(byte.isDigit == (isASCII && character.isNumber))
    #expect(byte.isLetter == (isASCII && character.isLetter))
    #expect(byte.isUppercase == (isASCII && character.isUppercase))
    #expect(byte.isLowercase == (isASCII && character.isLowercase))
    #expect(byte.isSpace == (isASCII && character.isWhitespace))
    #expect(byte.hexadecimalValue.map(Int.init) == (isASCII ? character.hexDigitValue : nil))
  }

  @Test(arguments: [0, 1, 2, 7, 8])
  func `the partitioning index is the first that fulfils the condition`(count: Int) {
    let numbers = Array(0..<count)
    for limit in 0...count {
      #expect(numbers.partitioningIndex { $0 >= limit } == limit)
      #expect(numbers[(limit / 2)...].partitioningIndex { $0 >= limit } == limit)
    }
  }

  @Test(arguments: [
    (["a", "b"], "a/b"), (["a/", "/b"], "a/b"), (["a", "/b"], "a/b"), (["a/", "b"], "a/b"),
    (["", "b"], "b"), (["a", ""], "a"), (["/", "b"], "/b"), (["a", "b", "c"], "a/b/c"),
  ])
  func `paths are joined by one slash`(parts: [String], expected: String) {
    let joined = parts.dropFirst().reduce(parts[0].bytes) { FilePaths.join($0, $1.bytes) }
    #expect(String(decoding: joined, as: UTF8.self) == expected)
  }

  @Test(arguments: [
    ("a/b", "a/", "a", "b"), ("a", "", ".", "a"), ("/a", "/", "/", "a"), ("a/", "a/", "a", ""),
  ])
  func `a path is cut at its last slash`(
    path: String, folder: String, directory: String, name: String
  ) {
    #expect(FilePaths.folder(of: path.bytes) == folder.bytes)
    #expect(FilePaths.directory(of: path.bytes) == directory.bytes)
    #expect(FilePaths.name(of: path.bytes) == name.bytes)
  }
}
