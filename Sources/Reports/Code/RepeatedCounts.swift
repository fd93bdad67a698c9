import Bytes
import Profiles
import Rendering

/// Functions that pprof's text gives more than their samples have: it adds up lines or addresses, and
/// a sample of a function that calls itself has several of them on its stack.
struct RepeatedCounts {
  private let format: ValueFormat
  /// What was added up.
  private let part: String
  private var found: [(name: [UInt8], shown: Int64, own: Int64)] = []

  /// So many functions are named.
  private static let mostNames = 3

  init(of part: String, _ format: ValueFormat) {
    self.part = part
    self.format = format
  }

  /// - Parameters:
  ///   - shown: What the text says.
  ///   - own: What the function has when each sample counts once.
  mutating func admit(_ name: [UInt8], shown: Int64, own: Int64) {
    if shown != own { found.append((name, shown, own)) }
  }

  /// A line for each function, and one for those that are too many to be named.
  var remarks: [String] {
    let largest = found.enumerated().sorted { first, second in
      let (one, other) = (
        first.element.shown.wrappingMagnitude, second.element.shown.wrappingMagnitude
      )
      return one != other ? one > other : first.offset < second.offset
    }
    var lines = largest.prefix(Self.mostNames).map { _, count in
      "\(quoted(count.name)): \(text(count.shown)) counts a sample once for each \(part) of it on the "
        + "stack, as pprof does; each counted once, it has \(text(count.own))"
    }
    if found.count > Self.mostNames {
      lines.append("so it is with \(found.count - Self.mostNames) more")
    }
    return lines
  }

  private func text(_ value: Int64) -> String {
    String(decoding: format.text(value), as: UTF8.self)
  }
}
