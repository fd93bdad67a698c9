import Bytes

/// A function name without what varies: the dot that some linkers put in front, and parameters.
///
/// Only for matching the expressions that drop frames. `(anonymous namespace)` and `operator()` are
/// part of a name; the first other parenthesis ends it.
func simplifiedName(_ name: Span<UInt8>) -> [UInt8] {
  let whole = name.array
  let text = whole.first == "." ? whole.dropFirst() : whole[...]
  var position = text.startIndex
  while position < text.endIndex {
    let rest = text[position...]
    if let part = ["(anonymous namespace)", "operator()"].first(where: {
      rest.starts(with: $0.utf8)
    }) {
      position += part.utf8.count
    } else if text[position] == "(" {
      return Array(text[..<position])
    } else {
      position += 1
    }
  }
  return Array(text)
}
