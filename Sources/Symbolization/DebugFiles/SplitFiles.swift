/// The files of split DWARF: a package beside the binary, or a file a unit.
struct SplitFiles: Sendable {
  /// The file that names the split units.
  private let path: [UInt8]
  private let package: DwarfSections?

  /// - Parameter paths: The binary, and its debug file if it has one: the last names the units.
  init(_ paths: [[UInt8]]) {
    path = paths.last ?? []
    package = paths.lazy.compactMap { Self.sections($0 + Array(".dwp".utf8)) }.first
  }

  /// The sections with a unit: those of the package, or of the unit's own file, at its path or, where
  /// files were moved, beside the binary.
  func sections(of unit: SplitUnit) -> DwarfSections? {
    if let package { return package }
    let isAbsolute = unit.name.first == 0x2f
    let recorded = isAbsolute ? unit.name : FilePaths.join(unit.directory, unit.name)
    let beside = FilePaths.join(FilePaths.directory(of: path), FilePaths.name(of: unit.name))
    return Self.sections(recorded) ?? Self.sections(beside)
  }

  private static func sections(_ path: [UInt8]) -> DwarfSections? {
    guard let image = try? ElfImage(opening: path) else { return nil }
    var problems: [BinaryError.Problem] = []
    let sections = image.dwarfSections(suffix: ".dwo", problems: &problems)
    return sections.info.count > 0 ? sections : nil
  }
}
