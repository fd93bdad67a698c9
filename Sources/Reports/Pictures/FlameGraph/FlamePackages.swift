import CallGraphs
import Profiles

/// The packages in which the samples of a profile end.
///
/// They are summed before anything is folded or left out as too narrow, so that a legend says of the whole
/// profile what `top -by=package` does.
struct FlamePackages {
  struct Package: Equatable {
    let name: [UInt8]
    let value: Int64
    let hash: UInt32
  }

  /// Those with the largest values first; without what belongs to no package.
  private(set) var packages: [Package] = []

  /// - Complexity: One step a sample, and a look at the name of each function that a sample ends in.
  init(of profile: Profile, _ column: Int, _ table: FrameTable, _ texts: inout FlameTexts) {
    var sums = [Int64](repeating: 0, count: table.frames.count)
    let samples = profile.samples
    for sample in samples.indices {
      guard let leaf = samples.stack(sample).first else { continue }
      let frames = table.starts[leaf.position]..<table.starts[leaf.position + 1]
      guard let first = frames.first else { continue }
      sums[table.locationFrames[Int(first)].position] &+= samples.value(sample, column: column)
    }
    var values: [[UInt8]: (value: Int64, hash: UInt32)] = [:]
    for (frame, sum) in sums.enumerated() where sum != 0 {
      texts.enter(UInt32(frame))
      let text = texts[UInt32(frame)]
      if !text.package.isEmpty { values[text.package, default: (0, text.hash)].value &+= sum }
    }
    packages = values.map { Package(name: $0.key, value: $0.value.value, hash: $0.value.hash) }
    packages.sort { first, second in
      if first.value != second.value { return first.value > second.value }
      return first.name.lexicographicallyPrecedes(second.name)
    }
  }
}
