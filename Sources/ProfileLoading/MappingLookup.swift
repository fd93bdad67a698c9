import Bytes
import Profiles
import Symbolization

/// The locations of a mapping whose frames are looked up in its binary.
///
/// It holds all that this takes, and nothing of the profile, so that binaries are read beside each
/// other.
struct MappingLookup {
  /// The mapping's place in the profile.
  let position: Int
  let mapping: Mapping
  let file: [UInt8]
  let buildID: [UInt8]
  /// The symbol that a kernel is located by; empty for the usual one.
  let kernelSymbol: [UInt8]
  /// The places of the locations in the profile, and their addresses in the process.
  let uses: [Int]
  let addresses: [UInt64]
  /// Whether all of them have names already.
  let isNamed: Bool
  let source: LocalSymbols
  /// Folders in which binaries were looked for before, separated by colons.
  let searchPath: [UInt8]
}

/// What a binary knows of some locations.
struct MappingSymbols {
  /// For each use its frames, none where the binary does not know.
  var frames: [[SourceFrame]] = []
  var report: SymbolizationReport
}

extension MappingLookup {
  /// Reads the binary.
  func symbols() -> MappingSymbols {
    var found = MappingSymbols(report: SymbolizationReport(searchPath: searchPath))
    if file.isEmpty {
      // Frames that have names all the same need no binary.
      if !isNamed { found.report.addNamelessFile(isMain: position == 0) }
      return found
    }
    if isPseudoObject(file) || (buildID.isEmpty && isWebURL(file)) { return found }
    do throws(BinaryError) {
      var binary = try Binary(path: file)
      if buildID.isEmpty || binary.buildID.isEmpty || buildID == binary.buildID {
        let fault: BinaryError?
        (found.frames, fault) = try binary.frames(self)
        found.report.addDoubts(of: binary)
        if found.frames.allSatisfy(\.isEmpty) {
          found.report.addUseless(binary, buildID: buildID, fault)
        }
      } else {
        found.report.addOtherBinary(file, buildID: buildID, found: binary.buildID)
      }
    } catch {
      found.report.addUnreadable(file, buildID: buildID, error)
    }
    return found
  }
}

extension Binary {
  /// The frames at addresses of a mapping, none where the binary does not know; and why an address
  /// has no place in the file, if one has none.
  fileprivate mutating func frames(
    _ lookup: MappingLookup
  ) throws(BinaryError) -> (frames: [[SourceFrame]], fault: BinaryError?) {
    let mapping = lookup.mapping
    let placement = try placement(
      start: mapping.start, limit: mapping.limit, offset: mapping.offset,
      kernelSymbol: lookup.kernelSymbol)
    var known: [(use: Int, address: VirtualAddress)] = []
    var fault: BinaryError?
    for (use, address) in lookup.addresses.enumerated() {
      do throws(BinaryError) {
        known.append((use, try virtualAddress(of: address, in: placement)))
      } catch {
        // An address outside of the mapping has no place in the file; the others have.
        fault = fault ?? error
      }
    }
    let wanted = known.map(\.address)
    let resolutions =
      switch lookup.source {
      case .everything: resolve(wanted)
      case .symbolTable: resolveBySymbols(wanted)
      }
    var frames = [[SourceFrame]](repeating: [], count: lookup.addresses.count)
    for (entry, resolution) in zip(known, resolutions) {
      if case .frames(let found) = resolution { frames[entry.use] = found }
    }
    return (frames, fault)
  }
}

/// Whether a mapping has no file: the kernel's page, memory of a device, anonymous memory.
private func isPseudoObject(_ file: [UInt8]) -> Bool {
  let name = FilePaths.base(of: file)
  return name.first == "[" || name.hasPrefix("linux-vdso")
    || file.hasPrefix("/dev/dri/") || file.hasPrefix("/memfd:")
    || file == "//anon"
}

/// Whether the file is where a profile was fetched from.
private func isWebURL(_ file: [UInt8]) -> Bool {
  guard isAbsoluteURL(file), let end = file.firstIndex(of: ":") else { return false }
  return text(Array(file[..<end])).lowercased().contains("http")
}
