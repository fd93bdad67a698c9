import Foundation

/// A folder that is removed with its files.
final class Folder {
  let url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)

  init() throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func file(_ name: String, _ bytes: [UInt8]) throws -> [UInt8] {
    let file = url.appending(path: name)
    try Data(bytes).write(to: file)
    return Array(file.path(percentEncoded: false).utf8)
  }
}
