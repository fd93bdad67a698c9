import Bytes

// Names that are shortened one by one may become alike: two instances of a generic function differ in what
// stands in brackets, which goes first. A table knows all its names, and shows of those that would be
// alike the part in which they differ.

/// Names shortened so that those that differ still do.
func distinctNames(_ names: [Visible], toWidth width: Int) -> [Visible] {
  var shown = names.map { shortenedName($0, toWidth: width) }
  for alike in Dictionary(grouping: names.indices, by: { Array(shown[$0]) }).values
  where Set(alike.map { Array(names[$0]) }).count > 1 {
    for position in alike {
      let shared =
        alike.map { names[position].sharedPrefix(with: names[$0]) }
        .filter { $0 < names[position].count }.max() ?? 0
      shown[position] = names[position].part(from: shared, toWidth: width)
    }
  }
  return numbered(shown, names, toWidth: width)
}

/// The same, with a number at the end of those that are still alike.
private func numbered(_ shown: [Visible], _ names: [Visible], toWidth width: Int) -> [Visible] {
  var result = shown
  for alike in Dictionary(grouping: names.indices, by: { Array(shown[$0]) }).values {
    let different = alike.reduce(into: [Visible]()) { list, position in
      if !list.contains(names[position]) { list.append(names[position]) }
    }
    for position in alike {
      guard let number = different.firstIndex(of: names[position]), number > 0 else { continue }
      let mark = "#\(number + 1)".bytes[...]
      result[position] = shown[position].cutAtStart(toWidth: max(width - mark.count, 1)) + mark
    }
  }
  return result
}

extension Visible {
  /// How many bytes it begins with that another text has as well, up to a whole character.
  fileprivate func sharedPrefix(with other: Visible) -> Int {
    var count = zip(self, other).prefix { $0 == $1 }.count
    while count > 0, count < self.count, self[startIndex + count] & 0xc0 == 0x80 { count -= 1 }
    return count
  }

  /// As much as there is room for, so that what stands at an offset is in it.
  fileprivate func part(from offset: Int, toWidth width: Int) -> Visible {
    let end = self[(startIndex + offset)...]
    let room = Swift.max(width - 1, 1)
    if end.displayWidth <= room { return cutAtStart(toWidth: width) }
    // A little of what comes before says where one is.
    let before = self[..<(startIndex + offset)].cutAtStart(toWidth: Swift.max(width / 3, 1))
    return before + end.cutAtEnd(toWidth: Swift.max(width - before.displayWidth, 1))
  }
}
