internal import Glibc

// Debug information is often kept apart from the program. Three ways lead from one to the other:
//
//     build id        <place>/.build-id/ab/cdef….debug
//     .gnu_debuglink  a file name and a checksum: beside the program, in .debug beside it, and at
//                     the program's own path below <place>
//     a server        by build id, through libdwfl and libdebuginfod
//
// and one from there to what several programs share (dwz):
//
//     .gnu_debugaltlink  a path and a build id
//
// A file that is found has to be the right one: it has the same build id, or, where one of the two
// has none, the checksum of the link. Reading all of a large file for its checksum takes longer than
// to symbolize with it, so where build ids agree it is not done.

/// Looks for the files that belong to a binary, and remembers where it looked.
struct DebugFileSearch: Sendable {
  /// A file that was found.
  struct Found: Sendable {
    let path: [UInt8]
    let image: ElfImage
  }

  let places: DebugFilePlaces
  /// The files that did not serve, in the order in which they were tried.
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

  /// The file with what the debug information of several binaries has in common.
  ///
  /// - Parameter path: That of the file with the debug information.
  mutating func alternateFile(of image: ElfImage, at path: [UInt8]) -> Found? {
    guard let link = image.alternateLink else { return nil }
    let name = FilePaths.name(of: link.path)
    let resolved = FilePaths.resolved(path)
    var candidates = [link.path]
    if link.path.first != 0x2f {
      let paths = path == resolved ? [path] : [path, resolved]
      candidates = paths.map { FilePaths.join(FilePaths.directory(of: $0), link.path) }
    }
    candidates += buildIDPaths(link.buildID)
    candidates += places.directories.map { FilePaths.join($0, Array(".dwz/".utf8) + name) }
    for candidate in candidates {
      if let found = open(candidate, .buildID(link.buildID)) { return found }
    }
    return nil
  }

  /// Whether the environment says which servers to ask.
  private static var areServersNamed: Bool {
    // SAFETY: the string is only looked at, before anything else can change the environment.
    guard let servers = unsafe getenv("DEBUGINFOD_URLS") else { return false }
    return unsafe servers.pointee != 0
  }

  private func buildIDPaths(_ buildID: [UInt8]) -> [[UInt8]] {
    guard buildID.count > 2 else { return [] }
    let tail = Array(".build-id/".utf8) + buildID[..<2] + [0x2f] + buildID[2...]
    return places.directories.map { FilePaths.join($0, tail + Array(".debug".utf8)) }
  }

  private func linkPaths(_ name: [UInt8], beside path: [UInt8]) -> [[UInt8]] {
    let directory = FilePaths.directory(of: path)
    let resolved = FilePaths.directory(of: FilePaths.resolved(path))
    var paths: [[UInt8]] = []
    for directory in directory == resolved ? [directory] : [directory, resolved] {
      paths.append(FilePaths.join(directory, name))
      paths.append(FilePaths.join(directory, Array(".debug/".utf8) + name))
    }
    return paths + places.directories.map { FilePaths.join(FilePaths.join($0, resolved), name) }
  }

  /// Opens a file, and remembers why it does not serve.
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

  /// What tells that a file is the right one.
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
