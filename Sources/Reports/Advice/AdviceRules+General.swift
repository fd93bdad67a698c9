// Rules that need no names: the shape of a profile stands out, whatever runs below the program.

extension AdviceRules {
  static let general: [AdviceRule] = [
    AdviceRule(
      name: "hot-function", test: .oneFunction,
      // Twice as fast, such a function makes the program a sixth faster; below, less than noise.
      threshold: 0.3, title: "One function",
      advice: "Most of this is its own instructions, not what it calls: a better algorithm, less "
        + "work for each call, or fewer calls. Its lines say which loop it is.",
      next: [.list, .disasm, .peek]),
    AdviceRule(
      name: "fork", test: .fork,
      // Less is one part among others; and nobody needs to be told of what is above everything.
      threshold: 0.3, title: "Work that branches below one function",
      advice: "It does little itself, and no single callee explains it: the place to ask whether "
        + "all of these steps are needed, and as often.",
      next: [.peek, .list]),
    AdviceRule(
      name: "collection", test: .through(#"^\(garbage collector\)$"#),
      // As for Go: a sixth is more than a heap of ordinary size takes.
      threshold: 0.15, title: "Garbage collection",
      advice: "Allocate less: reuse objects and buffers, and keep what is made again and again. A heap "
        + "profile says where memory is taken.",
      next: [.peek]),
    AdviceRule(
      name: "unnamed", kinds: [.time, .inUse, .delay], test: .unnamed,
      // Half of the time without names is more than any reading can make up for.
      threshold: 0.5, title: "Functions without names",
      advice: "No symbols were found for them. Name the program on the command line before the "
        + "profile, or its folder in PPROF_BINARY_PATH, or build it with symbols.",
      next: []),
    AdviceRule(
      name: "idle", test: .idleness,
      // A program that computes uses one processor; one that uses a quarter of it mostly waits.
      threshold: 0.75, title: "Little processor time",
      advice: "For so much of the time it did not run, and a CPU profile does not show why: it "
        + "waited, for input, locks, timers or a processor. A block or mutex profile, or a trace, "
        + "does.",
      next: []),
    AdviceRule(
      name: "heap-site", kinds: [.inUse], test: .onePlace,
      // The half of all memory: nothing done elsewhere helps as much.
      threshold: 0.5, title: "Memory in use comes from one place",
      advice: "A cache or list that is never emptied looks like this, and so does a large table "
        + "that is needed. Two heap profiles some time apart tell which: -base shows growth.",
      next: [.list, .peek]),
    AdviceRule(
      name: "small-objects", kinds: [.inUse], test: .smallObjects,
      // From about a third of the memory on, joining objects is worth its work.
      threshold: 0.3, title: "Many small objects",
      advice: "Objects of up to 64 bytes cost as much for headers, rounding, pointers and the "
        + "collector as for what they hold. Keep values in one array, and indices for pointers.",
      next: [.list, .peek]),
    AdviceRule(
      name: "churn", kinds: [.allocated], test: .churn,
      // A third of what is allocated, where nine tenths of it are dropped again.
      threshold: 0.3, title: "Memory that is dropped at once comes from one place",
      advice: "Far more is allocated than kept. Reuse the buffer, allocate it once at its final "
        + "size, or let the caller pass one in.",
      next: [.list, .peek]),
    AdviceRule(
      name: "one-lock", kinds: [.delay], test: .onePlace,
      // Half of all waiting at one place: it is that lock, not locking.
      threshold: 0.5, title: "Waiting comes from one place",
      advice: "Hold the lock for less (no calls, no input or output inside), split it by key, or "
        + "give each worker its own state. Waiting for work to arrive is no trouble.",
      next: [.list, .peek]),
    AdviceRule(
      name: "goroutine-leak", kinds: [.goroutines], test: .sameStack,
      // Of the thousand or more that a program has; connections that wait for input look alike, too.
      threshold: 0.25, title: "Goroutines that wait at one place",
      advice: "If their number grows they leak: nobody sends, receives or cancels any more. "
        + "Give each a context or a channel that is closed. Open connections look the same.",
      next: [.peek, .list]),
  ]
}
