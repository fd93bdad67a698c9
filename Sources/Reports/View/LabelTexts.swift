import Profiles
import Rendering

/// Writes one sample's labels of one kind: a text for each key, in byte order of the finished texts.
///
/// `raw` and `traces` want that order, which is that of the keys only if these are not written with
/// something before or after them. As a hostile sample makes a text of any length from one long
/// name, no text is ever held as a whole: they are compared and written label by label.
struct LabelTexts {
  /// Writes what a label adds to the text of its key: the key too, if it is the first.
  let writePart: (_ label: Label, _ isFirst: Bool, _ output: inout TextOutput) -> Void
  /// What ends a text.
  let ending: String
  /// What stands between two.
  let separator: String

  /// Writes labels that are in order of their keys.
  func write(
    _ labels: ArraySlice<Label>, to output: inout TextOutput,
    _ emit: ([UInt8]) throws -> Void
  ) rethrows {
    for (position, group) in ordered(labels).enumerated() {
      if position > 0 { output.write(separator) }
      for index in group.indices {
        writePart(group[index], index == group.startIndex, &output)
        try output.passOn(to: emit)
      }
      output.write(ending)
    }
  }

  /// The labels of each key, in the order of their texts.
  private func ordered(_ labels: ArraySlice<Label>) -> [ArraySlice<Label>] {
    var groups: [ArraySlice<Label>] = []
    var rest = labels
    while let first = rest.first {
      let group = rest.prefix { $0.key == first.key }
      groups.append(group)
      rest = rest[group.endIndex...]
    }
    if groups.count > 1 { groups.sort(by: precedes) }
    return groups
  }

  private func precedes(_ first: ArraySlice<Label>, _ second: ArraySlice<Label>) -> Bool {
    var (first, second) = (Reading(first), Reading(second))
    while true {
      guard second.hasNext(self) else { return false }
      guard first.hasNext(self) else { return true }
      let (own, its) = (first.next(), second.next())
      if own != its { return own < its }
    }
  }

  /// A text that is read byte by byte, of which one part is held.
  private struct Reading {
    private var rest: ArraySlice<Label>
    private var part = TextOutput()
    private var position = 0
    private var isFirst = true
    private var isEnded = false

    init(_ labels: ArraySlice<Label>) { rest = labels }

    mutating func hasNext(_ texts: LabelTexts) -> Bool {
      while position == part.bytes.count {
        part.removeAll()
        position = 0
        if let label = rest.popFirst() {
          texts.writePart(label, isFirst, &part)
          isFirst = false
        } else if !isEnded {
          part.write(texts.ending)
          isEnded = true
        } else {
          return false
        }
      }
      return true
    }

    mutating func next() -> UInt8 {
      defer { position += 1 }
      return part.bytes[position]
    }
  }
}
