/// What a writer makes of places that occur again and again: each is made once.
struct PlaceTexts {
  private var texts = TextTable()
  /// By number of the place, its text; `none` where it has not occurred yet.
  private var entries: [UInt32] = []
  private static let none = UInt32.max

  /// Writes the text of a place.
  ///
  /// - Parameter make: Makes it.
  mutating func write(
    _ place: Place, to output: inout TextOutput, make: (Place, inout TextOutput) -> Void
  ) {
    guard let number = place.number else { return make(place, &output) }
    while entries.count <= number { entries.append(Self.none) }
    if entries[number] == Self.none {
      entries[number] = UInt32(texts.count)
      texts.add { make(place, &$0) }
    }
    output.write(texts[Int(entries[number])])
  }
}
