import ProfileLoading
import Profiles
import System

/// Names in the profiles of a command line that is being typed.
struct ProfileNames: Equatable {
  /// Those of Go's profiles, if no profile can be read.
  var sampleTypes = [
    "samples", "cpu", "alloc_objects", "alloc_space", "inuse_objects", "inuse_space",
    "contentions", "delay",
  ]
  var labelKeys: [String] = []

  /// Larger profiles are not read: a key must be answered at once.
  private static let largestDecompressed = 64 << 20

  init() {}

  /// Reads the first of the files that is a profile.
  init(inFirstProfileOf files: [[UInt8]]) {
    for file in files.prefix(4) {
      // Others, such as FIFOs, could keep us waiting for ever.
      guard let opened = try? OpenFile(file, for: .readingWhatIsThere), opened.isRegular,
        let source = try? byteSource(ofFile: file),
        let profile = try? Profile(
          decoding: source, limits: DecodingLimits(decompressedBytes: Self.largestDecompressed))
      else { continue }
      self.init(profile)
      return
    }
    self.init()
  }

  init(_ profile: Profile) {
    sampleTypes = Self.plain(profile.sampleTypes.map(\.type), profile)
    var keys: Set<NameIndex> = []
    for sample in profile.samples.indices {
      for label in profile.samples.labels(sample) { keys.insert(label.key) }
    }
    labelKeys = Self.plain(Array(keys), profile).sorted()
  }

  /// Names without characters that mean something to a shell or a terminal, because completions are
  /// inserted as they are.
  private static func plain(_ names: [NameIndex], _ profile: Profile) -> [String] {
    names.map { profile.names.text(of: $0) }.filter { name in
      !name.isEmpty && name.allSatisfy { $0.isLetter || $0.isNumber || "_-.:/+@%".contains($0) }
    }
  }
}
