import Bytes

extension InputFormat {
  /// Formats that are not read, by what no reader knew looks like. Where several may fit, the first does.
  static let lookalikes = binaries + texts + documents + rest

  private static let folding = "makes folded stacks of it, which are read"

  private static let binaries = [
    resembling("zlib data", "decompress it first, as by zlib-flate -uncompress") { $0.isZlib },
    resembling(
      "a profile of Python's cProfile",
      "see it with python3 -m pstats; `py-spy record --format raw` takes folded stacks, which are read"
    ) { $0.isMarshalledProfile },
  ]

  private static let texts = [
    resembling("a script") { $0.begins("#!") },
    resembling("a pointer of Git LFS and not the file that it stands for", "run `git lfs pull`") {
      $0.textBegins("version https://git-lfs.github.com/")
    },
    resembling("a goroutine dump of debug=2", "take it with debug=0 or debug=1") {
      $0.begins("goroutine ")
    },
    resembling("a report of pprof, not the profile it was made from") {
      ["file: ", "periodtype: ", "build id: ", "showing nodes accounting for "]
        .contains(where: $0.textBegins)
    },
    resembling("a graph for Graphviz, not the profile it was made from") {
      $0.textBegins("digraph ")
    },
    resembling("a heap profile of jemalloc", "`jeprof --collapsed BINARY FILE` \(folding)") {
      $0.textBegins("heap_v2/")
    },
    resembling("a profile of callgrind", "see it with callgrind_annotate or KCachegrind") {
      $0.textBegins("# callgrind format") || $0.textBegins("positions: ")
        || $0.isText && $0.contains("\ncreator: callgrind")
    },
    resembling("a profile of massif", "see it with ms_print") {
      $0.textBegins("desc: ") && $0.contains("\ncmd: ")
    },
    resembling("what perf script prints", "stackcollapse-perf.pl \(folding)") { $0.isPerfScript },
    resembling("lines of Go's GODEBUG=gctrace=1", "a heap profile is at /debug/pprof/heap") {
      $0.isGarbageCollectorTrace
    },
    resembling(
      "results of Go benchmarks",
      "benchstat compares them; `go test -bench=. -cpuprofile=cpu.prof` takes a profile"
    ) { $0.isText && $0.contains(" ns/op") },
  ]

  private static let documents = [
    resembling(
      "a profile for speedscope",
      "open it at https://www.speedscope.app, or have folded stacks or pprof written in its place"
    ) {
      $0.isJSON(with: "speedscope.app/file-format-schema")
        || $0.isJSON(with: "\"frames\"", "\"profiles\"", "\"shared\"")
    },
    resembling("a heap profile of V8", "open it in Chrome's DevTools, under Memory") {
      $0.isJSON(with: "\"callFrame\"", "\"selfSize\"")
        || $0.isJSON(with: "\"snapshot\"", "\"node_fields\"")
    },
    resembling(
      "a .cpuprofile of V8",
      "open it in Chrome's DevTools; the npm package pprof takes profiles that are read"
    ) { $0.isJSON(with: "\"callFrame\"", "\"functionName\"") || $0.isJSON(with: "\"timeDeltas\"") },
    resembling("a Chrome trace", "open it at https://ui.perfetto.dev") {
      $0.isJSON(with: "\"traceEvents\"") || $0.isJSON(with: "\"ph\"", "\"ts\"")
    },
    resembling("a profile of Firefox", "open it at https://profiler.firefox.com") {
      $0.isJSON(with: "\"meta\"", "\"stackwalk\"")
        || $0.isJSON(with: "\"preprocessedProfileVersion\"")
    },
    resembling("a profile of DHAT", "open it in valgrind's dh_view.html") {
      $0.isJSON(with: "\"dhatFileVersion\"")
    },
  ]

  private static let rest = [
    resembling(
      "an HTML page", "was it saved from an error page or a login?", quoting: Quotation.title
    ) { $0.textBegins("<!doctype html") || $0.textBegins("<html") },
    resembling("XML", quoting: Quotation.firstLine) { $0.textBegins("<") },
    resembling("JSON", quoting: Quotation.firstLine) { $0.textBegins("{") || $0.textBegins("[") },
    resembling("plain text", quoting: Quotation.firstLine) { $0.isText },
  ]

  private static func resembling(
    _ name: String, _ advice: String? = nil,
    quoting quotation: @escaping @Sendable ([UInt8]) -> String? = { _ in nil },
    _ isLike: @escaping @Sendable (InputStart) -> Bool
  ) -> InputFormat {
    var format = InputFormat(name, advice, .likeness(isLike), .refused)
    format.quotation = { quotation($0.bytes) }
    return format
  }
}

extension InputStart {
  /// Whether the first two bytes are a header of zlib (RFC 1950 §2.2): deflate, and a multiple of 31.
  fileprivate var isZlib: Bool {
    guard bytes.count > 2, !isText else { return false }
    return bytes[0] & 0x0f == 8 && bytes[0] >> 4 <= 7
      && (Int(bytes[0]) << 8 | Int(bytes[1])) % 31 == 0
  }

  /// Whether it is what Python's `marshal` makes of a dictionary whose first key is a tuple of three:
  /// the file, line and name of a function. The upper bit of a byte says that it is referred to later.
  fileprivate var isMarshalledProfile: Bool {
    guard bytes.count > 6, bytes[0] & 0x7f == UInt8(ascii: "{") else { return false }
    switch bytes[1] & 0x7f {
    case UInt8(ascii: ")"): return bytes[2] == 3
    case UInt8(ascii: "("): return bytes[2...5] == [3, 0, 0, 0]
    default: return false
    }
  }

  /// Whether it begins as `gc 1 @0.012s 2%: `.
  fileprivate var isGarbageCollectorTrace: Bool {
    textBegins("gc ") && lines(1)[0].contains(UInt8(ascii: "@")) && contains("%: ")
  }

  /// Whether a line names a command, a time and an event, as in `app 12 [000] 3.456789: 1 cycles:`, and
  /// one after it an address.
  fileprivate var isPerfScript: Bool {
    guard isText else { return false }
    if textBegins("# ========") && contains("# captured on") { return true }
    let first = lines(20).drop { $0.first == UInt8(ascii: "#") }.prefix(2)
    guard let event = first.first, let frame = first.dropFirst().first else { return false }
    let hasTime = event.split(separator: UInt8(ascii: " ")).contains { word in
      word.last == UInt8(ascii: ":") && word.contains(UInt8(ascii: "."))
        && word.dropLast().allSatisfy { $0.isDigit || $0 == "." }
    }
    let address = frame.drop { $0.isSpace }.prefix { $0 != " " }
    return hasTime && frame.first?.isSpace == true && !address.isEmpty
      && address.allSatisfy { $0.hexadecimalValue != nil }
  }
}
