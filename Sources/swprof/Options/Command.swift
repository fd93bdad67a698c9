import Profiles

/// A report that can be asked for, by its name on the command line.
enum Command: String, CaseIterable, Sendable {
  case top, text, tree, peek, list, disasm, weblist, traces, tags, comments, raw, advise
  case dot, svg, png, pdf, ps, gif, web, eog, evince, gv
  case flamegraph
  case callgrind, kcachegrind, proto, topproto

  /// - Parameter word: A word of the command line.
  init?(spelling word: [UInt8]) { self.init(rawValue: String(decoding: word, as: UTF8.self)) }

  var summary: String {
    switch self {
    case .top: "functions with their own and cumulative values, largest first"
    case .text: "the same as top"
    case .tree: "functions with their callers and callees"
    case .peek: "callers and callees of the functions that match"
    case .list: "source lines with their values, of the functions that match"
    case .disasm: "instructions with their values, of functions that match or at an address"
    case .weblist: "source lines with their instructions, as a page in a browser"
    case .traces: "every sample as a stack"
    case .tags: "the values of labels"
    case .comments: "the comments in the profile"
    case .raw: "everything in the profile, as text"
    case .advise: "what stands out, with its evidence and what to look at next"
    case .dot: "the call graph for Graphviz"
    case .svg: "the call graph as an SVG to zoom and pan in a browser (needs Graphviz)"
    case .png, .pdf, .ps, .gif: "the call graph as \(rawValue.uppercased()) (needs Graphviz)"
    case .web: "the call graph in a browser (needs Graphviz)"
    case .eog, .evince, .gv: "the call graph in \(rawValue) (needs Graphviz)"
    case .flamegraph: "call paths as boxes: an SVG or page (-output f.svg, f.html), or text"
    case .callgrind: "the call graph for KCachegrind"
    case .kcachegrind: "the call graph in KCachegrind"
    case .proto: "the profile after merging and filtering, as profile.proto"
    case .topproto: "the rows of top, as profile.proto"
    }
  }

  /// Whether a regular expression says what is shown.
  var takesPattern: Bool {
    switch self {
    case .peek, .list, .disasm, .weblist: true
    default: false
    }
  }

  /// Whether it draws the call graph.
  var isPicture: Bool {
    switch self {
    case .dot, .svg, .png, .pdf, .ps, .gif, .web, .eog, .evince, .gv: true
    default: false
    }
  }

  /// Whether it tells of everything there is, address by address.
  var isDump: Bool {
    switch self {
    case .raw, .proto, .callgrind, .kcachegrind: true
    default: false
    }
  }

  /// The detail that frames have whatever is asked for, if any.
  var fixedGranularity: Granularity? {
    switch self {
    case .disasm, .weblist: .addresses
    case .list, .advise: .lines
    default: isDump ? .addresses : nil
    }
  }

  /// Whether inlined functions are shown whatever is asked for; `nil` where that is heeded.
  var fixedInlines: Bool? { self == .disasm ? false : self == .weblist ? true : nil }

  /// Whether small nodes are left out unless the user says otherwise.
  var isTrimmed: Bool { !isDump && !takesPattern }

  /// How many nodes are shown where the user does not say; 0 for all.
  var nodeCount: Int {
    switch self {
    case .top, .text, .topproto, .flamegraph: 0
    default: 80
    }
  }
}
