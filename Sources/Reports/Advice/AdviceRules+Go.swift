// Rules for programs of Go, by the names of its runtime and standard library (1.18 to 1.27).

extension AdviceRules {
  static let go: [AdviceRule] = [
    AdviceRule(
      name: "go-collection", runtime: .go,
      test: .through(
        #"^runtime\.(gc(BgMarkWorker|Drain|AssistAlloc|Start|MarkDone|MarkTermination|Sweep|"#
          + #"WriteBarrier|Mark)|bgsweep|bgscavenge|sweepone|wbBufFlush|scanobject|scanblock|"#
          + #"greyobject|markroot|\(\*gcWork\)|\(\*sweepLocked\))"#),
      // The collector may take a quarter of the processors while it runs, so on average less than
      // that; most programs are below a tenth.
      threshold: 0.15, title: "Garbage collection",
      advice: "Fewer allocations, fewer pointers in what stays alive, or a larger GOGC or "
        + "GOMEMLIMIT. The heap profile's alloc_space says who allocates.",
      next: [.peek, .top]),
    AdviceRule(
      name: "go-allocation", runtime: .go,
      test: .through(
        #"^runtime\.(mallocgc|newobject|newarray|makeslice|growslice|rawbyteslice|rawstring|"#
          + #"persistentalloc|\(\*mcache\)|\(\*mheap\)\.alloc)"#,
        except: ["go-collection"]),
      // Typical servers spend a tenth; from a sixth on, reusing memory shows in the total.
      threshold: 0.15, title: "Memory allocation",
      advice: "Make slices and maps at their final size, reuse buffers (sync.Pool, append to "
        + "x[:0]), keep values where pointers are not needed; -gcflags=-m says what escapes."),
    AdviceRule(
      name: "go-locks", runtime: .go,
      test: .through(
        #"^(internal/)?sync\.(\(\*(RW)?Mutex\)\.(R?Lock|R?Unlock|lockSlow|unlockSlow|rUnlockSlow)|"#
          + #"runtime_(Sem|doSpin|canSpin))|^runtime\.sem(acquire|release)"#),
      // A lock that is free costs some nanoseconds; a tenth means that goroutines meet there.
      threshold: 0.1, title: "Locks",
      advice: "Goroutines meet at a lock. A mutex profile says which one delays them. Hold it for "
        + "less, split it by key, count in atomics, or collect per goroutine and add up at the end."
    ),
    AdviceRule(
      name: "go-scheduling", runtime: .go,
      test: .through(
        #"^runtime\.(schedule|findRunnable|park_m|gopark|goready|ready|wakep|startm|stopm|"#
          + #"note(sleep|wakeup|tsleepg)|futex|gosched_m|goschedImpl|goexit0|newproc|"#
          + #"chan(send|recv)[12]?|selectgo|stealWork|resetspinning|mPark|netpoll)$"#,
        except: ["go-collection", "go-locks"]),
      // Switching costs well under a microsecond, so a sixth means pieces of work that are as small.
      threshold: 0.15, title: "Goroutine switching and channels",
      advice: "The pieces of work are too small for a goroutine or a message each. Send batches, "
        + "buffer the channel, or do small pieces where they arise."),
    AdviceRule(
      name: "go-syscalls", runtime: .go,
      test: .through(
        #"^(syscall\.(Raw)?Syscall[0-9N]*|syscall\.raw(Syscall|Vfork)\w*|"#
          + #"internal/runtime/syscall(/linux)?\.\w+|runtime/internal/syscall\.\w+)(\.abi0)?$"#),
      // Servers live of them, and a fifth is ordinary there; beyond a quarter, batching pays.
      threshold: 0.25, title: "System calls",
      advice: "Read and write more at a time: bufio around files and connections, fewer stats and "
        + "deadlines, larger messages."),
    AdviceRule(
      name: "go-cgo", runtime: .go,
      test: .through(#"^runtime\.(cgocall|asmcgocall|cgocallback\w*)(\.abi0)?$"#),
      // Each call costs some tens of nanoseconds on top of what C does.
      threshold: 0.2, title: "Calls into C",
      advice: "Call less often with more to do each time; what C does there, perf or gperftools "
        + "shows better."),
    AdviceRule(
      name: "go-copying", runtime: .go, kinds: [.time],
      test: .through(#"^runtime\.(memmove|typedmemmove|typedslicecopy|duffcopy)(\.abi0)?$"#),
      // Copying runs at memory speed: a tenth of the time moves gigabytes a second.
      threshold: 0.1, title: "Copying memory",
      advice: "Pass slices or pointers in place of large values, grow slices once to their final "
        + "size, and write into the destination at once."),
    AdviceRule(
      name: "go-zeroing", runtime: .go,
      test: .through(#"^runtime\.(memclr\w*|duffzero|bulkBarrier\w*)(\.abi0)?$"#),
      // As for copying.
      threshold: 0.1, title: "Zeroing memory",
      advice: "Large blocks are made anew and cleared. Reuse them."),
    AdviceRule(
      name: "go-maps", runtime: .go,
      test: .through(
        #"^runtime\.(map(access|assign|delete|iter|clear|clone|init|grow)|makemap|\(\*hmap\)|"#
          + #"evacuate|"#
          + #"hashGrow)|^internal/runtime/maps\."#),
      // A lookup costs as much as some ten or twenty additions; a sixth shows that they are the work.
      threshold: 0.15, title: "Maps",
      advice:
        "Look up once and keep the result, make the map at its final size, use small integers "
        + "as keys, or a slice where keys are dense or few."),
    AdviceRule(
      name: "go-interfaces", runtime: .go,
      test: .through(
        #"^runtime\.(conv[TIE]\w*|assert[EI]2\w*|typeAssert|getitab|interfaceSwitch|"#
          + #"(e|i|nil)?(iface|eface|inter)(eq|hash)\w*)$"#),
      // A conversion should not show at all.
      threshold: 0.05, title: "Interface conversions",
      advice: "Values are boxed to be passed as interfaces. Use concrete types or type parameters "
        + "on hot paths."),
    AdviceRule(
      name: "go-reflection", runtime: .go, kinds: [.time, .allocated],
      test: .through(#"^reflect\."#, except: ["go-serialization", "go-fmt"]),
      // Reflection is ten to a hundred times slower than code that knows its types.
      threshold: 0.1, title: "Reflection",
      advice:
        "Look fields and methods up once and keep the indices, or generate code for the types "
        + "on hot paths."),
    AdviceRule(
      name: "go-stack-growth", runtime: .go,
      test: .through(#"^runtime\.(copystack|newstack|adjustframe|stackalloc)$"#),
      // Stacks are copied when they grow; a goroutine that lives on grows once.
      threshold: 0.05, title: "Growing stacks",
      advice: "New goroutines need deep stacks, each grows its own. Let a few workers live on, or "
        + "make frames smaller (large arrays on the stack, deep recursion)."),
    AdviceRule(
      name: "go-strings", runtime: .go,
      test: .through(
        #"^runtime\.(slicebytetostring|stringtoslicebyte|slicerunetostring|stringtoslicerune|"#
          + #"intstring|concatstrings?\d?|concatbytes?\d?)$"#),
      // Each is a copy: as for copying.
      threshold: 0.1, title: "Converting and joining strings",
      advice:
        "Each conversion between string and []byte copies. Stay with one of them, append to a "
        + "buffer (strings.Builder, strconv.Append…), look maps up by m[string(bytes)]."),
    AdviceRule(
      name: "go-fmt", runtime: .go, kinds: [.time, .allocated],
      test: .through(#"^fmt\."#),
      // Writing for people is seldom what a program is for.
      threshold: 0.1, title: "Formatting by fmt",
      advice: "fmt finds types at run time and allocates. On hot paths append by strconv, and do "
        + "not format what is not written (levels of logging, errors that are dropped)."),
    AdviceRule(
      name: "go-logging", runtime: .go, kinds: [.time, .allocated],
      test: .through(
        #"^(log|log/slog|go\.uber\.org/zap(/\w+)?|github\.com/(sirupsen/logrus|rs/zerolog|"#
          + #"go-logr/logr|golang/glog)|k8s\.io/klog(/v2)?)\."#),
      // As for fmt.
      threshold: 0.1, title: "Logging",
      advice: "Log less on hot paths, test the level before the arguments are made, and use typed "
        + "attributes."),
    AdviceRule(
      name: "go-regexp-compilation", runtime: .go, kinds: [.time, .allocated],
      test: .through(#"^regexp\.(Must)?Compile(POSIX)?$|^regexp\.(compile|MatchString|Match)$"#),
      // Compiled once, it does not show.
      threshold: 0.03, title: "Compiling regular expressions",
      advice:
        "An expression is compiled again and again. Compile it once, in a package variable or "
        + "sync.OnceValue."),
    AdviceRule(
      name: "go-regexp", runtime: .go,
      test: .through(#"^regexp\.\(\*Regexp\)\."#, except: ["go-regexp-compilation"]),
      // Matching by hand is five to twenty times faster.
      threshold: 0.15, title: "Regular expressions",
      advice: "Test with strings.Contains or HasPrefix first, anchor the expression, avoid groups "
        + "that are not read, or take the text apart by hand."),
    AdviceRule(
      name: "go-serialization", runtime: .go, kinds: [.time, .allocated],
      test: .through(
        #"^(encoding/(json|xml|gob|csv|asn1|base64|hex|binary|pem)(/\w+)*|"#
          + #"google\.golang\.org/protobuf(/\w+)*|github\.com/(golang/protobuf/\w+|"#
          + #"json-iterator/go|goccy/go-(json|yaml)|vmihailenco/msgpack(/v\d)?|bytedance/sonic)|"#
          + #"gopkg\.in/yaml\.v\d)\."#),
      // A service that passes messages spends a tenth; beyond a sixth the format is the work.
      threshold: 0.15, title: "Encoding and decoding",
      advice: "Decode only what is read, once, into typed structs; keep what was encoded; stream "
        + "with one Decoder or Encoder; or choose a format or a generator that needs no reflection."
    ),
    AdviceRule(
      name: "go-compression", runtime: .go,
      test: .through(
        #"^(compress/\w+|github\.com/(klauspost/compress|golang/snappy|"#
          + #"pierrec/lz4))[./]"#),
      // It is one choice of a level or a format.
      threshold: 0.2, title: "Compression",
      advice: "A lower level or a faster format (zstd, lz4), reused writers (Reset), or no "
        + "compression of what is small or compressed already."),
    AdviceRule(
      name: "go-hashing", runtime: .go,
      test: .through(
        #"^(crypto/(md5|sha\w*|internal/fips140/sha\w*|hmac)|hash/\w+|"#
          + #"github\.com/(cespare/xxhash|zeebo/xxh3)(/v\d)?)\."#),
      // It is one choice of a function.
      threshold: 0.15, title: "Hashing",
      advice:
        "Hash once and keep the sum, hash less, or use a faster function where nobody attacks "
        + "(hash/maphash, xxhash)."),
    AdviceRule(
      name: "go-sorting", runtime: .go,
      test: .through(#"^sort\.(Slice|SliceStable|Sort|Stable)$"#),
      // Half of that is the price of interfaces.
      threshold: 0.1, title: "Sorting through interfaces",
      advice:
        "slices.SortFunc is about twice as fast; sorting less often, or keeping the order, is "
        + "faster still."),
    AdviceRule(
      name: "go-clock", runtime: .go,
      test: .through(#"^time\.(Now|Since|Until|runtimeNow|now)$|^runtime\.(time_now|walltime)$"#),
      // Some 50 ns each: a twentieth means that it is read for the smallest pieces of work.
      threshold: 0.05, title: "Reading the clock",
      advice: "Read it once for each piece of work and pass it on, or for one in many."),
    AdviceRule(
      name: "go-panics", runtime: .go,
      test: .through(#"^runtime\.(gopanic|gorecover|recovery|addOneOpenDeferFrame)$"#),
      // They are for the exceptional.
      threshold: 0.03, title: "Panics",
      advice: "Return errors where failing is ordinary."),
    AdviceRule(
      name: "go-buffers", runtime: .go, kinds: [.allocated],
      test: .through(
        #"^(bytes\.(\(\*Buffer\)\.(grow|Grow)|growSlice)|strings\.\(\*Builder\)\.(grow|Grow)|"#
          + #"io\.ReadAll|os\.ReadFile|bufio\.NewReader(Size)?|bufio\.NewWriter(Size)?)$"#),
      // A third of what is allocated is worth a Grow or a pool.
      threshold: 0.3, title: "Buffers that are made and grown",
      advice: "Grow them once to their final size, keep them for the next use, or stream in place "
        + "of reading everything."),
  ]
}
