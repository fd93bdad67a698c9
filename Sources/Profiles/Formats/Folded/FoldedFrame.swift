import Bytes

/// A frame as folded stacks name it.
struct FoldedFrame {
  let frame: NamedFrame
  /// Whether it was inlined into the frame before it.
  var isInlined = false
  /// The binary that it is in; empty where that is not known.
  var mapping = Name.empty

  /// Reads `name`, `name_[k]` (of the kernel), `name_[i]` (inlined), and what py-spy writes:
  /// `name (file.py:17)` and `name (libc.so.6)`. Other annotations are part of the name.
  init(_ text: Span<UInt8>, _ names: inout NameTable) {
    var name = text
    if text.hasSuffix("_[k]") {
      mapping = names.index(of: "[kernel.kallsyms]")
      name = text.extracting(..<(text.count - 4))
    } else if text.hasSuffix("_[i]") {
      isInlined = true
      name = text.extracting(..<(text.count - 4))
    }
    if name.isEmpty { name = text }
    guard let place = Place(name) else {
      frame = NamedFrame(
        name: name.isEmpty ? names.index(of: "(empty)") : names.index(of: name))
      return
    }
    var frame = NamedFrame(name: names.index(of: name.extracting(place.name)))
    let file = names.index(of: name.extracting(place.file))
    if place.isBinary {
      if mapping == Name.empty { mapping = file }
    } else {
      frame.file = file
      frame.line = place.line
    }
    self.frame = frame
  }

  /// Where the parts of `name (place)` are.
  private struct Place {
    var name: Range<Int>
    var file: Range<Int>
    var line: Int64 = 0
    var isBinary = false

    init?(_ text: Span<UInt8>) {
      guard text.hasSuffix(")") else { return nil }
      var open = text.count - 1
      while open > 0, text[open] != UInt8(ascii: "(") { open -= 1 }
      guard open > 1, text[open - 1] == UInt8(ascii: " ") else { return nil }
      name = 0..<(open - 1)
      file = (open + 1)..<(text.count - 1)
      let place = text.extracting(file)
      var digits = place.count
      while digits > 0, place[digits - 1].isDigit { digits -= 1 }
      if digits > 1, digits < place.count, place[digits - 1] == UInt8(ascii: ":"),
        let line = Int64(String(decoding: place.extracting(digits...).array, as: UTF8.self))
      {
        self.line = line
        file = file.lowerBound..<(file.lowerBound + digits - 1)
      } else if place.hasSuffix(".so") || place.contains(".so.") || place.hasSuffix(".dylib")
        || place.hasSuffix(".dll")
      {
        isBinary = true
      } else if !place.hasSuffix(".py") {
        return nil
      }
    }
  }
}
