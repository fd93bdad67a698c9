import Bytes
import CallGraphs
import Profiles
import Rendering

/// The names and packages of the frames that are shown.
struct FlameTexts: Sendable {
  struct Text: Sendable {
    /// As it is written; very long ones are cut.
    var name: [UInt8] = []
    /// Empty where the name has none.
    var package: [UInt8] = []
    /// How many bytes the name takes in a file, at most.
    var size = 0

    /// What decides on the colour.
    var hash: UInt32 {
      // FNV-1a: the same in each run, unlike Swift's own.
      (package.isEmpty ? name : package).reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 }
    }
  }

  /// Names have no limit, a picture has.
  private static let longestName = 600

  private let table: FrameTable
  /// System names from which a Swift function's module can be read.
  private var swiftNames: [NameIndex: NameIndex] = [:]
  private var texts: [UInt32: Text] = [:]
  private static let root = Text(name: "total".bytes)

  init(_ profile: Profile, _ table: FrameTable) {
    self.table = table
    for function in profile.functions where function.systemName != function.name {
      let name = profile.names[function.systemName]
      guard name.count > 2, name[0] == "$" || name[1] == "$" else {
        continue
      }
      swiftNames[function.name] = function.systemName
    }
  }

  /// The text of a frame that was entered, or of the root.
  subscript(frame: UInt32) -> Text { texts[frame] ?? Self.root }

  /// Sees to it that the text of a frame is known.
  mutating func enter(_ frame: UInt32) {
    if texts[frame] != nil { return }
    let place = table.frames[Int(frame)]
    var text = Text(name: place.printableName(table.names))
    if text.name.count > Self.longestName {
      text.name = Array(text.name.prefix(Self.longestName)) + "…".bytes
    }
    // `&` becomes `&amp;`, a byte that is no UTF-8 three.
    text.size = text.name.reduce(0) { $0 + (Markup.svg.isPlain($1) ? 1 : 5) }
    text.package = package(of: place.name)
    texts[frame] = text
  }

  private func package(of name: NameIndex) -> [UInt8] {
    let systemName = swiftNames[name].map { table.names.copy(of: $0) } ?? []
    return PackageName(ofFunction: table.names.copy(of: name), systemName: systemName)?.bytes ?? []
  }
}
