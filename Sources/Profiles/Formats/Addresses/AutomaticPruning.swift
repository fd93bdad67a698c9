// Legacy profiles do not say which frames are the profiler's own. pprof has lists of them, which
// are repeated here in the order in which `proto` output shows them.

extension Profile {
  /// Sets the frames to drop and to keep by the names of the sample types.
  mutating func setAutomaticPruning() {
    let types = sampleTypes.map { names.text(of: $0.type) }.joined(separator: " ")
    var kept: [String] = []
    let dropped: [String]
    switch types {
    case "allocations size", "objects space", "inuse_objects inuse_space",
      "alloc_objects alloc_space", "alloc_objects alloc_space inuse_objects inuse_space":
      dropped = AutomaticPruning.allocation
      kept = AutomaticPruning.allocationKept
    case "contentions delay": dropped = AutomaticPruning.lock
    default: dropped = AutomaticPruning.cpu
    }
    dropFrames = names.index(of: dropped.joined(separator: "|"))
    keepFrames = names.index(of: kept.joined(separator: "|"))
  }
}

/// Expressions of the frames that profilers leave in their profiles.
private enum AutomaticPruning {
  static let cpu = [
    "ProfileData::Add", "ProfileData::prof_handler", "CpuProfiler::prof_handler",
    "__pthread_sighandler", "__restore",
  ]

  static let allocationKept = [
    #"runtime\.panic"#, #"runtime\.reflectcall"#, #"runtime\.call[0-9]*"#,
  ]

  static let allocation = [
    "calloc", "cfree", "malloc", "free", "memalign", "do_memalign", "(__)?posix_memalign",
    "pvalloc", "valloc", "realloc", "tcmalloc::.*", "tc_calloc", "tc_cfree", "tc_malloc",
    "tc_free", "tc_memalign", "tc_posix_memalign", "tc_pvalloc", "tc_valloc", "tc_realloc",
    "tc_new", "tc_delete", "tc_newarray", "tc_deletearray", "tc_new_nothrow",
    "tc_newarray_nothrow", "malloc_zone_malloc", "malloc_zone_calloc", "malloc_zone_valloc",
    "malloc_zone_realloc", "malloc_zone_memalign", "malloc_zone_free", #"runtime\..*"#,
    "BaseArena::.*", "(::)?do_malloc_no_errno", "(::)?do_malloc_pages", "(::)?do_malloc",
    "DoSampledAllocation", "MallocedMemBlock::MallocedMemBlock", "_M_allocate",
    "__builtin_(vec_)?delete", "__builtin_(vec_)?new", "__gnu_cxx::new_allocator::allocate",
    "__libc_malloc", "__malloc_alloc_template::allocate", "allocate", "cpp_alloc",
    #"operator new(\[\])?"#, "simple_alloc::allocate",
  ]

  static let lock = [
    "RecordLockProfileData", "(base::)?RecordLockProfileData.*",
    "(base::)?SubmitMutexProfileData.*", "(base::)?SubmitSpinLockProfileData.*",
    "(base::Mutex::)?AwaitCommon.*", "(base::Mutex::)?Unlock.*", "(base::Mutex::)?UnlockSlow.*",
    "(base::Mutex::)?ReaderUnlock.*", "(base::MutexLock::)?~MutexLock.*",
    "(Mutex::)?AwaitCommon.*", "(Mutex::)?Unlock.*", "(Mutex::)?UnlockSlow.*",
    "(Mutex::)?ReaderUnlock.*", "(MutexLock::)?~MutexLock.*", "(SpinLock::)?Unlock.*",
    "(SpinLock::)?SlowUnlock.*", "(SpinLockHolder::)?~SpinLockHolder.*",
  ]
}
