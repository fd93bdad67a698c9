import Bytes
import Profiles

extension DisassemblyReport {
  /// Visits the instructions of a routine with what was sampled on each.
  ///
  /// - Parameter body: Takes an instruction's position, its sums, and the samples on it.
  func visit(
    _ routine: SampledRoutines.Routine, _ instructions: InstructionTable,
    _ body: (_ position: Int, _ row: InstructionSums, _ samples: ArraySlice<SampledRoutines.Placed>)
      throws -> Void
  ) rethrows {
    var samples = routine.samples[...]
    for position in 0..<instructions.count {
      var row = InstructionSums(position, of: instructions)
      // A sample may be in the middle of an instruction; the last takes all that are left.
      let next = position + 1 < instructions.count ? instructions.addresses[position + 1] : nil
      let own = samples.prefix { sample in next.map { sample.address < $0 } ?? true }
      samples = samples[own.endIndex...]
      for sample in own { row.add(sample.sample) }
      try body(position, row, own)
    }
  }
}

/// An instruction with what was sampled on it.
struct InstructionSums {
  let address: UInt64
  private(set) var flat: Int64 = 0
  private(set) var cumulative: Int64 = 0
  private(set) var divisors: (flat: Int64, cumulative: Int64) = (0, 0)
  /// As the binary has it, and what it lacks from the samples; of the path its last element.
  private(set) var place: SourcePlace

  init(_ position: Int, of instructions: InstructionTable) {
    address = instructions.addresses[position]
    place = instructions.places(of: position).first ?? SourcePlace()
    if !place.file.isEmpty { place.file = FilePaths.base(of: place.file) }
  }

  mutating func add(_ sample: DisassemblySelection.Sample) {
    flat &+= sample.flat
    cumulative &+= sample.cumulative
    divisors.flat &+= sample.divisors.flat
    divisors.cumulative &+= sample.divisors.cumulative
    if place.function.isEmpty { place.function = sample.place.function }
    if place.file.isEmpty, !sample.place.file.isEmpty {
      place.file = FilePaths.base(of: sample.place.file)
    }
    if place.line == 0 { place.line = sample.place.line }
  }
}
