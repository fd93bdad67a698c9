import Bytes
import Glibc

/// A program that runs beside this one; its owner waits for its end.
package struct ChildProcess: ~Copyable {
  private let identifier: pid_t

  /// Whom the terminal's signals reach, such as an interrupt.
  package enum Job {
    case sameJob
    /// The program by itself, which an interrupt of this one leaves alone.
    case ownJob
  }

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - command: The program, looked for in `PATH` where it has no slash, and its arguments.
  ///   - input: What becomes its standard input.
  ///   - output: What becomes its standard output.
  ///   - errors: What becomes its standard error.
  ///   - job: Whether signals of the terminal reach the program.
  ///   - signal: One that is to work on it as usual, although this program ignores it.
  package init(
    _ command: [[UInt8]], input: Int32, output: Int32, errors: Int32,
    _ job: Job = .sameJob, heeding signal: Signal? = nil
  ) throws(ProgramError) {
    var attributes = Attributes()
    if let signal { attributes.heed(signal.rawValue) }
    if job == .ownJob { attributes.separate() }
    var streams = StandardStreams()
    streams.connect(input, STDIN_FILENO)
    streams.connect(output, STDOUT_FILENO)
    streams.connect(errors, STDERR_FILENO)
    // A parent may have left this signal ignored; then the system reports no child's end.
    Glibc.signal(SIGCHLD, SIG_DFL)
    var identifier: pid_t = 0
    let code = unsafe Self.withArguments(command) { arguments in
      guard let list = arguments.baseAddress, let program = unsafe list.pointee else {
        return ENOENT
      }
      // SAFETY: the list ends with a null pointer and lives during the call, and so do `streams` and
      // `attributes`.
      return unsafe posix_spawnp(
        &identifier, program, &streams.actions, &attributes.value, list, environ)
    }
    if code != 0 {
      let program = String(decoding: command.first ?? [], as: UTF8.self)
      throw .notStarted(program: program, SystemError(code: code))
    }
    self.identifier = identifier
  }

  deinit { _ = Self.reap(identifier) }

  /// Waits until the program has ended.
  package consuming func wait() -> Ending {
    let ending = Self.reap(identifier)
    discard self
    return ending
  }

  /// Lets it run on by itself; the system clears it away after this program.
  package consuming func leave() { discard self }

  private static func reap(_ identifier: pid_t) -> Ending {
    var status: Int32 = 0
    while unsafe waitpid(identifier, &status, 0) < 0, errno == EINTR {}
    // The low seven bits are the signal, as `WTERMSIG` has it; the next byte is the exit status.
    return status & 0x7f == 0 ? .exited(status >> 8 & 0xff) : .signalled(status & 0x7f)
  }

  /// Calls `body` with the words as C wants them, a null pointer after the last.
  private static func withArguments(
    _ words: [[UInt8]],
    _ body: (UnsafeMutableBufferPointer<UnsafeMutablePointer<CChar>?>) -> Int32
  ) -> Int32 {
    var text: [CChar] = []
    for word in words { text += word.cString }
    // SAFETY: each pointer is to a word of `text`, which a NUL ends, and lives as long as the closure.
    return unsafe text.withUnsafeMutableBufferPointer { text in
      var pointers: [UnsafeMutablePointer<CChar>?] = unsafe []
      var start = 0
      for word in words {
        unsafe pointers.append(text.baseAddress.map { unsafe $0 + start })
        start += word.count + 1
      }
      unsafe pointers.append(nil)
      return unsafe pointers.withUnsafeMutableBufferPointer { unsafe body($0) }
    }
  }
}

/// What the standard streams of a program that is started are connected to.
@safe
private struct StandardStreams: ~Copyable {
  // SAFETY: initialized in `init`, destroyed in `deinit`.
  var actions = unsafe posix_spawn_file_actions_t()

  init() { unsafe posix_spawn_file_actions_init(&actions) }

  deinit {
    var actions = unsafe actions
    unsafe posix_spawn_file_actions_destroy(&actions)
  }

  mutating func connect(_ descriptor: Int32, _ standard: Int32) {
    unsafe posix_spawn_file_actions_adddup2(&actions, descriptor, standard)
  }
}

/// How a program that is started differs from this one in what it inherits.
private struct Attributes: ~Copyable {
  /// Initialized in `init`, destroyed in `deinit`.
  var value = posix_spawnattr_t()
  private var flags: Int32 = 0

  init() { unsafe posix_spawnattr_init(&value) }

  deinit {
    var value = value
    unsafe posix_spawnattr_destroy(&value)
  }

  mutating func heed(_ signal: Int32) {
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe sigaddset(&signals, signal)
    unsafe posix_spawnattr_setsigdefault(&value, &signals)
    add(POSIX_SPAWN_SETSIGDEF)
  }

  /// Makes it a job of its own; without a group of its own, a program gets a new one.
  mutating func separate() { add(POSIX_SPAWN_SETPGROUP) }

  private mutating func add(_ flag: Int32) {
    flags |= flag
    unsafe posix_spawnattr_setflags(&value, Int16(flags))
  }
}
