import Rendering

// Rules for machine code: C, C++ and Rust, and what Swift shares with them. Names come as linkers and
// demanglers leave them, with prefixes of the allocator or the library and suffixes of the compiler.

extension AdviceRules {
  /// What may follow a name: versions, stubs, clones and parts that the compiler has cut off.
  private static let end = #"(\(.*\))?(@.*|\.(abi0|cold|part|isra|constprop|llvm|plt)(\.\d+)*)*$"#

  static let native: [AdviceRule] = [
    AdviceRule(
      name: "allocation", runtime: .native,
      test: .through(
        #"^(operator (new|delete)(\[\])?|"#
          + #"(_?_?(GI_)?_*libc_|je_|tc_|mi_|__interceptor_)?((m|c|re|v|pv)alloc(array)?|c?free)|"#
          + #"__(rust|rdl|rg)_(alloc|dealloc|realloc|alloc_zeroed)|"#
          + #"tc_(new|delete)\w*|_int_(malloc|free|realloc|memalign)\w*|malloc_consolidate|"#
          + #"sysmalloc|systrim|unlink_chunk|tcache_\w+|arena_get2?|"#
          + #"(posix_|tc_|je_|__libc_)?(memalign|aligned_alloc)|(je_|_)?\w*(arena_(m|p|"#
          + #"d)alloc)\w*|"#
          + #"swift_(slowAlloc|slowDealloc|allocObject|deallocObject|deallocClassInstance|"#
          + #"allocBox|deallocBox|allocError))"# + end
          + #"|^(tcmalloc|\(anonymous namespace\)::do_(malloc|free)|alloc::alloc)(::|\b)|"#
          + #"^std::(__new_allocator|allocator_traits|__allocate_guarded)\b"#),
      // With a good allocator a tenth is ordinary; from a sixth on, fewer allocations show.
      threshold: 0.15, title: "Memory allocation",
      advice:
        "Reserve containers at their final size, reuse objects, keep small ones inside others "
        + "or in an arena; tcmalloc, jemalloc or mimalloc halve what is left."),
    AdviceRule(
      name: "copying", runtime: .native,
      test: .through(
        #"^_?_?(GI_)?_*(platform_)?(mem(cpy|move|pcpy)|bcopy)"#
          + #"(_chk|_(avx|sse|evex|erms|ssse|unaligned|generic|a64|sve|falkor|thunderx)\w*)*"# + end
          + #"|^(swift_arrayInitWith(Copy|Take)\w*|swift::swift_arrayInit\w*)"#),
      // Copying runs at memory speed: a tenth of the time moves gigabytes a second.
      threshold: 0.1, title: "Copying memory",
      advice: "Pass by reference or move, write into the destination at once, copy less often or "
        + "less; a cache line that is not touched costs nothing."),
    AdviceRule(
      name: "zeroing", runtime: .native,
      test: .through(#"^_?_?(GI_)?_*(memset|bzero|clear_page)(_chk|_[a-z]\w*)*"# + end),
      // As for copying.
      threshold: 0.1, title: "Zeroing memory",
      advice: "Large blocks are made anew and cleared. Reuse them, or leave uninitialized what is "
        + "written at once."),
    AdviceRule(
      name: "c-strings", runtime: .native,
      test: .through(
        #"^_?_?(GI_)?_*(str(len|n?cmp|n?cpy|n?cat|r?chr|str|casecmp|tok\w*|to[dlu]\w*)|memchr|"#
          + #"atoi|"#
          + #"sscanf)(_(avx|sse|evex|erms|generic)\w*)*"# + end, except: ["dynamic-casts"]),
      // They look for an end that somebody knew before.
      threshold: 0.1, title: "C strings",
      advice:
        "Keep lengths beside strings (string_view), compare lengths or hashes first, and parse "
        + "by from_chars."),
    AdviceRule(
      name: "std-strings", runtime: .native,
      test: .through(
        #"^std::(__cxx11::|__1::)?basic_string(<.*>)?::(basic_string|~basic_string|_M_(create|"#
          + #"construct|assign|append|mutate|dispose|destroy|replace\w*)|append|assign|"#
          + #"operator\+?=|"#
          + #"substr|reserve|push_back)|^std::(operator\+|to_string|__cxx11::to_string)\b|"#
          + #"^(alloc::string::|<alloc::string::String|alloc::str::|alloc::fmt::format)"#),
      // Each is an allocation and a copy.
      threshold: 0.1, title: "Making and copying strings",
      advice: "Pass string_view (Rust: &str) or a const reference, move in place of copying, build "
        + "in one string with reserve, and keep what is made again and again."),
    AdviceRule(
      name: "ordered-trees", runtime: .native,
      test: .through(
        #"^std::(_Rb_tree|(__cxx1998::)?(multi)?(map|set)(<.*>)?::|__1::(__tree|(multi)?(map|"#
          + #"set)))|"#
          + #"^std::local_Rb_tree|^<?alloc::collections::btree"#),
      // Each step down is a cache miss.
      threshold: 0.1, title: "Ordered trees (std::map, std::set)",
      advice:
        "A sorted vector or a hash table (absl::flat_hash_map, unordered_map with reserve) is "
        + "several times faster where order is not needed at each moment."),
    AdviceRule(
      name: "hash-tables", runtime: .native,
      test: .through(
        #"^std::(unordered_(multi)?(map|set)|_Hashtable|__detail::_(Map_base|Hash\w*)|_Hash_bytes|"#
          + #"__1::(__hash_table|unordered_))|^<?hashbrown::|^<?std::collections::hash|"#
          + #"^absl::.*raw_hash_set|^<?core::hash::|ska::|robin_hood::"#),
      // As for maps of Go: beyond a sixth the lookups are the work.
      threshold: 0.15, title: "Hash tables",
      advice:
        "Look up once and keep the result, reserve, use small integer keys and a fast hash, or "
        + "an open table (absl::flat_hash_map); a vector where keys are dense."),
    AdviceRule(
      name: "exceptions", runtime: .native,
      test: .through(
        #"^(__cxa_(throw|rethrow|begin_catch|end_catch|allocate_exception|free_exception)|"#
          + #"_Unwind_\w+|__gxx_personality_v0|__gcc_personality_v0|rust_panic\w*|"#
          + #"(std|core)::panicking::(begin_|rust_)?panic\w*|std::panicking::(default_hook|"#
          + #"resume_unwind))"# + end),
      // A throw costs a microsecond or more, and takes a lock in older libraries.
      threshold: 0.03, title: "Exceptions",
      advice: "Something is thrown in the ordinary course of things. Return an optional, an error "
        + "code or an expected value there."),
    AdviceRule(
      name: "dynamic-casts", runtime: .native,
      test: .through(
        #"^(__dynamic_cast|__cxxabiv1::.*do_dyncast|__cxxabiv1::.*do_upcast)"# + end,
        except: ["formatting", "regex-compilation"]),
      // A virtual function costs a hundredth.
      threshold: 0.05, title: "dynamic_cast",
      advice: "Use a virtual function, a kind stored in the object, or std::variant."),
    AdviceRule(
      name: "reference-counts", runtime: .native,
      test: .through(
        #"^std::(_Sp_counted\w*|__shared_(count|ptr)|shared_ptr|__1::__shared_\w+)|"#
          + #"^__gnu_cxx::__(exchange_and_add|atomic_add)|^<?alloc::(sync::Arc|rc::Rc)"#),
      // An atomic addition costs some nanoseconds, and far more where threads share it.
      threshold: 0.1, title: "Shared pointers",
      advice: "Pass references or plain pointers where ownership does not change hands, move in "
        + "place of copying, and use unique_ptr where one owner is enough."),
    AdviceRule(
      name: "locks", runtime: .native,
      test: .through(
        #"^(_?_?_?(GI_)?_*pthread_(mutex_(un|try)?lock|mutex_cond_lock|rwlock_\w+|cond_\w+|"#
          + #"spin_\w+)\w*|"#
          + #"_?_?(GI_)?_*lll_(un)?(lock|mutex|trylock)\w*|lll_mutex_\w+|"#
          + #"_?_?futex_(wait|wake|abstimed)\w*|native_queued_spin_lock_slowpath|"#
          + #"__gthread_mutex_\w+)"# + end
          + #"|^std::((recursive_|timed_|shared_)*mutex|lock_guard|unique_lock|scoped_lock)\b|"#
          + #"^absl::Mutex|^<?(parking_lot|std::sys::\w+::(mutex|futex|rwlock))|"#
          + #"^swift::(Mutex|threading)|^swift_task_(enter|exit)\w*Lock"#),
      // A lock that is free costs some nanoseconds; a tenth means that threads meet there.
      threshold: 0.1, title: "Locks",
      advice: "Threads meet at a lock. Hold it for less, split it by key, count in atomics, or "
        + "collect per thread and add up at the end."),
    AdviceRule(
      name: "syscalls", runtime: .native,
      test: .through(
        #"^((_?_?(GI_)?_*(libc_)?(p?(read|write)v?(64)?|send(to|m?msg|file)?|recv(from|m?msg)?|"#
          + #"open(at)?(64)?|close|f?l?stat(at|x)?(64)?|newfstatat|ioctl|fcntl(64)?|poll|ppoll|"#
          + #"select|"#
          + #"epoll_\w*wait|accept4?|connect|lseek(64)?|fsync|fdatasync|access|getdents(64)?|"#
          + #"syscall|"#
          + #"sched_yield|nanosleep|clock_nanosleep|unlink|rename|readlink)(_nocancel)?)"# + end
          + #"|entry_SYSCALL_64\w*|do_syscall_64|el0_svc|(__)?(x64|arm64|se)_sys_\w+)$"#,
        except: ["page-faults", "locks"]),
      // As for Go.
      threshold: 0.25, title: "System calls",
      advice: "Read and write more at a time, keep files open, ask the system once; io_uring where "
        + "it is all input and output."),
    AdviceRule(
      name: "page-faults", runtime: .native,
      test: .through(
        #"^((asm_)?exc_page_fault|(do_)?page_fault|do_user_addr_fault|handle_mm_fault|"#
          + #"__handle_mm_fault|do_anonymous_page|clear_page\w*|el0_da|do_mem_abort|"#
          + #"_?_?(GI_)?_*(m(un|re)?map(64)?|madvise|s?brk)"# + end + ")"),
      // Memory that is kept costs one fault a page, once.
      threshold: 0.05, title: "Memory taken from the system and given back",
      advice: "Pages are mapped, cleared and unmapped again and again. Keep large blocks "
        + "(M_MMAP_THRESHOLD, M_TRIM_THRESHOLD of mallopt), or use huge pages."),
    AdviceRule(
      name: "regex-compilation", runtime: .native,
      test: .through(
        #"^std::__detail::_(Compiler|Scanner|NFA)\b|^std::(__cxx11::|"#
          + #"__1::)?basic_regex.*::(basic_regex|"#
          + #"_M_compile|__parse)|^(re2::RE2::RE2|re2::RE2::Init|regcomp|pcre2?_compile\w*|"#
          + #"boost::basic_regex.*::(assign|do_assign))|^<?regex(_automata)?::.*(build|Builder)"#),
      // Compiled once, it does not show.
      threshold: 0.03, title: "Compiling regular expressions",
      advice: "An expression is compiled again and again. Make it static const, once."),
    AdviceRule(
      name: "regex", runtime: .native,
      test: .through(
        #"^std::(__detail::(_Executor|__regex_algo_search)|(__1::)?regex_(match|search|replace))|"#
          + #"^(re2::|regexec|pcre2?_(exec|match|jit)|boost::re_detail)|^<?regex(_automata)?::"#,
        except: ["regex-compilation"]),
      // RE2 is ten times faster than std::regex, taking text apart by hand five times again.
      threshold: 0.1, title: "Regular expressions",
      advice:
        "Test for a fixed part first, use RE2 or Hyperscan in place of std::regex, or take the "
        + "text apart by hand."),
    AdviceRule(
      name: "formatting", runtime: .native,
      test: .through(
        #"^(_?_?(GI_)?_*(IO_)?v?(f|s|sn|as|d)?printf(_internal|_chk)?|_*printf_\w+|"#
          + #"_IO_\w*(xsputn|default_\w+)|__mpn_\w+)"# + end
          + #"|^std::(__1::)?(basic_)?(i|o|io|string|istring|ostring)stream\b|"#
          + #"^std::(__cxx11::|__1::)?(num_(put|get)|__ostream_insert|operator<<|operator>>|"#
          + #"ostream|"#
          + #"basic_[io]stream|locale|use_facet|time_put)|^(fmt::(v\d+::)?|core::fmt::|"#
          + #"<?alloc::fmt)"#,
        except: ["regex-compilation"]),
      // Writing for people is seldom what a program is for.
      threshold: 0.1, title: "Formatting and streams",
      advice: "std::to_chars and std::format_to into a buffer that is reused are several times "
        + "faster than streams and printf; do not format what is not written."),
    AdviceRule(
      name: "serialization", runtime: .native,
      test: .through(
        #"^(nlohmann::|rapidjson::|simdjson::|Json::|google::protobuf::|flatbuffers::|msgpack::|"#
          + #"<?serde(_json|_derive)?::|<?bincode::|<?prost::|yaml_|YAML::)|"#
          + #"^(static )?(JSON(Decoder|Encoder|Scanner|Parser|Map|Writer)|_JSON\w+|PropertyList)"#),
      // As for Go.
      threshold: 0.15, title: "Encoding and decoding",
      advice: "Decode only what is read, once; keep what was encoded; parse in place; or choose a "
        + "faster library or format."),
    AdviceRule(
      name: "compression", runtime: .native,
      test: .through(
        #"^_?(inflate\w*|deflate\w*|longest_match|compress_block|ZSTD_\w+|HUF_\w+|LZ4\w*_\w+|"#
          + #"Brotli\w+|"#
          + #"snappy::.*|BZ2_\w+|lzma_\w+|<?(flate2|miniz_oxide|zstd)::.*)"#),
      // It is one choice of a level or a format.
      threshold: 0.2, title: "Compression",
      advice:
        "A lower level, a faster library or format (zlib-ng, zstd, lz4), or no compression of "
        + "what is small or compressed already."),
    AdviceRule(
      name: "hashing", runtime: .native,
      test: .through(
        #"(?i)^_?((sha|md)\d+_?\w*(update|transform|block\w*|final)\w*|crc32\w*|adler32\w*|"#
          + #"(XXH|city|murmur|sip|farm)_?\d*_?(hash)?\w*|blake[23]\w*)"# + end
          + #"|^(EVP_Digest\w+|<?(sha2|md5|blake3|siphasher)::)"#),
      // It is one choice of a function.
      threshold: 0.15, title: "Hashing",
      advice:
        "Hash once and keep the sum, hash less, use the processor's instructions, or a faster "
        + "function where nobody attacks (xxh3)."),
    AdviceRule(
      name: "linking", runtime: .native,
      test: .through(
        #"^_?(dl_(lookup_symbol_x|relocate_object|runtime_resolve\w*|fixup|map_object\w*|start)|"#
          + #"do_lookup_x|check_match)"# + end),
      // Once at the start; what is this short should not be profiled for its work.
      threshold: 0.05, title: "Linking at the start",
      advice: "The program is short, and its start counts. Link statically or prelink, load fewer "
        + "libraries, or measure a longer run."),
    AdviceRule(
      name: "clock", runtime: .native,
      test: .through(
        #"^_?_?(GI_)?_*(vdso_)?(clock_gettime\w*|gettimeofday|clock|time)"# + end
          + #"|^std::chrono::.*::now|^<?std::time::Instant"#),
      // Some 25 ns each: a twentieth means that it is read for the smallest pieces of work.
      threshold: 0.05, title: "Reading the clock",
      advice: "Read it once for each piece of work and pass it on, or for one in many."),
  ]
}
