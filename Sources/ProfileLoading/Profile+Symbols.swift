import Profiles
import Symbolization

// Each mapping that has no symbols gets them from its binary: the addresses of its locations, each
// once, become addresses of the file, the binary says which frames these are, and the frames become
// lines of the locations. A mapping that cannot be served costs a warning that says why.

extension Profile {
  /// Gives locations the functions, files and lines that the binaries of this machine know.
  ///
  /// - Parameter searched: The folders in which binaries were looked for, with colons between them.
  /// - Returns: What could not be done.
  mutating func symbolize(_ mode: SymbolizationMode, searched: [UInt8] = []) -> [String] {
    guard let source = mode.local else { return [] }
    let known: SymbolDetail = [.functions, .filenames, .lineNumbers]
    let isWanted = mappings.map { mode.isForced || $0.symbols.isDisjoint(with: known) }
    guard isWanted.contains(true) else { return [] }
    var uses = Array(repeating: [Int](), count: mappings.count)
    for position in locations.indices {
      guard let mapping = locations[position].mapping?.position, isWanted[mapping] else { continue }
      uses[mapping].append(position)
    }
    var report = SymbolizationReport(searched: searched)
    var functions = FunctionInterner(self)
    for position in mappings.indices where !uses[position].isEmpty {
      symbolize(position, uses[position], source, &functions, &report)
    }
    return report.warnings
  }

  private mutating func symbolize(
    _ position: Int, _ uses: [Int], _ source: LocalSymbols, _ functions: inout FunctionInterner,
    _ report: inout SymbolizationReport
  ) {
    let mapping = mappings[position]
    let (file, buildID) = (names.copy(of: mapping.file), names.copy(of: mapping.buildID))
    if file.isEmpty {
      // Frames that have names all the same need no binary.
      if uses.allSatisfy({ !locations[$0].lines.isEmpty }) { return }
      return report.addNamelessFile(isMain: position == 0)
    }
    if isPseudoObject(file) || (buildID.isEmpty && isWebURL(file)) { return }
    do throws(BinaryError) {
      var binary = try Binary(path: file)
      if !buildID.isEmpty, !binary.buildID.isEmpty, buildID != binary.buildID {
        return report.addOtherBinary(file, buildID: buildID, found: binary.buildID)
      }
      let (frames, fault) = try binary.frames(
        at: uses.map { locations[$0].address }, of: mapping,
        kernelSymbol: names.copy(of: mapping.kernelRelocationSymbol), source)
      for (use, frames) in zip(uses, frames) where !frames.isEmpty {
        setLines(of: use, frames, &functions)
        mappings[position].symbols.formUnion(SymbolDetail(frames))
      }
      report.addDoubts(of: binary)
      if frames.allSatisfy(\.isEmpty) { report.addUseless(binary, buildID: buildID, fault) }
    } catch {
      report.addUnreadable(file, buildID: buildID, error)
    }
  }

  private mutating func setLines(
    of location: Int, _ frames: [SourceFrame], _ functions: inout FunctionInterner
  ) {
    let start = lines.count
    for frame in frames {
      let name = names.index(of: frame.linkageName.isEmpty ? frame.function : frame.linkageName)
      let function = functions.function(
        name, systemName: name, file: names.index(of: frame.file), startLine: frame.startLine,
        in: &self)
      lines.append(Line(function: function, line: frame.line, column: frame.column))
    }
    locations[location].lines = LineRange(start..<lines.count)
  }
}

extension Binary {
  /// The frames at run-time addresses of a mapping, none where the binary does not know; and why an
  /// address has no place in the file, if one has none.
  fileprivate mutating func frames(
    at addresses: [UInt64], of mapping: Mapping, kernelSymbol: [UInt8], _ source: LocalSymbols
  ) throws(BinaryError) -> (frames: [[SourceFrame]], fault: BinaryError?) {
    let placement = try placement(
      start: mapping.start, limit: mapping.limit, offset: mapping.offset,
      kernelSymbol: kernelSymbol)
    var known: [(use: Int, address: VirtualAddress)] = []
    var fault: BinaryError?
    for (use, address) in addresses.enumerated() {
      do throws(BinaryError) {
        known.append((use, try virtualAddress(of: address, in: placement)))
      } catch {
        // An address outside of the mapping has no place in the file; the others have.
        fault = fault ?? error
      }
    }
    let wanted = known.map(\.address)
    let resolutions =
      switch source {
      case .everything: resolve(wanted)
      case .symbolTable: resolveBySymbols(wanted)
      }
    var frames = [[SourceFrame]](repeating: [], count: addresses.count)
    for (entry, resolution) in zip(known, resolutions) {
      if case .frames(let found) = resolution { frames[entry.use] = found }
    }
    return (frames, fault)
  }
}

extension SymbolDetail {
  /// What frames tell.
  fileprivate init(_ frames: [SourceFrame]) {
    self = [.inlineFrames]
    for frame in frames {
      if !frame.function.isEmpty || !frame.linkageName.isEmpty { insert(.functions) }
      if !frame.file.isEmpty { insert(.filenames) }
      if frame.line != 0 { insert(.lineNumbers) }
    }
  }
}

/// Whether the file of a mapping is none: the kernel's page, memory of a device or without a file.
private func isPseudoObject(_ file: [UInt8]) -> Bool {
  let name = baseName(file)
  return name.first == UInt8(ascii: "[") || name.starts(with: "linux-vdso".utf8)
    || file.starts(with: "/dev/dri/".utf8) || file.starts(with: "/memfd:".utf8)
    || file.elementsEqual("//anon".utf8)
}

/// Whether the file is where a profile was fetched from.
private func isWebURL(_ file: [UInt8]) -> Bool {
  guard isAbsoluteURL(file), let end = file.firstIndex(of: UInt8(ascii: ":")) else { return false }
  return text(Array(file[..<end])).lowercased().contains("http")
}
