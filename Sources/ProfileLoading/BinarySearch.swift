import Bytes
import Profiles
import Symbolization
import System

/// Looks for the binaries that a profile names, in the folders that hold them on this machine.
///
/// What is found there goes before the path that the profile has. A binary counts when it can be
/// opened and, where the profile knows the build id, has the same.
struct BinarySearch {
  private let folders: [[UInt8]]

  /// - Parameter path: Folders, separated by colons.
  init(path: [UInt8]) {
    folders = path.split(separator: ":").map(Array.init)
  }

  /// A binary, and what to say of files that were passed over.
  struct Finding {
    var path: [UInt8]?
    var remarks: [String] = []
  }

  func binary(file: [UInt8], buildID: [UInt8]) -> Finding {
    var finding = Finding()
    for folder in folders {
      for candidate in candidates(in: folder, file: file, buildID: buildID) {
        guard let found = Self.buildID(ofFile: candidate) else { continue }
        if buildID.isEmpty || found == buildID {
          finding.path = candidate
          return finding
        }
        finding.remarks.append(
          "Ignoring local file \(text(candidate)): build-id mismatch "
            + "(\(text(buildID)) != \(text(found)))")
      }
    }
    return finding
  }

  /// The build id of a binary, empty where it has none; `nil` where the file is no binary.
  private static func buildID(ofFile path: [UInt8]) -> [UInt8]? {
    guard Files.isReadable(path), let binary = try? Binary(path: path) else { return nil }
    return binary.buildID
  }

  // MARK: Candidates

  private func candidates(in folder: [UInt8], file: [UInt8], buildID: [UInt8]) -> [[UInt8]] {
    let name = file.isEmpty ? [] : FilePaths.base(of: file)
    var candidates: [[UInt8]] = []
    if !buildID.isEmpty {
      let own = FilePaths.join(folder, buildID)
      if !name.isEmpty { candidates.append(FilePaths.join(own, name)) }
      candidates += entries(of: own)
      if !file.isEmpty { candidates.append(FilePaths.join(folder, file, buildID)) }
      if buildID.count >= 2 {
        let rest = Array(buildID.dropFirst(2)) + ".debug".bytes
        candidates.append(FilePaths.join(folder, Array(buildID.prefix(2)), rest))
      }
    }
    guard !file.isEmpty else { return candidates }
    let debugName = name + ".debug".bytes
    let parent = Array(file.dropLast(name.count))
    return candidates + [
      FilePaths.join(folder, name), FilePaths.join(folder, file),
      FilePaths.join(folder, file + ".debug".bytes),
      FilePaths.join(folder, parent, ".debug".bytes, debugName),
      FilePaths.join(folder, "usr/lib/debug".bytes, parent, debugName),
    ]
  }

  /// Paths of what is in a folder, sorted.
  private func entries(of folder: [UInt8]) -> [[UInt8]] {
    Folders.entries(of: folder).filter { !$0.isHidden }.map { FilePaths.join(folder, $0.name) }
  }
}

/// Bytes for a message.
func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

extension Profile {
  /// Lets mappings name the binaries that are found in the folders of a search.
  ///
  /// - Returns: What to say of files that were passed over.
  mutating func locateBinaries(_ search: BinarySearch) -> [String] {
    var remarks: [String] = []
    for position in mappings.indices {
      let mapping = mappings[position]
      let finding = search.binary(
        file: names.copy(of: mapping.file), buildID: names.copy(of: mapping.buildID))
      remarks += finding.remarks
      if let path = finding.path { mappings[position].file = names.index(of: path) }
    }
    return remarks
  }
}
