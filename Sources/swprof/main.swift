import CMalloc
import Glibc

/// The command line as bytes: `CommandLine.arguments` would repair names that are not UTF-8.
func commandLineWords() -> [[UInt8]] {
  (1..<max(Int(CommandLine.argc), 1)).map { position in
    // SAFETY: the system passes `argc` strings that live as long as the process.
    guard let word = unsafe CommandLine.unsafeArgv[position] else { return [] }
    return unsafe Array(UnsafeRawBufferPointer(start: word, count: strlen(word)))
  }
}

// Tables grow by moving to larger blocks. Blocks of a mebibyte and more come from the system and go
// back to it, so that what a table has outgrown does not stay.
mallopt(M_MMAP_THRESHOLD, 1 << 20)
// The few threads work on large tables and hardly ever wait for each other here; a heap for each would
// cost up to 0.9 MB and gain no time.
mallopt(M_ARENA_MAX, 1)
exit(Swprof.run(commandLineWords()))
