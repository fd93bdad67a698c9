import Bytes
package import Profiles

/// How numbers under the key `bytes` are written on tags.
package struct TagFormat: Sendable {
  let units: NumericLabelUnits
  let outputUnit: [UInt8]

  /// - Parameters:
  ///   - units: Of the profile before it was filtered.
  ///   - outputUnit: As asked for; `minimum` and `auto` choose for each number.
  package init(units: NumericLabelUnits, outputUnit: [UInt8]) {
    self.units = units
    self.outputUnit = outputUnit
  }
}

/// The tags that each sample adds to: one for all its text labels together, and one for each number
/// under the key `bytes` beside that text.
struct SampleTags {
  /// A tag as all nodes have it.
  struct Kind {
    /// The text labels as one text; empty without any.
    let text: NameIndex
    /// How the number is written; `nil` for the tag of the text itself.
    let number: NameIndex?
  }

  /// What a sample has of a kind.
  struct Entry {
    let kind: UInt32
    /// How often the sample has it.
    var count: UInt32 = 1
    /// Numbers that are written the same need not be equal.
    let number: Int64
  }

  private(set) var kinds: [Kind] = []
  /// The texts of tags.
  private(set) var names = NameTable()
  /// The unit of the numbers.
  let unit: [UInt8]
  private var starts: [UInt32] = [0]
  private var entries: [Entry] = []

  private var pairs = PairTable()
  private var singleTexts: [Label: NameIndex] = [:]
  /// The labels that texts are joined of.
  private var joined: [NameIndex: [[UInt8]]] = [:]
  private var numberTexts: [Int64: NameIndex] = [:]

  init(_ profile: Profile, _ format: TagFormat) {
    let bytesKey = profile.names.existing("bytes".bytes)
    let baseKey = profile.names.existing(Array(Profile.baseLabel.utf8))
    unit = bytesKey.map { format.units[$0] } ?? []
    if profile.samples.labels.isEmpty { return }
    let scale = ValueScale(from: unit.span, to: format.outputUnit.span)
    for sample in profile.samples.indices {
      let labels = profile.samples.labels(sample)
      if !labels.isEmpty {
        let texts = labels.prefix { $0.isText }.filter { $0.key != baseKey }
        let text = text(of: texts, profile.names)
        if !text.isEmpty { append(Kind(text: text, number: nil), number: 0) }
        for label in labels.drop(while: { $0.isText }) where label.key == bytesKey {
          guard case .number(let number, _) = label.value else { continue }
          let written = numberTexts[number] ?? names.index(of: scale.text(number))
          numberTexts[number] = written
          append(Kind(text: text, number: written), number: number)
        }
      }
      starts.append(UInt32(entries.count))
    }
  }

  var isEmpty: Bool { entries.isEmpty }

  func entries(of sample: SampleIndex) -> ArraySlice<Entry> {
    entries[Int(starts[sample.position])..<Int(starts[sample.position + 1])]
  }

  /// The labels that a text is of, one a line.
  func lines(of text: NameIndex) -> [[UInt8]] { joined[text] ?? [names.copy(of: text)] }

  /// `key:value` of labels, sorted and joined as lines of a picture are.
  private mutating func text(of labels: [Label], _ profileNames: NameTable) -> NameIndex {
    if labels.count == 1, let known = singleTexts[labels[0]] { return known }
    var parts: [[UInt8]] = []
    for label in labels {
      guard case .text(let text) = label.value else { continue }
      parts.append(
        profileNames.copy(of: label.key) + ":".bytes + profileNames.copy(of: text))
    }
    parts.sort { $0.lexicographicallyPrecedes($1) }
    let text = names.index(of: Array(parts.joined(separator: #"\n"#.utf8)))
    if labels.count == 1 { singleTexts[labels[0]] = text } else { joined[text] = parts }
    return text
  }

  private mutating func append(_ kind: Kind, number: Int64) {
    let (row, isNew) = pairs.enter(
      UInt32(kind.text.position), UInt32(kind.number.map { $0.position + 1 } ?? 0))
    if isNew { kinds.append(kind) }
    let start = Int(starts[starts.count - 1])
    if let known = entries[start...].firstIndex(where: { $0.kind == row }) {
      entries[known].count &+= 1
    } else {
      entries.append(Entry(kind: UInt32(row), number: number))
    }
  }
}
