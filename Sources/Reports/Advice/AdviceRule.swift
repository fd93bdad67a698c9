/// What may stand out in a profile, from which share on, and the advice then.
///
/// `AdviceRules` is the table of those that swprof knows; `AdviceRules(extending:)` adds a user's own.
package struct AdviceRule: Equatable, Sendable {
  /// The name by which a user's file can change it, such as `go-collection`.
  package let name: String
  /// The programs that it is about.
  package var runtime = ProgramRuntime.any
  /// The kinds of values that it is about.
  package var kinds: [SampleKind] = [.time]
  package var test: Test
  /// The least share of all values that stands out; more than 1 never does.
  package var threshold: Double
  /// What stands out, without its share.
  package var title: String
  /// What that means and what helps.
  package var advice: String
  /// The reports to look at next.
  package var next: [NextReport] = [.peek, .list]

  /// What is measured.
  package enum Test: Equatable, Sendable {
    /// The samples with a function in their stack that the pattern is found in. Each counts once;
    /// those that the rules named in `except` count do not.
    case through(String, except: [String] = [])
    /// The samples that are all in one function itself.
    case oneFunction
    /// The samples below a function of the program's own that does little itself and calls several.
    case fork
    /// The samples of the place in the program's own code that has most.
    case onePlace
    /// The same, where far more was allocated than is in use.
    case churn
    /// The samples of places whose objects are small on average.
    case smallObjects
    /// The samples that have one and the same stack.
    case sameStack
    /// The samples whose function has no name.
    case unnamed
    /// What is missing to one processor that is always busy.
    case idleness
  }
}

/// A report that shows more of a finding.
package enum NextReport: String, CaseIterable, Sendable {
  /// Callers and callees of the function that stands out.
  case peek
  /// The source of the place in the program's own code that causes it.
  case list
  /// The instructions of the function that stands out.
  case disasm
  /// The functions of those stacks alone.
  case top
}

/// What the values of a sample type say about a program.
package enum SampleKind: String, CaseIterable, Sendable {
  /// Where it spends time.
  case time
  /// Which memory it has ever taken, and which it still has.
  case allocated
  case inUse = "in-use"
  /// What it waits for.
  case delay
  case goroutines
}
