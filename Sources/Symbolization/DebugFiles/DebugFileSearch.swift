import Bytes
import System

// Debug information is often in a separate file. Three ways lead from a program to it:
//
//     build id        <place>/.build-id/ab/cdef….debug
//     .gnu_debuglink  a file name and a checksum; the file is beside the program, in .debug beside
//                     it, or at the program's own path below <place>
//     a server        by build id, through libdwfl and libdebuginfod
//
// One way leads from there to the file that several programs share (dwz):
//
//     .gnu_debugaltlink  a path and a build id
//
// A file is used only if it is the right one: its build id is the same or, if one of the two files
// has no build id, its checksum is that of the link. A checksum needs all of a file, which for a
// large one takes longer than symbolizing does, so it is not computed when the build ids agree.

/// Looks for the files that belong to a binary, and remembers where it looked.
struct DebugFileSearch: Sendable {
  /// A file that was found.
  struct Found: Sendable {
    let path: [UInt8]
    let image: ElfImage
  }

  let places: DebugFilePlaces
  /// The files that were not used, in the order in which they were tried.
  private(set) var attempts: [BinaryError] = []

  init(_ places: DebugFilePlaces) { self.places = places }

  /// The file with the debug information of a binary.
  mutating func debugFile(of image: ElfImage, at path: [UInt8]) -> Found? {
    let buildID = image.buildID
    for candidate in buildIDPaths(buildID) {
      if let found = open(candidate, .buildID(buildID)) { return found }
    }
    if let link = image.debugLink {
      for candidate in linkPaths(link.name, beside: path) where candidate != path {
        if let found = open(candidate, .link(link, buildID: buildID)) { return found }
      }
    }
    guard !buildID.isEmpty, places.usesServers, Self.areServersNamed,
      let candidate = ElfutilsModule.use(image, path: path, { $0.separateFile() })
    else { return nil }
    return open(candidate, .buildID(buildID))
  }

  /// The file with the debug information that several binaries share.
  ///
  /// - Parameter path: The path of the file with the debug information.
  mutating func alternateFile(of image: ElfImage, at path: [UInt8]) -> Found? {
    guard let link = image.alternateLink else { return nil }
    let name = FilePaths.name(of: link.path)
    let resolved = Files.resolved(path) ?? path
    var candidates = [link.path]
    if link.path.first != 0x2f {
      let paths = path == resolved ? [path] : [path, resolved]
      candidates = paths.map { FilePaths.join(FilePaths.directory(of: $0), link.path) }
    }
    candidates += buildIDPaths(link.buildID)
    candidates += places.directories.map { FilePaths.join($0, ".dwz/".bytes + name) }
    for candidate in candidates {
      if let found = open(candidate, .buildID(link.buildID)) { return found }
    }
    return nil
  }

  /// Whether the environment names servers.
  private static var areServersNamed: Bool {
    Environment["DEBUGINFOD_URLS"] != nil
  }

  private func buildIDPaths(_ buildID: [UInt8]) -> [[UInt8]] {
    guard buildID.count > 2 else { return [] }
    let tail = ".build-id/".bytes + buildID[..<2] + [0x2f] + buildID[2...]
    return places.directories.map { FilePaths.join($0, tail + ".debug".bytes) }
  }

  private func linkPaths(_ name: [UInt8], beside path: [UInt8]) -> [[UInt8]] {
    let directory = FilePaths.directory(of: path)
    let resolved = FilePaths.directory(of: Files.resolved(path) ?? path)
    var paths: [[UInt8]] = []
    for directory in directory == resolved ? [directory] : [directory, resolved] {
      paths.append(FilePaths.join(directory, name))
      paths.append(FilePaths.join(directory, ".debug/".bytes + name))
    }
    return paths + places.directories.map { FilePaths.join($0, resolved, name) }
  }

  /// Opens a file, and records why it is not used.
  private mutating func open(_ path: [UInt8], _ proof: Proof) -> Found? {
    do throws(BinaryError.Problem) {
      let image = try ElfImage(opening: path)
      try proof.check(image)
      return Found(path: path, image: image)
    } catch {
      attempts.append(BinaryError(path: path, problem: error))
      return nil
    }
  }

  /// What shows that a file is the right one.
  private enum Proof {
    case buildID([UInt8])
    case link(DebugLink, buildID: [UInt8])

    func check(_ image: ElfImage) throws(BinaryError.Problem) {
      let found = image.buildID
      switch self {
      case .link(let link, let expected) where found.isEmpty || expected.isEmpty:
        let checksum = Inflation.checksum(of: image.file)
        if checksum != link.checksum {
          throw .checksumDiffers(expected: link.checksum, found: checksum)
        }
      case .buildID(let expected), .link(_, let expected):
        if found != expected { throw .buildIDDiffers(expected: expected, found: found) }
      }
    }
  }
}
