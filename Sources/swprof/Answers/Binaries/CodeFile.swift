import Bytes
import Profiles
import Rendering
import Reports
import Symbolization

/// A binary that is open, with the symbols of its code.
///
/// A class, because what it has read is kept.
final class CodeFile {
  private(set) var binary: Binary
  /// The symbols of code, each with its address in the file.
  private lazy var symbols = CodeSymbols(codeSymbols)
  /// Where ARM's short instructions begin; symbols have odd addresses there.
  private lazy var thumbStarts = Set(
    binary.machine == Self.arm ? binary.symbols().map(\.start.value).filter { $0 & 1 == 1 } : [])

  private static let arm: UInt16 = 40

  init(_ binary: consuming Binary) { self.binary = binary }

  /// Where a mapping put the file.
  func placement(of mapping: Mapping, _ profile: Profile) throws(BinaryError) -> Placement {
    try binary.placement(
      start: mapping.start, limit: mapping.limit, offset: mapping.offset,
      kernelSymbol: profile.names.copy(of: mapping.kernelRelocationSymbol))
  }

  /// What the binary says of addresses and symbols.
  func places(
    _ request: BinaryRequest, _ placement: Placement, _ display: Demangler?
  ) -> BinaryPlaces {
    let addresses = request.addresses.map { try? binary.virtualAddress(of: $0, in: placement) }
    guard let choice = request.symbols else {
      return BinaryPlaces(addresses: addresses.map { $0?.value }, symbols: [])
    }
    // The number that was given may be of the file or of the process.
    let asked = choice.address.map {
      [VirtualAddress(value: $0), try? binary.virtualAddress(of: $0, in: placement)]
        .compactMap { $0 }
    }
    let found = symbols.symbols(
      sampledAt: addresses.compactMap { $0 }, at: asked ?? [], display: display
    ) { choice.pattern.matches($0.span) }
    return BinaryPlaces(
      addresses: addresses.map { $0?.value },
      symbols: found.map {
        SymbolRange(
          names: $0.names,
          addresses: $0.addresses.lowerBound.value...$0.addresses.upperBound.value)
      })
  }

  /// How many instructions are looked up in the debug information together: looking up reads each
  /// unit of it once, and what is held meanwhile stays in the tens of megabytes.
  private static let batchSize = 1 << 18

  /// The instructions of some code, an answer for each request; none where the file has no bytes.
  func instructions(
    _ requests: [CodeRequest], _ display: Demangler?, _ syntax: AssemblySyntax
  ) -> [CodeAnswer] {
    var labels = BranchLabels(symbols, display: display)
    var answers: [CodeAnswer] = []
    var batch: [(detail: CodeRequest.Detail, instructions: [Instruction])] = []
    var size = 0
    func finish() {
      var resolutions = binary.resolve(batch.flatMap(\.instructions).map(\.address))[...]
      for (detail, instructions) in batch {
        var table = InstructionTable()
        for (instruction, resolution) in zip(instructions, resolutions) {
          table.append(
            instruction.address.value, length: instruction.length,
            text: labels.text(of: instruction), places: resolution.places(detail, display))
        }
        resolutions = resolutions.dropFirst(instructions.count)
        answers.append(.instructions(table))
      }
      (batch, size) = ([], 0)
    }
    do throws(DisassemblerError) {
      for request in requests {
        batch.append((request.detail, try instructions(request.addresses, syntax)))
        size += batch[batch.count - 1].instructions.count
        if size >= Self.batchSize { finish() }
      }
      finish()
      return answers
    } catch {
      let path = String(decoding: binary.path, as: UTF8.self)
      return requests.map { _ in .failed(reason: "\(path): \(error)".bytes) }
    }
  }

  private func instructions(
    _ addresses: ClosedRange<UInt64>, _ syntax: AssemblySyntax
  ) throws(DisassemblerError) -> [Instruction] {
    let start = VirtualAddress(value: firstCode(of: addresses))
    let isThumb = thumbStarts.contains(start.value | 1)
    let machine = try Machine(
      elfMachine: binary.machine, is64Bit: binary.is64Bit, isBigEndian: binary.isBigEndian)
    let disassembler = try Disassembler(isThumb ? .thumb : machine, syntax: syntax)
    guard let region = binary.loadedBytes(at: start) else { return [] }
    let last = addresses.upperBound - start.value
    let count = last < UInt64(region.count) ? Int(last) + 1 : region.count
    var instructions: [Instruction] = []
    disassembler.forEachInstruction(in: region.bytes.extracting(..<count), at: start) {
      instructions.append($0)
    }
    return instructions
  }

  /// The first address that code is loaded to: what is wanted round some code may begin before its
  /// segment does.
  private func firstCode(of addresses: ClosedRange<UInt64>) -> UInt64 {
    let start = addresses.lowerBound
    let segments = binary.segments.filter { $0.isLoaded && $0.isExecutable }
    if segments.contains(where: { start &- $0.address < $0.memorySize }) { return start }
    return segments.map(\.address).filter(addresses.contains).min() ?? start
  }

  /// The symbols that may name code. The last at an address is the one that matters most.
  private var codeSymbols: [CodeSymbol] {
    let isARM = binary.machine == Self.arm
    return binary.symbols().reversed().compactMap { symbol in
      switch symbol.kind {
      case .function: break
      // Labels of assembly that other files see.
      case .other where !symbol.isLocal: break
      case .object, .other: return nil
      }
      let start = isARM ? VirtualAddress(value: symbol.start.value & ~1) : symbol.start
      return CodeSymbol(name: symbol.name, start: start, size: symbol.size)
    }
  }
}

extension Resolution {
  /// The frames as reports have them.
  fileprivate func places(
    _ detail: CodeRequest.Detail, _ display: Demangler?
  ) -> [SourcePlace] {
    guard case .frames(let frames) = self else { return [] }
    switch detail {
    case .positions:
      return frames.prefix(1).map { SourcePlace(file: $0.file, line: $0.line) }
    case .frames:
      return frames.map { frame in
        let name = frame.linkageName.isEmpty ? frame.function : frame.linkageName
        return SourcePlace(
          function: display?.displayName(forSystemName: name) ?? name, file: frame.file,
          line: frame.line)
      }
    }
  }
}
