import Bytes

extension InputFormat {
  /// The bytes that recordings of Linux perf begin with.
  fileprivate static let perfMagic = "PERFILE2".bytes

  /// All formats of input. Where several may fit, the first does.
  static let all = known + read + lookalikes

  /// Those that begin with bytes of their own.
  private static let known = [
    refused("an ELF binary", "name it before the profile, as in `swprof top BINARY PROFILE`") {
      $0.begins("\u{7f}ELF")
    },
    refused("perf.data of Linux perf", "convert it with perf_to_profile") {
      $0.bytes.starts(with: perfMagic)
    },
    refused("a Go execution trace", "see `go tool trace`") { $0.begins("go 1.") },
    refused(
      "a recording of JDK Flight Recorder",
      "async-profiler's `jfrconv -o collapsed FILE OUT` makes folded stacks of it, which are read"
    ) { $0.begins("FLR\0") },
    refused("a heap dump of Java, which has no stacks") { $0.begins("JAVA PROFILE 1.0") },
    refused("a profile of gprof", "see it with gprof BINARY gmon.out") { $0.begins("gmon\u{1}") },
    refused("a .nettrace file of .NET", "convert it with `dotnet-trace convert`") {
      $0.begins("Nettrace")
    },
    refused("a PNG picture") { $0.bytes.starts(with: [0x89, 0x50, 0x4e, 0x47]) },
    refused("a PDF document") { $0.begins("%PDF") },
  ]

  private static let read = [
    profileProto,
    addresses("a CPU profile of gperftools", CPUFormat.decode),
    addresses("a heap profile in text", HeapFormat.decode, HeapFormat.warnings),
    addresses("a count profile of Go in text", GoCountFormat.decode),
    addresses("a thread profile of gperftools", ThreadFormat.decode),
    addresses("a contention profile in text", ContentionFormat.decode),
    addresses("a Java profile", JavaFormat.decode),
    InputFormat("folded stacks", nil, .content, .whole(FoldedFormat.decode)),
  ]

  /// What pprof's own profiles are in.
  static let profileProto = InputFormat("profile.proto", nil, .content, .streamed)

  private static func refused(
    _ name: String, _ advice: String? = nil,
    _ isRecognized: @escaping @Sendable (InputStart) -> Bool
  ) -> InputFormat {
    InputFormat(name, advice, .start(isRecognized), .refused)
  }

  /// A format of stacks of addresses.
  private static func addresses(
    _ name: String, _ read: @escaping @Sendable (Span<UInt8>) throws(LegacyFault) -> Profile,
    _ warnings: @escaping @Sendable (Span<UInt8>) -> [String] = { _ in [] }
  ) -> InputFormat {
    InputFormat(
      name, nil, .content,
      .whole { bytes throws(LegacyFault) in
        var profile = try read(bytes)
        profile.setAutomaticPruning()
        return DecodedProfile(
          profile: profile, frameComments: FrameComments(bytes), warnings: warnings(bytes))
      })
  }
}

extension ByteSource {
  /// Whether it is a recording of Linux perf, which another program makes a profile of.
  package var isPerfRecording: Bool { begins(with: InputFormat.perfMagic) }
}
