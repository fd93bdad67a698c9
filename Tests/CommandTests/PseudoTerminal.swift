import Foundation

/// `swprof` on a terminal of its own, to type into and to read from.
///
/// It is not started by Foundation, which gives a child what other tests have open: it would keep
/// them waiting for the end of its own session.
final class PseudoTerminal {
  private let master: Int32
  private var process: pid_t = 0
  private var ending: Int32?
  /// All that was shown so far.
  private(set) var shown = ""
  /// Up to where `wait` has found what it waited for.
  private var position = "".startIndex

  init(_ arguments: [String], environment: [String: String]) throws {
    master = unsafe open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var (lock, number) = (Int32(0), Int32(0))
    // TIOCSPTLCK and TIOCGPTN of asm-generic/ioctls.h: unlocks the terminal, and gives its number.
    _ = unsafe ioctl(master, 0x4004_5431, &lock)
    _ = unsafe ioctl(master, 0x8004_5430, &number)
    let variables = ["TERM": "xterm", "TZ": "UTC", "PATH": "/usr/bin:/bin"]
      .merging(environment) { $1 }
    let words =
      ["env", "--default-signal=INT,PIPE", "-i", "--chdir=\(Project.root.path)"]
      + variables.map { "\($0.key)=\($0.value)" } + [
        Project.swprof.path
      ] + arguments
    // SAFETY: actions and attributes are initialized here and destroyed after the only use; the words
    // end with a null pointer and live as long as the call.
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/pts/\(number)", O_RDWR, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, 0, 1)
    unsafe posix_spawn_file_actions_adddup2(&actions, 0, 2)
    for descriptor in Int32(3)..<256 {
      unsafe posix_spawn_file_actions_addclose(&actions, descriptor)
    }
    // Threads that run tests may have signals blocked.
    var attributes = posix_spawnattr_t()
    var noSignals = sigset_t()
    unsafe posix_spawnattr_init(&attributes)
    unsafe posix_spawnattr_setsigmask(&attributes, &noSignals)
    unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var list = unsafe words.map { unsafe strdup($0) } + [nil]
    unsafe posix_spawn(&process, "/usr/bin/env", &actions, &attributes, &list, nil)
    for index in unsafe list.indices { unsafe free(list[index]) }
    unsafe posix_spawnattr_destroy(&attributes)
    unsafe posix_spawn_file_actions_destroy(&actions)
  }

  deinit {
    if ending == nil { kill(process, SIGKILL) }
    close(master)
  }

  func type(_ text: String) {
    let bytes = Array(text.utf8)
    // SAFETY: the system reads as many bytes as there are.
    _ = unsafe write(master, bytes, bytes.count)
  }

  /// What the terminal does at Ctrl-C while no program takes keys.
  func interrupt() { kill(process, SIGINT) }

  /// Reads until a text is shown after the one that was waited for before.
  ///
  /// - Returns: What came before it; `nil` where it does not come.
  func wait(for text: String) -> String? {
    let deadline = ContinuousClock.now + .seconds(20)
    while ContinuousClock.now < deadline {
      if let found = shown[position...].range(of: text) {
        defer { position = found.upperBound }
        return String(shown[position..<found.lowerBound])
      }
      if !readMore(), hasEnded { return nil }
    }
    return nil
  }

  /// The exit status; -1 of a program that does not end.
  func end() -> Int32 {
    let deadline = ContinuousClock.now + .seconds(20)
    while !hasEnded, ContinuousClock.now < deadline { _ = readMore() }
    return ending ?? -1
  }

  private var hasEnded: Bool {
    var status: Int32 = 0
    if ending == nil, unsafe waitpid(process, &status, WNOHANG) == process {
      ending = status & 0x7f == 0 ? status >> 8 & 0xff : 128 + status & 0x7f
    }
    return ending != nil
  }

  /// Reads what there is, and waits a moment for it.
  private func readMore() -> Bool {
    var state = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard unsafe poll(&state, 1, 50) > 0 else { return false }
    // SAFETY: the system writes at most as many bytes as the buffer has, and says how many.
    let piece = unsafe [UInt8](unsafeUninitializedCapacity: 4096) { buffer, count in
      count = max(unsafe read(master, buffer.baseAddress, buffer.count), 0)
    }
    let offset = shown.utf8.distance(from: shown.startIndex, to: position)
    shown += String(decoding: piece, as: UTF8.self)
    position = shown.utf8.index(shown.startIndex, offsetBy: offset)
    return !piece.isEmpty
  }
}
