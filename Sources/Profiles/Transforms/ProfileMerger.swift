// Merging: samples with the same stack and labels add up, and everything they name is numbered anew
// in the order of first use.
//
// Rows are equal by content, not by id: each table has a `RowTable` over the content of the rows of
// the result. A row of a source is looked up once (`ProfileMerger+Code`); after that, arrays from
// source index to result index answer, so the cost of a sample is one hash of its stack. The rules
// of equality, with all their oddities, are pprof's.
//
// Stacks are the bulk of a profile. They are rewritten where they are, and a source is consumed:
//
//     its stacks get the numbers of the result, and its other tables are freed
//     its columns of samples are appended to those of the result, each freed when it has been copied
//     what has arrived is folded in place: zeros go, equal samples add up, the others close the gaps
//
// Copying sample by sample out of sources that live on had `top` of two profiles of 200,000 samples
// each peak at 218 MB; this has it at 125 MB, and takes 0.84 s of the processor instead of 1.10 s.

/// Collects the samples of several profiles.
struct ProfileMerger {
  var result = Profile()

  let seed = RowHash.randomSeed()
  var mappingRows = RowTable()
  var functionRows = RowTable()
  var locationRows = RowTable()
  private var sampleRows = RowTable()

  /// - Parameter first: Gives the sample types and the fields that only one profile can give.
  init(_ first: consuming Profile) {
    result.sampleTypes = first.sampleTypes
    result.periodType = first.periodType
    result.dropFrames = first.dropFrames
    result.keepFrames = first.keepFrames
    result.samples = SampleTable(valueCount: first.sampleTypes.count)
    // The first names to be entered keep their indices, so those above are sound.
    add(first)
  }

  /// - Precondition: The sample types are those of the first profile.
  mutating func add(_ source: consuming Profile) {
    var samples = source.samples
    source.samples = SampleTable(valueCount: samples.valueCount)
    renumber(&samples, consume source)
    let first = result.samples.count
    result.samples.append(consume samples)
    result.samples.fold(from: first, &sampleRows, seed: seed)
  }

  consuming func finish() -> Profile { result }

  /// Makes samples of a profile name what the result holds.
  private mutating func renumber(_ samples: inout SampleTable, _ source: consuming Profile) {
    let sourceNames = source.names
    source.names = NameTable()
    let names = result.names.enter(consume sourceNames)
    addHeader(source, names)
    var transfer = Transfer(consume source, names: names)
    if result.mappings.isEmpty, !transfer.source.mappings.isEmpty {
      _ = mapping(MappingIndex(0), &transfer)
    }
    // Taken out, so that the other columns can be read meanwhile.
    var stackLocations = samples.stackLocations
    samples.stackLocations = []
    var stacks = stackLocations.mutableSpan
    for sample in samples.indices where !samples.isZero(sample) {
      for position in samples.stackRange(sample) {
        let known = transfer.locations[stacks[position].position]
        stacks[position] =
          known == Transfer.isUnknown ? location(stacks[position], &transfer) : known
      }
    }
    samples.stackLocations = stackLocations
    for position in samples.labels.indices {
      samples.labels[position] = samples.labels[position].renamed(by: names)
    }
  }

  private mutating func addHeader(_ source: borrowing Profile, _ names: [NameIndex]) {
    if result.timeNanoseconds == 0 || source.timeNanoseconds < result.timeNanoseconds {
      result.timeNanoseconds = source.timeNanoseconds
    }
    result.durationNanoseconds &+= source.durationNanoseconds
    if result.period == 0 || source.period > result.period { result.period = source.period }
    for comment in source.comments {
      let comment = names[comment.position]
      if !result.comments.contains(comment) { result.comments.append(comment) }
    }
    if result.defaultSampleType.isEmpty {
      result.defaultSampleType = names[source.defaultSampleType.position]
    }
    if result.documentationURL.isEmpty {
      result.documentationURL = names[source.documentationURL.position]
    }
  }
}

extension Label {
  fileprivate func renamed(by names: [NameIndex]) -> Label {
    let value: Value =
      switch value {
      case .text(let text): .text(names[text.position])
      case .number(let number, let unit): .number(number, unit: unit.map { names[$0.position] })
      }
    return Label(key: names[key.position], value: value)
  }
}
