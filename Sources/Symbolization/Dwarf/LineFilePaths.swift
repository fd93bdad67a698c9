import Bytes

/// The paths of the source files that the line table of a unit numbers.
struct LineFilePaths {
  private let header: LineHeader?
  private let unit: DebugUnit
  private let alternate: DebugFile?
  private let directory: [UInt8]
  private var known: [UInt64: [UInt8]] = [:]

  init(_ header: LineHeader?, of unit: DebugUnit, alternate: DebugFile?) {
    self.header = header
    self.unit = unit
    self.alternate = alternate
    directory = unit.text(unit.directory, alternate: alternate)
  }

  /// The path of a file; empty if the table has no such file. A relative path is joined with its
  /// directory and with the compilation directory.
  mutating func path(_ number: UInt64) -> [UInt8] {
    if let path = known[number] { return path }
    let path = join(number)
    known[number] = path
    return path
  }

  private func join(_ number: UInt64) -> [UInt8] {
    guard let header, let file = header.file(number) else { return [] }
    let section = unit.file.sections.line
    let name = unit.text(file.name, in: section, alternate: alternate)
    if name.isEmpty || name.first == "/" { return name }
    let parent = header.directory(file.directory).map {
      unit.text($0, in: section, alternate: alternate)
    }
    // Directory 0 of DWARF 5 is the compilation directory.
    let isOwn = header.format.version >= 5 && file.directory == 0 && parent != nil
    var path = isOwn || parent?.first == "/" ? [] : directory
    Self.append(parent ?? [], to: &path)
    Self.append(name, to: &path)
    return path
  }

  /// Joins with exactly one slash, and leaves everything else unchanged.
  private static func append(_ part: [UInt8], to path: inout [UInt8]) {
    if part.isEmpty { return }
    if !path.isEmpty, path.last != "/" { path.append("/") }
    path += part
  }
}
