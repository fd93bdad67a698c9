import Bytes
import Profiles

extension TextOutput {
  /// Writes a JSON string: what is not valid UTF-8 is replaced, control characters are escaped.
  package mutating func write(json text: [UInt8]) {
    write("\"")
    let text = text.span
    var position = 0
    while position < text.count {
      let byte = text[position]
      switch byte {
      case "\"": write("\\\"")
      case "\\": write("\\\\")
      case 0x0a: write("\\n")
      case 0x09: write("\\t")
      case 0x0d: write("\\r")
      case 0..<0x20, 0x7f:
        write(byte < 0x10 ? "\\u000" : "\\u00")
        write(hexadecimal: UInt64(byte))
      case 0x80...: position += writeScalar(text, at: position) - 1
      default: append(byte)
      }
      position += 1
    }
    write("\"")
  }

  /// Writes a scalar, or U+FFFD for a byte that is part of none.
  ///
  /// - Returns: How many bytes it has.
  package mutating func writeScalar(_ text: Span<UInt8>, at position: Int) -> Int {
    let length = scalarLength(text, at: position)
    if length == 0 {
      write("\u{fffd}")
      return 1
    }
    write(text.extracting(position..<position + length))
    return length
  }

  /// Writes a number as JSON and CSV have it, with as many digits as tell it from others.
  package mutating func write(shortest number: Double) {
    precondition(number.isFinite)
    write(number.description)
  }

  /// Writes an address as programs read it.
  package mutating func write(address: UInt64) {
    write("0x")
    write(hexadecimal: address)
  }
}

extension Inlining {
  /// What formats for programs call it; `nil` where there is nothing to say.
  package var word: String? {
    switch self {
    case .never: nil
    case .sometimes: "partly"
    case .always: "yes"
    }
  }
}
