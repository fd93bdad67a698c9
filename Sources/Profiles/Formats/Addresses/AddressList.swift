import Bytes

/// Finds the addresses of stacks in text.
enum AddressList {
  /// Appends every `0x` with lower-case digits in the text to a list.
  ///
  /// - Parameters:
  ///   - row: What to call the text in an error.
  ///   - line: The number of its line.
  /// - Throws: `.rowAddress` when one has more than 64 bits.
  static func append(
    from text: Span<UInt8>, row: Span<UInt8>, line: Int, to addresses: inout [UInt64]
  ) throws(LegacyFault) {
    var position = 0
    while position &+ 2 < text.count {
      guard text[position] == "0", text[position + 1] == "x",
        text[position + 2].isAddressDigit
      else {
        position &+= 1
        continue
      }
      let start = position + 2
      position = start
      var address: UInt64 = 0
      var isTooLarge = false
      while position < text.count, text[position].isAddressDigit,
        let digit = text[position].hexadecimalValue
      {
        if address >> 60 != 0 { isTooLarge = true }
        address = address &<< 4 | UInt64(digit)
        position &+= 1
      }
      if isTooLarge {
        throw .rowAddress(
          row: row.array, address: text.extracting(start..<position).array, line: line)
      }
      addresses.append(address)
    }
  }
}
