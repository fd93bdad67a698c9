/// What a file that is no profile looks like, by its first bytes.
enum InputKind: Sendable {
  case unknown, gzip, elf, html, xml, json, perfData, zip, zstd, bzip2, xz, goTrace, goroutineDump
  case pprofText, collapsedStacks, shellScript, png, pdf, plainText

  init(_ bytes: Span<UInt8>) {
    let start = Array(prefix: bytes, count: 512)
    self = Self.magics.first { start.starts(with: $0.bytes) }?.kind ?? Self(textStart: start)
  }

  private static let magics: [(bytes: [UInt8], kind: InputKind)] = [
    ([0x1f, 0x8b], .gzip), (Array("\u{7f}ELF".utf8), .elf), (Array("PERFILE2".utf8), .perfData),
    (Array("PK\u{3}\u{4}".utf8), .zip), ([0x28, 0xb5, 0x2f, 0xfd], .zstd),
    (Array("BZh".utf8), .bzip2), ([0xfd, 0x37, 0x7a, 0x58, 0x5a], .xz),
    ([0x89, 0x50, 0x4e, 0x47], .png), (Array("%PDF".utf8), .pdf), (Array("#!".utf8), .shellScript),
    (Array("goroutine ".utf8), .goroutineDump), (Array("File: ".utf8), .pprofText),
    (Array("go 1.".utf8), .goTrace),
  ]

  private init(textStart start: [UInt8]) {
    let isText = !start.isEmpty && start.allSatisfy { $0 >= 0x20 || (0x09...0x0d).contains($0) }
    guard isText else {
      self = .unknown
      return
    }
    let text = String(decoding: start, as: UTF8.self).lowercased()
    let trimmed = text.drop { $0.isWhitespace }
    let firstLine = trimmed.prefix { !$0.isNewline }
    if trimmed.hasPrefix("<!doctype html") || trimmed.hasPrefix("<html") {
      self = .html
    } else if trimmed.hasPrefix("<") {
      self = .xml
    } else if trimmed.hasPrefix("{") || trimmed.hasPrefix("[") {
      self = .json
    } else if firstLine.contains(";"), firstLine.last?.isNumber == true {
      self = .collapsedStacks
    } else {
      self = .plainText
    }
  }
}

extension InputKind: CustomStringConvertible {
  var description: String {
    switch self {
    case .unknown: "nothing known"
    case .gzip: "gzip data inside gzip data (decompress it once)"
    case .elf: "an ELF binary (name it before the profile, as in `swprof top BINARY PROFILE`)"
    case .html: "an HTML page (was it saved from an error page or a login?)"
    case .xml: "XML"
    case .json: "JSON"
    case .perfData: "perf.data of Linux perf (convert it with perf_to_profile)"
    case .zip: "a ZIP archive"
    case .zstd: "Zstandard data (decompress it first)"
    case .bzip2: "bzip2 data (decompress it first)"
    case .xz: "xz data (decompress it first)"
    case .goTrace: "a Go execution trace (see `go tool trace`)"
    case .goroutineDump: "a goroutine dump of debug=2 (take it with debug=0 or debug=1)"
    case .pprofText: "a report of pprof, not the profile it was made from"
    case .collapsedStacks: "collapsed stacks for a flame graph"
    case .shellScript: "a script"
    case .png: "a PNG picture"
    case .pdf: "a PDF document"
    case .plainText: "plain text"
    }
  }
}

extension Array where Element == UInt8 {
  /// The first bytes of a span, at most `count`.
  init(prefix bytes: Span<UInt8>, count: Int) {
    self = []
    append(contentsOf: bytes.extracting(0..<Swift.min(count, bytes.count)))
  }
}
