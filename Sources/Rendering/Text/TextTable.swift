/// Texts that are written over and over, end to end in one array, by the order in which they were
/// added.
package struct TextTable {
  private var texts = TextOutput()
  /// Where each text ends; it starts where the one before ends.
  private var ends: [Int] = []

  package init() {}

  /// Adds the text that `write` writes.
  package mutating func add(_ write: (inout TextOutput) -> Void) {
    write(&texts)
    ends.append(texts.bytes.count)
  }

  /// The number of texts.
  package var count: Int { ends.count }

  /// A text.
  package subscript(position: Int) -> Span<UInt8> {
    @_lifetime(borrow self)
    get {
      texts.bytes.span.extracting((position == 0 ? 0 : ends[position &- 1])..<ends[position])
    }
  }
}
