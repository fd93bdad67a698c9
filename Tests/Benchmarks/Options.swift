/// What the command line asks for.
struct Options {
  enum BigInputs { case once, never }

  private(set) var swprof = ".build/release/swprof"
  /// The `pprof` program; without it, the figures against it are not taken.
  private(set) var pprof: String?
  /// Go's profile of its own compiler; without it, the figure on it is not taken.
  private(set) var pgo: String?
  /// Where the inputs are kept.
  private(set) var work = ".build/benchmarks"
  /// Counted runs of each program on each input.
  private(set) var runs = 9
  /// Whether pprof runs on the inputs where it takes up to a minute and no target depends on it.
  private(set) var pprofOnBigInputs = BigInputs.once

  static let usage = """
    usage: Benchmarks [--swprof PATH] [--pprof PATH] [--pgo PATH] [--runs N] [--work DIR]
                      [--no-pprof]
           Benchmarks make DIR

      --swprof PATH  the program to measure (.build/release/swprof)
      --pprof PATH   pprof of Go; without it, no figures against pprof
      --pgo PATH     src/cmd/compile/default.pgo of Go; without it, no figure on that
      --runs N       counted runs of each program (9)
      --work DIR     where inputs are kept (.build/benchmarks)
      --no-pprof     leave pprof out on the big inputs, where it takes up to a minute

    "make" makes the inputs and measures nothing.
    Exit status: 0 every figure is met, 1 one is missed, 2 trouble.
    """

  init(_ arguments: ArraySlice<String>) throws(Trouble) {
    var rest = arguments
    while let option = rest.popFirst() {
      if option == "--no-pprof" {
        pprofOnBigInputs = .never
        continue
      }
      guard let value = rest.popFirst() else { throw Trouble(Options.usage) }
      switch option {
      case "--swprof": swprof = value
      case "--pprof": pprof = value
      case "--pgo": pgo = value
      case "--work": work = value
      case "--runs":
        guard let count = Int(value), count > 0 else {
          throw Trouble("--runs: not a count: \(value)")
        }
        runs = count
      default: throw Trouble(Options.usage)
      }
    }
  }
}
