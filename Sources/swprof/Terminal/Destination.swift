import Glibc
import ProfileLoading

/// Why a report could not be written.
struct OutputError: Error, CustomStringConvertible {
  let description: String
}

/// Where a report goes.
enum Destination {
  case standardOutput
  case file([UInt8])
  /// A new file with a number in its name: binary reports do not go to a terminal.
  case numberedFile(suffix: String)

  init(_ request: Request) {
    if !request.destination.isEmpty {
      self = .file(request.destination)
    } else if request.command == .proto, isatty(STDOUT_FILENO) == 1 {
      self = .numberedFile(suffix: ".pb.gz")
    } else {
      self = .standardOutput
    }
  }

  func write(_ bytes: [UInt8], _ console: Console) throws {
    switch self {
    case .standardOutput:
      console.endProgress()
      try Self.writeAll(bytes, to: STDOUT_FILENO, name: "standard output")
    case .file(let path):
      console.note("Generating report in \(String(decoding: path, as: UTF8.self))")
      try OutputFile(path).write(bytes)
    case .numberedFile(let suffix):
      try Self.writeFirstFree(bytes, suffix, console)
    }
  }

  private static func writeFirstFree(
    _ bytes: [UInt8], _ suffix: String, _ console: Console
  ) throws {
    for number in 1...9999 {
      let digits = String(number)
      let zeros = String(repeating: "0", count: max(0, 3 - digits.count))
      let path = "profile" + zeros + digits + suffix
      do {
        let file = try OpenFile(Array(path.utf8), flags: O_WRONLY | O_CREAT | O_EXCL)
        console.note("Generating report in \(path)")
        return try writeAll(bytes, to: file.descriptor, name: path)
      } catch let error as FileError where error.code == EEXIST {
        continue
      }
    }
    throw OutputError(description: "could not create file of the form profile001\(suffix)")
  }

  /// Writes all bytes, however many calls that takes.
  static func writeAll(
    _ bytes: [UInt8], to descriptor: Int32, name: String
  ) throws(OutputError) {
    var start = 0
    while start < bytes.count {
      // SAFETY: the system reads the bytes from `start` to the end of the array, no more.
      let written = unsafe bytes.withUnsafeBytes {
        unsafe Glibc.write(descriptor, $0.baseAddress.map { unsafe $0 + start }, $0.count - start)
      }
      if written < 0 {
        if errno == EINTR { continue }
        throw OutputError(description: "write \(name): \(unsafe String(cString: strerror(errno)))")
      }
      start += written
    }
  }
}
