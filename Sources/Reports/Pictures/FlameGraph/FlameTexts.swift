import Bytes
import CallGraphs
import Profiles
import Rendering

/// The names and packages of the frames that are shown.
struct FlameTexts: Sendable {
  struct Text: Sendable {
    /// As it is written; very long ones are cut.
    var name: [UInt8] = []
    /// The path of its file, where the name does not say it.
    var file: [UInt8] = []
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
  private let labelKeys: Set<[UInt8]>
  /// Names that functions of several files have.
  private var sharedNames: Set<NameIndex> = []
  private var texts: [UInt32: Text] = [:]
  private static let root = Text(name: "total".bytes)

  /// - Parameter labelKeys: The keys of labels that became frames.
  init(_ profile: Profile, _ table: FrameTable, labelKeys: Set<[UInt8]>) {
    self.table = table
    self.labelKeys = labelKeys
    var files: [NameIndex: NameIndex] = [:]
    for frame in table.frames {
      if files[frame.name, default: frame.file] != frame.file { sharedNames.insert(frame.name) }
      files[frame.name] = frame.file
    }
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
    var text = text(of: place)
    for part in [\Text.name, \Text.file] where text[keyPath: part].count > Self.longestName {
      text[keyPath: part] = text[keyPath: part].prefix(Self.longestName) + "…".bytes
    }
    // `&` becomes `&amp;`, a byte that is no UTF-8 three.
    text.size = (text.name + text.file).reduce(0) { $0 + (Markup.svg.isPlain($1) ? 1 : 5) }
    texts[frame] = text
  }

  /// The text of a frame, whatever its length. Of a function that is told apart by its name alone the file is
  /// not a part of the name.
  private func text(of place: Frame) -> Text {
    let file = table.names.copy(of: place.file)
    if labelKeys.contains(file) {
      let value = table.names.copy(of: place.name)
      return Text(name: file + ":".bytes + (value.isEmpty ? "(none)".bytes : value))
    }
    let package = package(of: place.name)
    if place.line != 0 || place.name.isEmpty || sharedNames.contains(place.name) {
      return Text(name: place.printableName(table.names), package: package)
    }
    var unplaced = place
    unplaced.file = Name.empty
    return Text(name: unplaced.printableName(table.names), file: file, package: package)
  }

  private func package(of name: NameIndex) -> [UInt8] {
    let systemName = swiftNames[name].map { table.names.copy(of: $0) } ?? []
    return PackageName(ofFunction: table.names.copy(of: name), systemName: systemName)?.bytes ?? []
  }
}
