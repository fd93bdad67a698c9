import Bytes

/// Text inside a quoted string of Graphviz's language.
func dotEscaped(_ text: [UInt8]) -> [UInt8] {
  text.flatMap { byte -> [UInt8] in
    switch byte {
    case "\\": Array(#"\\"#.utf8)
    case "\"": Array(#"\""#.utf8)
    case "\n": Array(#"\l"#.utf8)
    default: [byte]
    }
  }
}

/// A function's name for a box: shortened, and broken into lines where it is put together. Go's
/// `[...]` for type arguments stays whole.
func dotFunctionName(_ name: [UInt8]) -> [UInt8] {
  let lineBreak = Array(#"\n"#.utf8)
  var rest = dotEscaped(shortFunctionName(name))[...]
  var result: [UInt8] = []
  while let byte = rest.first {
    if rest.hasPrefix("::") {
      result += lineBreak
      rest = rest.dropFirst(2)
    } else if rest.hasPrefix("[...]") {
      result += "[…]".bytes
      rest = rest.dropFirst(5)
    } else {
      result += byte == "." ? lineBreak : [byte]
      rest = rest.dropFirst()
    }
  }
  return result
}
