import Profiles

/// One of the made profiles that figures are taken on.
struct Input {
  let name: String
  let sampleCount: Int
  let functionCount: Int
  let siteCount: Int
  /// What the samples follow from; the program's seed is the same for all.
  let seed: UInt64

  /// The profile of about 20 KB.
  static let small = Input(
    name: "20 KB", sampleCount: 300, functionCount: 160, siteCount: 400, seed: 1)
  /// Growing numbers of samples of one program.
  static let growing = [
    big("50k", 50_000), big("100k", 100_000), medium, big("400k", 400_000), big("1M", 1_000_000),
  ]
  /// The one that reports are measured on.
  static let medium = big("200k", 200_000)
  /// Other samples of the same program, to compare with.
  static let base = big("200k-base", 200_000, seed: 2)
  static let all = [small] + growing + [base]

  private static func big(_ name: String, _ sampleCount: Int, seed: UInt64 = 1) -> Input {
    Input(
      name: name, sampleCount: sampleCount, functionCount: 20_000, siteCount: 80_000, seed: seed)
  }

  /// Where it lies in the work directory. The name tells its seed and the generator's version, so
  /// that a changed generator does not find the files of its predecessor.
  func path(in directory: String) -> String {
    "\(directory)/samples-\(sampleCount)-seed\(seed)-v1.pb.gz"
  }

  /// Makes those inputs that the directory does not hold yet.
  static func makeAll(in directory: String) throws(Trouble) {
    try makeDirectory(directory)
    for input in all where !fileExists(input.path(in: directory)) {
      let program = MadeUpProgram(
        functionCount: input.functionCount, siteCount: input.siteCount, seed: 0x5eed)
      let profile = program.profile(sampleCount: input.sampleCount, seed: input.seed)
      try writeFile(profile.encoded(), to: input.path(in: directory))
      print("made \(input.path(in: directory))")
    }
  }
}
