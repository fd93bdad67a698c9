// Where a name is too long for its column, what tells functions apart should stay: its end. So the
// first to go is what Go's compiler writes before each type argument, then as much as must of what stands in
// brackets, then the directories of a Go package, then the beginning.
//
//     workshop/shapes.(*Tree[go.shape.int,go.shape.string]).insert
//     workshop/shapes.(*Tree[int,string]).insert
//     workshop/shapes.(*Tree[int,…]).insert
//     workshop/shapes.(*Tree[…]).insert
//     …/shapes.(*Tree[…]).insert
//     …Tree[…]).insert

package import Bytes

/// A name that takes at most so many columns.
package func shortenedName(_ name: Visible, toWidth width: Int) -> Visible {
  if name.displayWidth <= width { return name }
  let name = withoutShapes(name)
  if name.displayWidth <= width { return name }
  // The shortest that helps; each step costs a walk over the name.
  for kept in stride(from: name.count < 200 ? 24 : 0, to: 0, by: -1) {
    let folded = withoutArguments(name, keeping: kept)
    if folded.displayWidth <= width { return folded }
  }
  let folded = withoutArguments(name, keeping: 0)
  if folded.displayWidth <= width { return folded }
  return withoutDirectories(folded).cutAtStart(toWidth: width)
}

/// A path, or a name with one in it, of which only the last element is left.
package func withoutDirectories(_ name: Visible) -> Visible {
  let end = directoryEnd(name)
  return end == name.startIndex ? name : "…/".bytes[...] + name[end...]
}

/// Where the directories end that a name begins with.
package func directoryEnd(_ name: Visible) -> Int {
  let bracket = name.firstIndex { "([<".utf8.contains($0) } ?? name.endIndex
  return name[..<bracket].lastIndex(of: "/").map { $0 + 1 } ?? name.startIndex
}

/// The name without what Go's compiler calls the shapes of type arguments.
private func withoutShapes(_ name: Visible) -> Visible {
  let mark = "go.shape.".bytes[...]
  var text: Visible = []
  var rest = name
  while let start = rest.firstRange(of: mark) {
    text += rest[..<start.lowerBound]
    rest = rest[start.upperBound...]
  }
  return text.isEmpty && rest.count == name.count ? name : text + rest
}

/// The name with a sign for what its outermost brackets hold, but for so many columns of its beginning.
/// Parentheses round a Go method's receiver, or where a name begins, stay. Where brackets do not match,
/// nothing is left out.
private func withoutArguments(_ name: Visible, keeping kept: Int) -> Visible {
  var open: [(closing: UInt8, start: Int, isKept: Bool)] = []
  var folds: [Range<Int>] = []
  for position in name.indices where !isOperator(name, position) {
    let byte = name[position]
    if let closing = closing(byte) {
      let before = position == name.startIndex ? nil : name[position - 1]
      let isKept = byte == "(" && (before == nil || ".:".utf8.contains(before ?? 0))
      open.append((closing, position + 1, isKept))
    } else if ")]>}".utf8.contains(byte) {
      guard let last = open.popLast(), last.closing == byte else { return name }
      if !last.isKept, !open.contains(where: { !$0.isKept }), position > last.start {
        folds.append(last.start..<position)
      }
    }
  }
  if !open.isEmpty { return name }
  var text: Visible = []
  var start = name.startIndex
  for fold in folds {
    let argument = name[fold]
    if argument.displayWidth <= kept + 1 { continue }
    text += name[start..<fold.lowerBound] + argument.cutAtEnd(toWidth: kept + 1)
    start = fold.upperBound
  }
  return text + name[start...]
}

private func closing(_ byte: UInt8) -> UInt8? {
  switch byte {
  case "(": UInt8(ascii: ")")
  case "[": UInt8(ascii: "]")
  case "<": UInt8(ascii: ">")
  case "{": UInt8(ascii: "}")
  default: nil
  }
}

/// Whether a bracket is a part of an arrow or of the name of a C++ operator.
private func isOperator(_ name: Visible, _ position: Int) -> Bool {
  guard "<>".utf8.contains(name[position]) else { return false }
  var start = position
  while start > name.startIndex, "<>-=".utf8.contains(name[start - 1]) { start -= 1 }
  let before = name[..<start]
  return name[start] == "-" || before.suffix(8) == "operator"
}
