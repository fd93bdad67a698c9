public import Profiles

/// How numbers under the key `bytes` are written on tags.
public struct TagFormat: Sendable {
  let units: NumericLabelUnits
  let outputUnit: [UInt8]

  /// - Parameters:
  ///   - units: Of the profile before it was filtered.
  ///   - outputUnit: As asked for; `minimum` and `auto` choose for each number.
  public init(units: NumericLabelUnits, outputUnit: [UInt8]) {
    self.units = units
    self.outputUnit = outputUnit
  }
}

/// The labels of a sample as graphs know them.
struct LabelCombination: Sendable {
  /// `key:value` of all text labels; empty without any.
  let text: NameIndex
  /// The numbers under the key `bytes`, by how they are written.
  let numbers: [(text: NameIndex, number: Int64)]
}

/// The distinct combinations of labels in a profile: samples share few.
struct LabelCombinations {
  private(set) var all: [LabelCombination] = []
  /// By sample; `none` without labels that graphs show. Empty where no sample has labels.
  private(set) var ofSample: [UInt32] = []
  /// The texts of tags.
  private(set) var names = NameTable()
  /// The unit of the numbers.
  let unit: [UInt8]

  static let none = UInt32.max

  init(_ profile: Profile, _ format: TagFormat) {
    let bytesKey = profile.names.existing(Array("bytes".utf8))
    let baseKey = profile.names.existing(Array(Profile.baseLabel.utf8))
    unit = bytesKey.map { format.units[$0] } ?? []
    if profile.samples.labels.isEmpty { return }
    let scale = ValueScale(from: unit.span, to: format.outputUnit.span)
    var keys = NameTable()
    ofSample.reserveCapacity(profile.samples.count)
    for sample in 0..<profile.samples.count {
      var texts: [[UInt8]] = []
      var numbers: [Int64] = []
      for label in profile.samples.labels(sample) {
        switch label.value {
        case .text(let text) where label.key != baseKey:
          texts.append(
            profile.names.copy(of: label.key) + Array(":".utf8) + profile.names.copy(of: text))
        case .number(let number, _) where label.key == bytesKey: numbers.append(number)
        default: break
        }
      }
      if texts.isEmpty, numbers.isEmpty {
        ofSample.append(Self.none)
        continue
      }
      texts.sort { $0.lexicographicallyPrecedes($1) }
      let text = Array(texts.joined(separator: #"\n"#.utf8))
      // The empty name comes first in a table, and no combination has it.
      let index = keys.index(of: Self.key(text, numbers)).position - 1
      ofSample.append(UInt32(index))
      if index < all.count { continue }
      all.append(
        LabelCombination(
          text: names.index(of: text),
          numbers: numbers.map { (names.index(of: scale.text($0)), $0) }))
    }
  }

  /// Bytes that differ where combinations do: the text, the numbers, and how many these are.
  private static func key(_ text: [UInt8], _ numbers: [Int64]) -> [UInt8] {
    var key = text
    for number in numbers + [Int64(numbers.count)] {
      for shift in stride(from: Int64(0), to: 64, by: 8) {
        key.append(UInt8(truncatingIfNeeded: number >> shift))
      }
    }
    return key
  }
}
