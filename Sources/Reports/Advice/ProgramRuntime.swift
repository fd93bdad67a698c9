import Profiles

/// Which machinery runs below a program's own code.
package enum ProgramRuntime: String, CaseIterable, Sendable {
  case any, go
  /// C, C++, Rust and Swift: libc and what is compiled to machine code.
  case native
  case swift
}

/// How names tell the runtime's functions from the program's own.
struct RuntimeNames {
  let runtime: ProgramRuntime
  /// Names that only such programs have.
  let sign: Pattern
  /// The end of the paths of its sources.
  let sources: Pattern
  /// Names that are not the program's own: the standard library and what is below it.
  let foreign: Pattern

  init(
    _ runtime: ProgramRuntime, sign: String, sources: String, foreign: String
  ) throws(PatternError) {
    self.runtime = runtime
    self.sign = try Pattern(sign)
    self.sources = try Pattern(sources)
    self.foreign = try Pattern(foreign)
  }

  /// Go first: a name with a dot after its package is Go's wherever the profile has Go code.
  static func all() throws(PatternError) -> [RuntimeNames] {
    [
      try RuntimeNames(
        .go,
        sign: #"^runtime\.(main|goexit|mcall|gopark|systemstack|mstart|mallocgc|gcBgMarkWorker)$"#,
        sources: #"\.go$"#,
        // The standard library is told by the first element of its paths; a program's own packages
        // have a domain there, or a name of their own. What has no dot is written in assembler.
        foreign: #"^(archive|bufio|bytes|cmp|compress|container|context|crypto|database|debug|"#
          + #"embed|encoding|errors|expvar|flag|fmt|go|hash|html|image|index|internal|io|iter|"#
          + #"log|maps|math|mime|net|os|path|plugin|reflect|regexp|runtime|slices|sort|strconv|"#
          + #"strings|structs|sync|syscall|testing|text|time|unicode|unique|unsafe|vendor|weak)"#
          + #"[./]|^(type|go)[:.]|^_\.|^[^.]*$|^(google\.)?golang\.org/(x|protobuf|grpc)/"#),
      try RuntimeNames(
        .swift,
        sign: #"^swift_|^swift::|^\$s[A-Z0-9]"#,
        sources: #"\.swift$"#,
        foreign:
          #"^([^\pL_]|(append|next|init|insert|remove|map|filter|forEach|sort|subscript\.\w+|"#
          + #"(isEmpty|count|first|last|startIndex|endIndex)\.get)$|swift_|swift::|_|specialized |partial apply|thunk for|protocol witness|"#
          + #"outlined |destroy for|(initialize|assign)With|tryCast|lazy protocol|"#
          + #"(generic )?type metadata|value witness|merged |@objc |"#
          + #"(static )?(Swift\.|(Contiguous)?Array(Slice)?\b|Dictionary\b|Set\b|String\b|"#
          + #"Substring\b|Character\b|Unicode\b|Hasher\b|Unsafe|IndexingIterator|Optional\b|"#
          + #"Sequence\b|Collection\b|(Closed)?Range\b|Int(\d+)?\b|UInt(\d+)?\b|Double\b))"#),
      try RuntimeNames(
        .native,
        sign: #"^((_start|__libc_start_(call_)?main|clone3?|start_thread|main|malloc)$|__libc_|"#
          + #"operator new|std::|core::|alloc::|_Z)"#,
        sources: #"\.(c|cc|cpp|cxx|h|hh|hpp|rs|swift)$"#,
        foreign: #"^(_|<?(std|core|alloc|boost|absl|tcmalloc|__gnu_cxx|__cxxabiv1|hashbrown)::|"#
          + #"operator (new|delete)|(tc|je|mi|rust)_|mem(cpy|move|set|cmp|chr|pcpy)|"#
          + #"str(len|cmp|cpy|chr|ncmp|dup)|clone3?\b|start_thread|pthread_|futex|lll_|cfree|"#
          + #"(m|c|re)alloc\b|free\b|tcache_|unlink_chunk|sys(malloc|trim)|entry_|do_syscall|"#
          + #"asm_|exc_|clock(_gettime)?$|(read|write|open|close|poll|mmap|munmap|syscall)$)|"#
          + #"@plt$"#),
    ]
  }
}
