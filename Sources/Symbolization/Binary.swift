public import Bytes
internal import System

/// A program or library, and what its addresses mean in its source.
///
///     var binary = try Binary(path: "/usr/bin/true".bytes)
///     let placement = try binary.placement(
///       start: 0x5555_5555_6000, limit: 0x5555_5555_a000, offset: 0x2000)
///     let address = try binary.virtualAddress(of: 0x5555_5555_6789, in: placement)
///     for resolution in binary.resolve([address]) { print(resolution) }
///
/// Opening reads the headers. Symbols and debug information are read on first use. Debug
/// information comes from a separate file if the binary has none.
public struct Binary: ~Copyable, Sendable {
  /// The file as it was named.
  public let path: [UInt8]
  /// The build id in lower-case hexadecimal digits; empty where the file has none.
  public let buildID: [UInt8]
  /// Its headers and sections.
  package let image: ElfImage

  private var search: DebugFileSearch
  private var debugFile: Stage<DebugFileSearch.Found?> = .untouched
  private var symbolTable: Stage<SymbolTable> = .untouched
  private var ownTable: Stage<SymbolTable> = .untouched
  private var resolver: Stage<DwarfResolver?> = .untouched
  private var problems: [BinaryError] = []

  /// A value that is made on first use.
  private enum Stage<Value: Sendable>: Sendable {
    case untouched
    case ready(Value)
  }

  /// Opens a file.
  ///
  /// - Parameters:
  ///   - expectedBuildID: The build id that the file must have; empty for any. A file without a
  ///     build id is accepted too.
  ///   - places: Where to look for separate debug files, besides the places that the binary names.
  public init(
    path: [UInt8], expectedBuildID: [UInt8] = [], places: DebugFilePlaces = DebugFilePlaces()
  ) throws(BinaryError) {
    let image = try Self.open(path, expectedBuildID)
    self.init(image, path: path, places: places)
  }

  private static func open(
    _ path: [UInt8], _ expectedBuildID: [UInt8]
  ) throws(BinaryError) -> ElfImage {
    do throws(BinaryError.Problem) {
      let image = try ElfImage(opening: path)
      let buildID = image.buildID
      if !buildID.isEmpty, !expectedBuildID.isEmpty, buildID != expectedBuildID {
        throw .buildIDDiffers(expected: expectedBuildID, found: buildID)
      }
      return image
    } catch {
      throw BinaryError(path: path, problem: error)
    }
  }

  /// A binary whose headers were read before.
  package init(_ image: ElfImage, path: [UInt8], places: DebugFilePlaces) {
    self.image = image
    self.path = path
    buildID = image.buildID
    search = DebugFileSearch(places)
  }

  /// What kind of ELF file it is.
  public var fileType: ElfFileType { image.fileType }
  /// The processor: `EM_X86_64` is 62, `EM_AARCH64` is 183.
  public var machine: UInt16 { image.machine }
  /// Whether addresses have 64 bits.
  public var is64Bit: Bool { image.is64Bit }
  /// Whether the most significant byte of a number comes first.
  public var isBigEndian: Bool { image.isBigEndian }
  /// The segments, in the order of the file.
  public var segments: [ElfSegment] { image.segments }

  /// What went wrong while symbols and debug information were read. Each entry means that less is
  /// known than the files were meant to tell. Empty before first use.
  public var doubts: [BinaryError] {
    problems + search.attempts.filter { !$0.isMissingFile }
  }

  /// The files that were tried for debug information and not used, each with the reason.
  public var attempts: [BinaryError] { search.attempts }

  /// The bytes that are loaded from an address on, up to the end of the segment's part in the file;
  /// `nil` if the file loads nothing there.
  public func loadedBytes(at address: VirtualAddress) -> ByteRegion? {
    image.loadedBytes(at: address)
  }
}

extension Binary {
  /// The symbols by address.
  ///
  /// They are those of the file, else those of its separate debug file, else the dynamic symbols
  /// together with the ones packed into `.gnu_debugdata`.
  public mutating func symbols() -> SymbolTable {
    if case .ready(let table) = symbolTable { return table }
    let table = readSymbols()
    symbolTable = .ready(table)
    return table
  }

  /// The symbols of the binary itself: all of them, or the dynamic ones if it was stripped.
  mutating func ownSymbols() -> SymbolTable {
    if case .ready(let table) = ownTable { return table }
    let isWhole = image.section(ofType: ElfImage.SymbolSection.all.rawValue) != nil
    let dynamic = isWhole ? nil : readSymbols(.dynamic, of: image, path)
    let table = isWhole ? symbols() : SymbolTable([dynamic].compactMap { $0 })
    ownTable = .ready(table)
    return table
  }

  private mutating func readSymbols() -> SymbolTable {
    if let own = readSymbols(.all, of: image, path) { return SymbolTable([own]) }
    if let file = separateFile(), let own = readSymbols(.all, of: file.image, file.path) {
      return SymbolTable([own])
    }
    let packed = packedSymbols()
    let dynamic = readSymbols(.dynamic, of: image, path, table: packed == nil ? 0 : 1)
    return SymbolTable([packed, dynamic].compactMap { $0 })
  }

  /// The packed symbols of a stripped binary. A section that cannot be read leaves a doubt.
  private mutating func packedSymbols() -> (rows: [SymbolTable.Row], strings: ByteRegion)? {
    guard let section = image.section(named: ".gnu_debugdata") else { return nil }
    if let symbols = ElfutilsModule.use(image, path: path, { $0.packedSymbols() }) {
      return symbols
    }
    problems.append(BinaryError(path: path, problem: .badCompression(section: section.name)))
    return nil
  }

  /// The symbols of a section. A section that cannot be read leaves a doubt.
  private mutating func readSymbols(
    _ section: ElfImage.SymbolSection, of image: ElfImage, _ path: [UInt8], table: UInt8 = 0
  ) -> (rows: [SymbolTable.Row], strings: ByteRegion)? {
    do throws(BinaryError.Problem) {
      return try image.symbols(in: section, table: table)
    } catch {
      problems.append(BinaryError(path: path, problem: error))
      return nil
    }
  }

  /// The reader of debug information; `nil` if neither the file nor a separate one has any.
  mutating func dwarfResolver() -> DwarfResolver? {
    if case .ready(let resolver) = resolver { return resolver }
    let made = makeResolver()
    resolver = .ready(made)
    return made
  }

  private mutating func makeResolver() -> DwarfResolver? {
    let file = separateFile() ?? DebugFileSearch.Found(path: path, image: image)
    guard file.image.hasDebugInformation else { return nil }
    let alternate = search.alternateFile(of: file.image, at: file.path)
    if alternate == nil, let link = file.image.alternateLink {
      let problem = BinaryError.Problem.unreadable(
        operation: .stat, code: SystemError.missingFile.code)
      problems.append(BinaryError(path: link.path, problem: problem))
    }
    let split = SplitFiles(path == file.path ? [path] : [path, file.path])
    return DwarfResolver(
      sections(of: file), alternate: alternate.map { sections(of: $0) },
      split: { split.sections(of: $0) })
  }

  private mutating func sections(of file: DebugFileSearch.Found) -> DwarfSections {
    var found: [BinaryError.Problem] = []
    let sections = file.image.dwarfSections(problems: &found)
    problems += found.map { BinaryError(path: file.path, problem: $0) }
    return sections
  }

  /// The separate file with the debug information, if there is one.
  private mutating func separateFile() -> DebugFileSearch.Found? {
    if case .ready(let file) = debugFile { return file }
    let file = image.hasDebugInformation ? nil : search.debugFile(of: image, at: path)
    debugFile = .ready(file)
    return file
  }
}

extension BinaryError {
  /// Whether the only problem is that there is no such file.
  package var isMissingFile: Bool {
    if case .unreadable(_, SystemError.missingFile.code) = problem { true } else { false }
  }
}
