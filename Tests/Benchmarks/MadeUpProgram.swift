import RandomNumbers

// A program that never was, to take profiles of.
//
// Its functions have call sites, a few each, and every call site has a few callees; a sample is a
// walk from an entry point through them. The first part of the walk is one of a number of stems (a
// server's request handlers), the rest is its own, and the leaf is mostly one of a few hot places
// (its memmove and mallocgc). Stems, call sites and callees are chosen by rank, the first far more
// often than the last, which gives hot paths. So stacks share their outer frames as real ones do,
// hardly two are the same, and the file compresses about as well as a real one: with walks that
// are random all the way, it did by 1.7, and `gzip -dc` was an easy opponent.
//
// Everything follows from the seed, so a figure can be taken again elsewhere.

/// A call graph of made-up functions.
struct MadeUpProgram {
  struct Function {
    var name: FunctionName
    var startLine: Int
    /// Its call sites among all.
    var sites: Range<Int>
  }

  /// A place in a function that calls others.
  struct Site {
    var address: UInt64
    var function: Int
    /// The functions inlined here, innermost first.
    var inlined: [Int]
    /// The functions called from here, the likeliest first.
    var callees: [Int]
  }

  struct Mapping {
    var file: String
    var buildID: String
    var start: UInt64
    /// Its functions among all.
    var functions: Range<Int>
  }

  private(set) var functions: [Function] = []
  private(set) var sites: [Site] = []
  private(set) var mappings: [Mapping] = []
  /// The outer parts of stacks, outermost first, the likeliest first.
  private var stems: [[Int]] = []
  private var hotSites: [Int] = []

  init(functionCount: Int, siteCount: Int, seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    addMappings(functionCount)
    addFunctions(siteCount: siteCount, &numbers)
    addSites(&numbers)
    addStems(siteCount / 40, &numbers)
    hotSites = (0..<max(8, siteCount / 100)).map { _ in numbers.number(below: sites.count) }
  }

  /// The call sites of one sample, leaf first.
  func stack(_ numbers: inout SeededNumbers) -> [Int] {
    var stack = stems[numbers.rank(below: stems.count)]
    extend(&stack, by: 2 + numbers.number(below: 8) + numbers.number(below: 8), &numbers)
    if numbers.happens(percent: 60) { stack.append(hotSites[numbers.rank(below: hotSites.count)]) }
    stack.reverse()
    return stack
  }

  /// Walks on from the last site of a stack, outermost first.
  private func extend(_ stack: inout [Int], by count: Int, _ numbers: inout SeededNumbers) {
    guard var last = stack.last else { return }
    for _ in 0..<count {
      let callees = sites[last].callees
      let callee = callees[numbers.rank(below: callees.count)]
      let recurses = numbers.happens(percent: 2)
      last = site(of: recurses ? sites[last].function : callee, &numbers)
      stack.append(last)
    }
  }

  /// A call site of a function, its first ones far more often than the others.
  private func site(of function: Int, _ numbers: inout SeededNumbers) -> Int {
    let own = functions[function].sites
    return own.lowerBound + numbers.rank(below: own.count)
  }

  private mutating func addMappings(_ functionCount: Int) {
    let (server, storage) = (functionCount * 7 / 10, functionCount * 9 / 10)
    mappings = [
      Mapping(
        file: "/usr/local/bin/ledger-server", buildID: "7f3a90c1d25e4b68", start: 0x40_0000,
        functions: 0..<server),
      Mapping(
        file: "/usr/local/lib/libstorage.so.4", buildID: "c04d1e88a7b35f92",
        start: 0x7f21_4000_0000, functions: server..<storage),
      Mapping(
        file: "/usr/local/lib/libcodec.so.1", buildID: "19ee52f0b6847da3",
        start: 0x7f21_8000_0000, functions: storage..<functionCount),
    ]
  }

  private mutating func addFunctions(siteCount: Int, _ numbers: inout SeededNumbers) {
    var names = FunctionNames()
    let functionCount = mappings[2].functions.upperBound
    // Every function has one site; the rest are dealt out.
    var counts = [Int](repeating: 1, count: functionCount)
    for _ in functionCount..<siteCount { counts[numbers.number(below: functionCount)] += 1 }
    var start = 0
    for (function, count) in counts.enumerated() {
      let isGo = mappings[0].functions.contains(function)
      functions.append(
        Function(
          name: isGo ? names.goName(&numbers) : names.cxxName(&numbers),
          startLine: 10 + numbers.number(below: 1500), sites: start..<start + count))
      start += count
    }
  }

  private mutating func addSites(_ numbers: inout SeededNumbers) {
    for mapping in mappings {
      var address = mapping.start + 0x1000
      for function in mapping.functions {
        for _ in functions[function].sites {
          address += UInt64(4 + numbers.number(below: 120))
          let depth = numbers.happens(percent: 33) ? 1 + numbers.number(below: 2) : 0
          sites.append(
            Site(
              address: address, function: function,
              inlined: (0..<depth).map { _ in numbers.number(below: functions.count) },
              callees: (0..<calleeCount(&numbers)).map { _ in callee(&numbers) }))
        }
      }
    }
  }

  /// Most calls are direct; the others go through an interface or a function pointer.
  private func calleeCount(_ numbers: inout SeededNumbers) -> Int {
    numbers.happens(percent: 75) ? 1 : 2 + numbers.number(below: 4)
  }

  /// Any function, some more often than others.
  private func callee(_ numbers: inout SeededNumbers) -> Int {
    numbers.happens(percent: 20)
      ? numbers.rank(below: functions.count) : numbers.number(below: functions.count)
  }

  /// Adds walks from a few entry points, of different depth.
  private mutating func addStems(_ count: Int, _ numbers: inout SeededNumbers) {
    let entries = (0..<16).map { _ in numbers.number(below: mappings[0].functions.count) }
    for _ in 0..<count {
      var stem = [functions[entries[numbers.rank(below: entries.count)]].sites.lowerBound]
      extend(&stem, by: 4 + numbers.number(below: 30), &numbers)
      stems.append(stem)
    }
  }
}
