import Bytes
package import Profiles

// Which frames does a location stand for? Asked once per location, so that a walk over stacks reads
// two small arrays and never a name. At the detail of functions the answer depends on the function
// alone and is found once per function.

/// The distinct frames of a profile, and those of each location.
package struct FrameTable: Sendable {
  package private(set) var frames: [Frame] = []
  /// The profile's names, and the paths that were made shorter.
  package private(set) var names: NameTable
  /// Where each location's frames begin in `locationFrames`; one more entry than locations.
  package private(set) var starts: [UInt32] = [0]
  /// The frames of all locations, innermost line first.
  package private(set) var locationFrames: [FrameIndex] = []
  /// By frame, whether some location has it as an inlined line.
  private(set) var mayBeInlined: [Bool] = []

  private var rows = RowTable()
  private let seed = RowHash.randomSeed()
  /// By function, its frame where nothing but the function makes it; `noFrame` where that is not
  /// known.
  private var frameOfFunction: [FrameIndex]
  private var files: [NameIndex: NameIndex] = [:]

  /// - Parameter keepsObjects: Whether functions of different binaries are different.
  package init(_ profile: Profile, _ trimming: PathTrimming, keepsObjects: Bool = false) {
    names = profile.names
    frameOfFunction = Array(repeating: Self.noFrame, count: profile.functions.count)
    starts.reserveCapacity(profile.locations.count + 1)
    locationFrames.reserveCapacity(profile.lines.count)
    for location in profile.locations {
      let range = location.lines.positions
      if range.isEmpty { locationFrames.append(index(of: unsymbolized(location, profile))) }
      for position in range {
        let frame = frame(of: profile.lines[position], location, profile, trimming, keepsObjects)
        locationFrames.append(frame)
        if position + 1 < range.upperBound { mayBeInlined[frame.position] = true }
      }
      starts.append(UInt32(locationFrames.count))
    }
  }

  private static let noFrame = FrameIndex(rawValue: .max)

  /// The frames of a location, innermost line first.
  func frames(of location: LocationIndex) -> ArraySlice<FrameIndex> {
    locationFrames[Int(starts[location.position])..<Int(starts[location.position + 1])]
  }

  private func unsymbolized(_ location: Location, _ profile: Profile) -> Frame {
    var frame = Frame()
    frame.address = location.address
    frame.objectFile = objectFile(location, profile)
    return frame
  }

  private func objectFile(_ location: Location, _ profile: Profile) -> NameIndex {
    location.mapping.map { profile.mappings[$0].file } ?? Name.empty
  }

  private mutating func frame(
    of line: Line, _ location: Location, _ profile: Profile, _ trimming: PathTrimming,
    _ keepsObjects: Bool
  ) -> FrameIndex {
    let function = profile.functions[line.function]
    let namesObject = keepsObjects || function.name.isEmpty
    let isPlain =
      !namesObject && location.address == 0 && line.line == 0 && line.column == 0
    if isPlain, frameOfFunction[line.function.position] != Self.noFrame {
      return frameOfFunction[line.function.position]
    }
    var frame = Frame()
    frame.name = function.name
    frame.file = shownPath(function.filename, trimming)
    frame.address = location.address
    frame.line = line.line
    frame.column = line.column
    if namesObject {
      frame.objectFile = objectFile(location, profile)
      frame.startLine = function.startLine
    }
    let index = index(of: frame)
    if isPlain { frameOfFunction[line.function.position] = index }
    return index
  }

  private mutating func shownPath(_ file: NameIndex, _ trimming: PathTrimming) -> NameIndex {
    if file.isEmpty { return file }
    if let known = files[file] { return known }
    let shown = names.index(of: FilePaths.cleaned(trimming.trimmed(names.copy(of: file))))
    files[file] = shown
    return shown
  }

  private mutating func index(of frame: Frame) -> FrameIndex {
    var hash = RowHash(seed: seed)
    hash.combine(frame.name)
    hash.combine(frame.file)
    hash.combine(frame.objectFile)
    hash.combine(frame.address)
    hash.combine(frame.startLine)
    hash.combine(frame.line)
    hash.combine(frame.column)
    if let known = rows.row(hash: hash.value, isEqual: { frames[$0] == frame }) {
      return FrameIndex(known)
    }
    rows.insert(frames.count, hash: hash.value)
    frames.append(frame)
    mayBeInlined.append(false)
    return FrameIndex(frames.count - 1)
  }
}
