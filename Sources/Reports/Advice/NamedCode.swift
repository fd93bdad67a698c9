import Bytes
import Profiles
import Rendering
import Statistics

// What is the code of a profile, asked once for each name: which rules count a function, and is it
// the program's own? A sample then needs a bit mask of its locations. Most names match no rule, so
// one expression of all of them comes first: without it, forty rules on 20,000 names took longer
// than reading the profile.

/// A set of rules by their numbers.
typealias RuleMask = UInt128

/// The functions of a profile as rules see them. Functions are told apart by their names.
struct NamedCode {
  /// By name, the rules whose functions have it: bit *n* is the rule *n*.
  private(set) var rules: [RuleMask]
  /// By name, whether it is that of a function of the program's own.
  private(set) var isOwn: [Bool]
  /// By location, what a walk over stacks asks of it, in one line of the processor's cache.
  private(set) var places: [Place] = []
  /// The functions of the program's own of those locations that have several, innermost first.
  private(set) var ownNames: [NameIndex] = []
  /// By name, whether threads that are in it wait, and so are left out where such are sampled.
  private var waits: [Bool]
  /// By name, whether nothing runs there whatever the values are.
  private var idles: [Bool]
  /// By name, whether it stands for code that the sampler cannot look into, and is no function.
  private(set) var isPseudo: [Bool]
  let runtimes: Set<ProgramRuntime>

  /// A location as rules see it.
  struct Place {
    /// Those of all its functions.
    var rules: RuleMask = 0
    /// The innermost function of the program's own, if any.
    var own = Name.empty
    /// The others, among the `ownNames`.
    var others = LineRange()
  }

  /// More rules than this are not read at a time.
  static let mostRules = RuleMask.bitWidth

  /// - Parameter rules: Those that are asked for, no more than `mostRules`.
  init(
    _ profile: Profile, _ rules: [AdviceRule], _ kinds: [RuntimeNames],
    _ runtimes: Set<ProgramRuntime>
  ) throws(PatternError) {
    self.runtimes = runtimes
    let natives = rules.indices.filter { rules[$0].runtime == .native }
      .reduce(RuleMask(0)) { $0 | 1 << RuleMask($1) }
    let patterns = rules.map { rule -> String? in
      if case .through(let pattern, _) = rule.test { pattern } else { nil }
    }
    self.rules = Array(repeating: 0, count: profile.names.count)
    isOwn = Array(repeating: false, count: profile.names.count)
    waits = isOwn
    idles = isOwn
    isPseudo = isOwn
    try judge(profile, patterns, natives, kinds.filter { runtimes.contains($0.runtime) })
    let isLibrary = profile.mappings.indices.map { profile.isLibrary(MappingIndex($0)) }
    places.reserveCapacity(profile.locations.count)
    for location in profile.locations {
      place(location, isLibrary: location.mapping.map { isLibrary[$0.position] } ?? false, profile)
    }
  }

  private mutating func place(_ location: Location, isLibrary: Bool, _ profile: Profile) {
    var place = Place()
    let start = ownNames.count
    for position in location.lines.positions {
      let name = profile.functions[profile.lines[position].function].name
      place.rules |= rules[name.position]
      if isLibrary || !isOwn[name.position] { continue }
      if place.own.isEmpty { place.own = name } else { ownNames.append(name) }
    }
    place.others = LineRange(start..<ownNames.count)
    places.append(place)
  }

  /// Whether a sample is of a thread that waits.
  func isWaiting(_ sample: SampleIndex, _ profile: Profile, _ subject: AdviceSubject) -> Bool {
    let leaf = profile.leafName(sample).position
    return subject.kind == .time && (idles[leaf] || subject.includesWaiting && waits[leaf])
  }

  private mutating func judge(
    _ profile: Profile, _ patterns: [String?], _ natives: RuleMask, _ kinds: [RuntimeNames]
  ) throws(PatternError) {
    let matchers = try Matchers(patterns)
    let (waiting, idle) = (try Pattern(waitingNames), try Pattern(idleNames))
    let pseudo = try Pattern(pseudoNames)
    for index in profile.functionsOfDistinctNames() {
      let function = profile.functions[index]
      let name = function.name.position
      if function.name.isEmpty { continue }
      rules[name] = matchers.mask(of: profile.names[function.name])
      if rules[name] & natives != 0, profile.isPlainCPlusPlus(function) { rules[name] &= ~natives }
      waits[name] = waiting.matches(profile.names[function.name])
      idles[name] = idle.matches(profile.names[function.name])
      isPseudo[name] = pseudo.matches(profile.names[function.name])
      isOwn[name] =
        rules[name] == 0 && !isPseudo[name] && !profile.isSwiftLibrary(function)
        && !kinds.contains { $0.foreign.matches(profile.names[function.name]) }
    }
  }
}

/// Functions in which a thread waits: samplers that look at all threads at regular times, running
/// or not, find most of them there.
private let waitingNames =
  #"^(__|_?_?GI_+)?(epoll_p?wait\d?|p?poll|p?select|kevent\w*|mach_msg\w*|(clock_)?nanosleep|pause|"#
  + #"accept4?|sig(timed|wait)\w*|sem_(timed)?wait|futex_\w*|__futex_abstimed_\w+|syscall|"#
  + #"pthread_cond_(timed)?wait|runtime\.gopark|__lll_lock_wait\w*|wait(4|id|pid)|read|recv(from|msg)?)(@.*)?$"#

/// Waits of macOS and Windows, whose timers interrupt threads that wait as well, and the pseudo-frame
/// of V8 for a loop of events without work.
private let idleNames =
  #"^(\(idle\)|__psynch_\w*wait|semaphore_(timed)?wait\w*_trap|mach_msg2?_(trap|overwrite_trap)|"#
  + #"__workq_kernreturn|__ulock_wait2?|__semwait_signal\w*|__sigwait|__select(_nocancel)?|"#
  + #"(.*!)?(Nt|Zw)(WaitFor\w+|DelayExecution|RemoveIoCompletion\w*|SignalAndWait\w*)|"#
  + #"(.*!)?(WaitFor(Single|Multiple)Objects?(Ex)?|GetQueuedCompletionStatus(Ex)?))$"#

/// What samplers write in place of functions: V8's, Go's for code outside of it, and those of tools
/// without symbols.
private let pseudoNames =
  #"^(\((root|program|idle|native|unknown|garbage collector)\)|\[.*\]|<unknown>|"#
  + #"runtime\._(GC|System|ExternalCode|VDSO|LostExternalCode\w*|LostSIGPROF\w*))$"#

/// The expressions of several rules.
private struct Matchers {
  private var patterns: [(bit: RuleMask, pattern: Pattern)] = []
  /// Any of them.
  private var anyOfThem: Pattern?

  init(_ texts: [String?]) throws(PatternError) {
    for (position, text) in texts.enumerated() {
      guard let text else { continue }
      patterns.append((1 << RuleMask(position), try Pattern(text)))
    }
    let together = texts.compactMap { $0.map { "(?:\($0))" } }.joined(separator: "|")
    // What is too large together is asked for one by one.
    anyOfThem = together.isEmpty ? nil : try? Pattern(together)
  }

  func mask(of name: Span<UInt8>) -> RuleMask {
    if let anyOfThem, !anyOfThem.matches(name) { return 0 }
    var mask: RuleMask = 0
    for (bit, pattern) in patterns where pattern.matches(name) { mask |= bit }
    return mask
  }
}

extension Profile {
  /// Whether many programs map the file, or there is no file.
  func isLibrary(_ mapping: MappingIndex) -> Bool {
    let file = names.copy(of: mappings[mapping].file)
    let base = FilePaths.base(of: file)
    return base.first == "[" || base.contains(".so".bytes)
  }

  /// Whether the linker's name is one of Swift's standard library, whose types are single letters.
  func isSwiftLibrary(_ function: Function) -> Bool {
    let name = names[function.systemName]
    guard name.count > 2, name[0] == "$", name[1] == "s" else {
      return false
    }
    return !name[2].isDigit
  }

  /// Whether it is a function of C++ outside of any namespace, and so no function of C that has the
  /// name that is left of it without parameters, such as `select(field)`.
  func isPlainCPlusPlus(_ function: Function) -> Bool {
    let isMangled = names.copy(of: function.systemName).hasPrefix("_Z")
    let name = names.copy(of: function.name)
    return isMangled && !name.hasPrefix("operator ") && !name.contains("::".bytes)
  }

  /// What runs below the program, by names that only such programs have.
  func runtimes(_ kinds: [RuntimeNames]) -> Set<ProgramRuntime> {
    var found: Set<ProgramRuntime> = [.any]
    for kind in kinds {
      let isThere = functions.contains { function in
        kind.sign.matches(names[function.name]) || kind.sources.matches(names[function.filename])
      }
      if isThere { found.insert(kind.runtime) }
    }
    return found
  }
}

extension Sequence<UInt8> {
  /// Whether the bytes are somewhere among these.
  fileprivate func contains(_ part: [UInt8]) -> Bool {
    let whole = Array(self)
    guard whole.count >= part.count else { return false }
    return (0...whole.count - part.count).contains { whole[$0...].starts(with: part) }
  }
}
