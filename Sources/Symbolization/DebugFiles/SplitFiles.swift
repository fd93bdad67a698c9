import Bytes

/// The files of split DWARF: one package beside the binary, or one file for each unit.
struct SplitFiles: Sendable {
  /// The file whose debug information names the split units.
  private let path: [UInt8]
  private let package: DwarfSections?

  /// - Parameter paths: The binary, then its separate debug file if it has one. The last names the
  ///   units.
  init(_ paths: [[UInt8]]) {
    path = paths.last ?? []
    package = paths.lazy.compactMap { Self.sections($0 + ".dwp".bytes) }.first
  }

  /// The sections that hold a unit: those of the package, or those of the unit's own file.
  ///
  /// That file is at the path in the debug information or, if files were moved, beside the binary.
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
