import Bytes

/// The letters and digits of a name in lower case, and where its words begin among them.
struct NameWords {
  private(set) var bytes: [UInt8] = []
  private(set) var starts: [Int] = []
  /// Where the arguments begin, if there are any; otherwise the end.
  private(set) var nameEnd: Int

  init(_ text: Span<UInt8>) {
    bytes.reserveCapacity(text.count)
    nameEnd = .max
    var isInWord = false
    for position in text.indices {
      let byte = text[position]
      let isPart = byte.isLetterOrDigit || byte >= 0x80
      if isPart {
        if !isInWord { starts.append(bytes.count) }
        bytes.append(byte < 0x80 ? byte | 0x20 : byte)
      }
      // A parenthesis that follows no word belongs to the receiver of a Go method.
      if byte == "(", isInWord || position > 0 && text[position - 1].isBracket {
        nameEnd = min(nameEnd, bytes.count)
      }
      isInWord = isPart
    }
    nameEnd = min(nameEnd, bytes.count)
  }

  func range(of word: Int) -> Range<Int> {
    starts[word]..<(word + 1 < starts.count ? starts[word + 1] : bytes.count)
  }

  /// Which bytes there are, modulo 64, as bits.
  var letters: UInt64 { bytes[...].letters }
}

extension UInt8 {
  /// Whether it ends the type arguments of a function.
  fileprivate var isBracket: Bool { self == "]" || self == ">" }
}
