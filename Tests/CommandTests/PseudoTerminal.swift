import Foundation

/// `swprof` on a terminal of its own, to type into and to read from.
final class PseudoTerminal {
  private let master: FileHandle
  private let process = Process()
  /// All that was shown so far.
  private(set) var shown = ""
  /// Up to where `wait` has found what it waited for.
  private var position = "".startIndex

  init(_ arguments: [String], environment: [String: String]) throws {
    let descriptor = unsafe open("/dev/ptmx", O_RDWR | O_NOCTTY)
    var (lock, number) = (Int32(0), Int32(0))
    // TIOCSPTLCK and TIOCGPTN of asm-generic/ioctls.h: unlocks the terminal, and gives its number.
    _ = unsafe ioctl(descriptor, 0x4004_5431, &lock)
    _ = unsafe ioctl(descriptor, 0x8004_5430, &number)
    let name = "/dev/pts/\(number)"
    master = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    let terminal = FileHandle(
      fileDescriptor: unsafe open(name, O_RDWR | O_NOCTTY), closeOnDealloc: true)
    process.executableURL = Project.swprof
    process.arguments = arguments
    process.currentDirectoryURL = Project.root
    process.environment = ["TERM": "xterm", "TZ": "UTC", "PATH": "/usr/bin:/bin"].merging(
      environment
    ) { $1 }
    process.standardInput = terminal
    process.standardOutput = terminal
    process.standardError = terminal
    try process.run()
  }

  func type(_ text: String) throws { try master.write(contentsOf: Data(text.utf8)) }

  /// Reads until a text is shown behind the one that was waited for before.
  ///
  /// - Returns: What came before it; `nil` where it does not come.
  func wait(for text: String) -> String? {
    let deadline = ContinuousClock.now + .seconds(20)
    while ContinuousClock.now < deadline {
      if let found = shown[position...].range(of: text) {
        defer { position = found.upperBound }
        return String(shown[position..<found.lowerBound])
      }
      guard readMore() else { return nil }
    }
    return nil
  }

  /// The exit status.
  func end() -> Int32 {
    while process.isRunning, readMore() {}
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// - Returns: Whether there can be more.
  private func readMore() -> Bool {
    var state = pollfd(fd: master.fileDescriptor, events: Int16(POLLIN), revents: 0)
    guard unsafe poll(&state, 1, 100) > 0 else { return process.isRunning }
    // SAFETY: the system writes at most as many bytes as the buffer has, and says how many.
    let piece = unsafe [UInt8](unsafeUninitializedCapacity: 4096) { buffer, count in
      count = max(unsafe read(master.fileDescriptor, buffer.baseAddress, buffer.count), 0)
    }
    // A terminal that nobody has open any more is an error, and no end.
    if piece.isEmpty { return false }
    let offset = shown.utf8.distance(from: shown.startIndex, to: position)
    shown += String(decoding: piece, as: UTF8.self)
    position = shown.utf8.index(shown.startIndex, offsetBy: offset)
    return true
  }
}
