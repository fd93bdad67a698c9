import Bytes
import CMalloc
import Glibc
import System

/// The command line as bytes: `CommandLine.arguments` would repair names that are not UTF-8.
///
/// Swift looks for it below the environment, in vain where a preloaded library has moved that, as
/// heap profilers do; then the system is asked.
func commandLineWords() -> [[UInt8]] {
  if CommandLine.argc == 0 {
    let text = (try? OpenFile("/proc/self/cmdline".bytes).contents()) ?? []
    // A NUL ends each word; the first is the program's name.
    return text.split(separator: 0, omittingEmptySubsequences: false).dropFirst().dropLast()
      .map(Array.init)
  }
  return (1..<Int(CommandLine.argc)).map { position in
    // SAFETY: the system passes `argc` strings that live as long as the process.
    guard let word = unsafe CommandLine.unsafeArgv[position] else { return [] }
    return unsafe Array(cString: word)
  }
}

// Tables grow by moving to larger blocks. Blocks of half a mebibyte and more come from the system and
// go back to it, so that what a table has outgrown does not stay. With a whole one `dot` of 200,000
// samples peaks 1 MB higher; with an eighth `top` takes 9 % longer.
mallopt(M_MMAP_THRESHOLD, 1 << 19)
// The few threads work on large tables and hardly ever wait for each other here; a heap for each would
// cost up to 0.9 MB and gain no time.
mallopt(M_ARENA_MAX, 1)
exit(Swprof.run(commandLineWords()))
