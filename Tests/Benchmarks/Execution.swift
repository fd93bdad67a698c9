import Glibc

/// What one run of a program took.
struct Execution {
  let status: Int32
  let wallNanoseconds: Int64
  /// User and system time of all its threads.
  let cpuNanoseconds: Int64
  /// The most memory it had resident. Never less than what this process has resident, which the
  /// kernel counts to the child until it executes the program: inputs are made by another process.
  let peakByteCount: Int
}

/// Runs a program to its end, with standard output discarded.
///
/// - Parameters:
///   - errors: The file to put standard error into.
///   - allowed: The statuses with which it may end.
/// - Throws: `Trouble` when it cannot be started or ends in another way.
func execute(
  _ command: [String], errors: String, allowed: ClosedRange<Int32> = 0...0
) throws(Trouble) -> Execution {
  let started = monotonicNanoseconds()
  let child = try spawn(command, errors: errors)
  var status: Int32 = 0
  var usage = rusage()
  // SAFETY: both are written during the call only.
  while unsafe wait4(child, &status, 0, &usage) < 0 {
    guard errno == EINTR else { throw .failed("wait for \(command[0])") }
  }
  let wall = monotonicNanoseconds() - started
  guard status & 0x7f == 0, allowed.contains(status >> 8) else {
    let end = status & 0x7f == 0 ? "status \(status >> 8)" : "signal \(status & 0x7f)"
    throw Trouble("\(command.joined(separator: " ")): ended with \(end), see \(errors)")
  }
  return Execution(
    status: status >> 8, wallNanoseconds: wall,
    cpuNanoseconds: nanoseconds(usage.ru_utime) + nanoseconds(usage.ru_stime),
    peakByteCount: usage.ru_maxrss * 1024)
}

/// `posix_spawn` and not `fork`, so that nothing of this process is copied on the clock.
private func spawn(_ command: [String], errors: String) throws(Trouble) -> pid_t {
  // SAFETY: the actions are initialized here and destroyed on leaving; the argument strings live
  // until they are freed, after the child has its own copy.
  var actions = unsafe posix_spawn_file_actions_t()
  unsafe posix_spawn_file_actions_init(&actions)
  defer { unsafe posix_spawn_file_actions_destroy(&actions) }
  unsafe posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
  unsafe posix_spawn_file_actions_addopen(
    &actions, STDERR_FILENO, errors, O_WRONLY | O_CREAT | O_TRUNC, 0o666)
  var arguments = unsafe command.map { unsafe strdup($0) } + [nil]
  defer {
    for position in unsafe arguments.indices { unsafe free(arguments[position]) }
  }
  var child: pid_t = 0
  let code = unsafe posix_spawnp(&child, command[0], &actions, nil, &arguments, environ)
  guard code == 0 else { throw .failed("run \(command[0])", code) }
  return child
}

private func monotonicNanoseconds() -> Int64 {
  var time = timespec()
  // SAFETY: `time` is written during the call only.
  unsafe clock_gettime(CLOCK_MONOTONIC, &time)
  return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
}

private func nanoseconds(_ time: timeval) -> Int64 {
  Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_usec) * 1000
}
