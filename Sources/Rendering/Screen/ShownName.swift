import Bytes

/// A node's name in its parts, each as much of it as there is room for.
struct ShownName {
  /// The function, or what stands for it.
  private(set) var name: Visible
  /// A file and line after it.
  private(set) var place: Visible
  /// `(inline)` or the like.
  private(set) var mark: Visible
  /// The place as it is written in full.
  let fullPlace: Visible

  /// What stays of a name, and of a place, however narrow the terminal.
  private static let least = 4

  /// - Parameter room: How many columns there are; `nil` for as many as it takes.
  init(_ text: Visible, room: Int?) {
    (name, mark) = Self.withoutMark(text)
    let blank = name.lastIndex(of: " ")
    let last = name[(blank.map { $0 + 1 } ?? name.startIndex)...]
    if SourcePosition(last) != nil {
      place = last
      name = name[..<(blank ?? name.startIndex)]
    } else {
      place = []
    }
    fullPlace = place
    guard let room, room < text.displayWidth else { return }
    // Where there is hardly room for a name, that it was inlined matters less.
    if room < 20 { mark = [] }
    shorten(to: room - mark.displayWidth)
  }

  private static func withoutMark(_ text: Visible) -> (name: Visible, mark: Visible) {
    for mark in [" (inline)", " (partial-inline)"]
    where text.suffix(mark.utf8.count)
      .elementsEqual(mark.utf8)
    {
      return (text.dropLast(mark.utf8.count), text.suffix(mark.utf8.count))
    }
    return (text, [])
  }

  private mutating func shorten(to room: Int) {
    if place.isEmpty {
      name = shortenedName(name, toWidth: max(room, Self.least))
      return
    }
    place = withoutDirectories(place)
    if name.isEmpty {
      place = place.cutAtStart(toWidth: max(room, Self.least))
      return
    }
    let least = min(name.displayWidth, room / 2)
    name = shortenedName(
      name, toWidth: max(room - 1 - place.displayWidth, least, Self.least))
    place = place.cutAtStart(toWidth: max(room - 1 - name.displayWidth, Self.least))
  }
}
