import Profiles
import Reports
import Symbolization

/// Answers what reports ask of the binaries of a profile; each is opened once.
final class BinaryReader {
  private let profile: Profile
  /// How names are shown; `nil` leaves them as they are.
  private let display: Demangler?
  private let syntax: AssemblySyntax
  private var binaries: [NameIndex: Result<OpenBinary, BinaryError>] = [:]

  init(_ profile: Profile, display: Demangler?, syntax: AssemblySyntax) {
    self.profile = profile
    self.display = display
    self.syntax = syntax
  }

  /// Symbols, and addresses in the numbering of the binary.
  func answer(_ request: BinaryRequest) -> BinaryAnswer {
    let mapping = profile.mappings[request.mapping]
    switch binary(of: mapping) {
    case .failure(let error): return .unreadable(reason: Array(error.description.utf8))
    case .success(let binary):
      let addresses = request.addresses.map { binary.address($0, in: mapping) }
      var symbols: [SymbolRange] = []
      if let choice = request.symbols {
        // A number may be an address of the process as well as one of the binary.
        let asked = choice.address.map { address in
          [VirtualAddress(value: address), binary.address(address, in: mapping)].compactMap(\.self)
        }
        symbols = binary.symbols.symbols(
          sampledAt: addresses.compactMap(\.self), at: asked ?? [], display: display
        ) { choice.pattern.matches($0.span) }.map(SymbolRange.init)
      }
      return .known(BinaryPlaces(addresses: addresses.map { $0?.value }, symbols: symbols))
    }
  }

  /// Instructions, with where they come from.
  func answer(_ request: CodeRequest) -> CodeAnswer {
    switch binary(of: profile.mappings[request.mapping]) {
    case .failure(let error): return .failed(reason: Array(error.description.utf8))
    case .success(let binary):
      guard let machine = binary.machine else {
        let number = binary.machineNumber
        return .failed(reason: Array("code of ELF machine \(number) cannot be shown".utf8))
      }
      do throws(DisassemblerError) {
        return .instructions(try instructions(of: binary, machine, request))
      } catch {
        return .failed(reason: Array(error.description.utf8))
      }
    }
  }

  private func binary(of mapping: Mapping) -> Result<OpenBinary, BinaryError> {
    if let known = binaries[mapping.file] { return known }
    let buildID = profile.names.copy(of: mapping.buildID)
    let path = profile.names.copy(of: mapping.file)
    let opened: Result<OpenBinary, BinaryError>
    do throws(BinaryError) {
      opened = .success(OpenBinary(try Binary(path: path, expectedBuildID: buildID)))
    } catch {
      opened = .failure(error)
    }
    binaries[mapping.file] = opened
    return opened
  }

  private func instructions(
    of binary: OpenBinary, _ machine: Machine, _ request: CodeRequest
  ) throws(DisassemblerError) -> InstructionTable {
    let start = VirtualAddress(value: request.addresses.lowerBound)
    let disassembler = try Disassembler(machine, syntax: syntax)
    var labels = BranchLabels(binary.symbols, display: display)
    var rows: [(instruction: Instruction, text: [UInt8])] = []
    binary.withCode(at: start, through: request.addresses.upperBound) { code in
      disassembler.forEachInstruction(in: code, at: start) { instruction in
        rows.append((instruction, labels.text(of: instruction)))
      }
    }
    var table = InstructionTable()
    let frames = binary.frames(at: rows.map(\.instruction.address))
    for (row, frames) in zip(rows, frames) {
      let places = frames.map { place($0, request.detail) }
      table.append(
        row.instruction.address.value, length: row.instruction.length, text: row.text,
        places: request.detail == .positions ? Array(places.prefix(1)) : places)
    }
    return table
  }

  private func place(_ frame: SourceFrame, _ detail: CodeRequest.Detail) -> SourcePlace {
    if detail == .positions { return SourcePlace(file: frame.file, line: frame.line) }
    let name = frame.linkageName.isEmpty ? frame.function : frame.linkageName
    return SourcePlace(
      function: display?.displayName(forSystemName: name) ?? name, file: frame.file,
      line: frame.line)
  }
}

/// A binary with what is made of it once.
final class OpenBinary {
  private var binary: Binary
  private(set) lazy var symbols = CodeSymbols(
    binary.symbols().filter { $0.kind != .object }.map {
      CodeSymbol(name: $0.name, start: $0.start, size: $0.size)
    })

  init(_ binary: consuming Binary) { self.binary = binary }

  var machineNumber: UInt16 { binary.machine }

  /// How its code is read, if that is known.
  var machine: Machine? {
    Machine(
      elfMachine: binary.machine, is64Bit: binary.is64Bit, isBigEndian: binary.isBigEndian)
  }

  /// An address of the process in the binary's own numbering; `nil` where it is outside.
  func address(_ address: UInt64, in mapping: Mapping) -> VirtualAddress? {
    let (start, limit, offset) = (mapping.start, mapping.limit, mapping.offset)
    let kernelOffset = binary.kernelOffset(mappedFrom: start, to: limit, offset: offset)
    return try? binary.virtualAddress(
      of: address, mappedFrom: start, to: limit, offset: offset, kernelOffset: kernelOffset)
  }

  func frames(at addresses: [VirtualAddress]) -> [[SourceFrame]] {
    binary.resolve(addresses).map { if case .frames(let frames) = $0 { frames } else { [] } }
  }

  /// Lends the bytes from one address to another, as far as the file has them.
  func withCode(
    at start: VirtualAddress, through last: UInt64, _ body: (Span<UInt8>) -> Void
  ) {
    guard let region = binary.loadedBytes(at: start) else { return }
    let wanted = Int(clamping: last &- start.value)
    let count = wanted < region.count ? wanted + 1 : region.count
    body(region.bytes.extracting(..<count))
  }
}

extension SymbolRange {
  fileprivate init(_ code: NamedCode) {
    self.init(
      names: code.names,
      addresses: code.addresses.lowerBound.value...code.addresses.upperBound.value)
  }
}
