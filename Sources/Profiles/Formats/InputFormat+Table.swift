import Bytes

extension InputFormat {
  /// The bytes that recordings of Linux perf begin with.
  fileprivate static let perfMagic = "PERFILE2".bytes

  /// All formats of input. Where several may fit, the first does.
  static let all = [
    refused("an ELF binary", "name it before the profile, as in `swprof top BINARY PROFILE`") {
      $0.begins("\u{7f}ELF")
    },
    refused("perf.data of Linux perf", "convert it with perf_to_profile") {
      $0.bytes.starts(with: perfMagic)
    },
    refused("a Go execution trace", "see `go tool trace`") { $0.begins("go 1.") },
    refused("a PNG picture") { $0.bytes.starts(with: [0x89, 0x50, 0x4e, 0x47]) },
    refused("a PDF document") { $0.begins("%PDF") },

    profileProto,
    addresses("a CPU profile of gperftools", CPUFormat.decode),
    addresses("a heap profile in text", HeapFormat.decode),
    addresses("a count profile of Go in text", GoCountFormat.decode),
    addresses("a thread profile of gperftools", ThreadFormat.decode),
    addresses("a contention profile in text", ContentionFormat.decode),
    addresses("a Java profile", JavaFormat.decode),

    resembling("a script") { $0.begins("#!") },
    resembling("a goroutine dump of debug=2", "take it with debug=0 or debug=1") {
      $0.begins("goroutine ")
    },
    resembling("a report of pprof, not the profile it was made from") { $0.begins("File: ") },
    resembling("an HTML page", "was it saved from an error page or a login?") {
      $0.textBegins("<!doctype html") || $0.textBegins("<html")
    },
    resembling("XML") { $0.textBegins("<") },
    resembling("JSON") { $0.textBegins("{") || $0.textBegins("[") },
    resembling("collapsed stacks for a flame graph") { $0.isCollapsedStack },
    resembling("plain text") { $0.text != nil },
  ]

  /// What pprof's own profiles are in.
  static let profileProto = InputFormat("profile.proto", nil, .content, .streamed)

  /// A format that is not read, known by its first bytes.
  private static func refused(
    _ name: String, _ advice: String? = nil,
    _ isRecognized: @escaping @Sendable (InputStart) -> Bool
  ) -> InputFormat {
    InputFormat(name, advice, .start(isRecognized), .refused)
  }

  /// A format that is not read, which a reader might take the first bytes of for its own.
  private static func resembling(
    _ name: String, _ advice: String? = nil, _ isLike: @escaping @Sendable (InputStart) -> Bool
  ) -> InputFormat {
    InputFormat(name, advice, .likeness(isLike), .refused)
  }

  /// A format of stacks of addresses.
  private static func addresses(
    _ name: String, _ read: @escaping @Sendable (Span<UInt8>) throws(LegacyFault) -> Profile
  ) -> InputFormat {
    InputFormat(
      name, nil, .content,
      .whole { bytes throws(LegacyFault) in
        var profile = try read(bytes)
        profile.setAutomaticPruning()
        return DecodedProfile(profile: profile, frameComments: FrameComments(bytes))
      })
  }
}

extension InputStart {
  fileprivate func begins(_ magic: String) -> Bool { bytes.starts(with: magic.utf8) }

  fileprivate func textBegins(_ word: String) -> Bool { text?.hasPrefix(word) ?? false }

  /// Whether the first line is a stack as tools for flame graphs write it: `main;parse 17`.
  fileprivate var isCollapsedStack: Bool {
    guard let line = text?.prefix(while: { !$0.isNewline }) else { return false }
    return line.contains(";") && line.last?.isNumber == true
  }
}

extension ByteSource {
  /// Whether it is a recording of Linux perf, which another program makes a profile of.
  package var isPerfRecording: Bool { begins(with: InputFormat.perfMagic) }
}
