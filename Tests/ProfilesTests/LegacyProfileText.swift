@testable import Profiles

/// What a legacy decoder made of an input, in a few lines:
///
///     types | period type | period | duration
///     values: addresses and frames of the stack, leaf first | block size
///     start-limit/offset file build id
struct LegacyProfileText: CustomStringConvertible {
  let description: String

  init(_ input: String) throws { try self.init(Array(input.utf8)) }

  init(_ input: [UInt8]) throws {
    let profile = try InputFormat.decode(input.span).profile
    var rows = [profile.header]
    for sample in profile.samples.indices {
      var row = profile.samples.values(sample).map { "\($0)" }.joined(separator: " ") + ":"
      for location in profile.samples.stack(sample) { row += " " + profile.text(of: location) }
      for label in profile.samples.labels(sample) {
        if case .number(let number, unit: nil) = label.value {
          row += " | \(profile.names.text(of: label.key)) \(number)"
        }
      }
      rows.append(row)
    }
    rows += profile.mappings.map(profile.text)
    description = rows.joined(separator: "\n")
  }
}

extension Profile {
  fileprivate var header: String {
    let types = sampleTypes.map(text).joined(separator: " ")
    let duration = durationNanoseconds == 0 ? "" : " | \(durationNanoseconds) ns"
    return "\(types) | \(text(of: periodType)) | \(period)\(duration)"
  }

  private func text(of type: ValueType) -> String {
    "\(names.text(of: type.type))/\(names.text(of: type.unit))"
  }

  /// The address in hexadecimal, `@` and the number of the mapping if there is one, the frame.
  fileprivate func text(of location: LocationIndex) -> String {
    var text = String(locations[location].address, radix: 16)
    if let mapping = locations[location].mapping { text += "@\(mapping.position + 1)" }
    for line in lines(of: location) {
      let function = functions[line.function]
      text += "(\(names.text(of: function.name)) \(names.text(of: function.filename)):\(line.line))"
    }
    return text
  }

  func text(of mapping: Mapping) -> String {
    var text = String(mapping.start, radix: 16) + "-" + String(mapping.limit, radix: 16)
    text += "/" + String(mapping.offset, radix: 16)
    for name in [mapping.file, mapping.buildID] where !name.isEmpty {
      text += " " + names.text(of: name)
    }
    return text
  }
}

/// The words of a CPU profile, as bytes.
func cpuProfile(
  _ words: [UInt64], size: Int = 8, isBigEndian: Bool = false, map: String = ""
) -> [UInt8] {
  var bytes: [UInt8] = []
  for word in words {
    let ascending = (0..<size).map { UInt8(truncatingIfNeeded: word >> UInt64(8 * $0)) }
    bytes += isBigEndian ? ascending.reversed() : ascending
  }
  return bytes + Array(map.utf8)
}
