/// Something that stands out in a profile.
public struct Finding: Equatable, Sendable {
  /// The rule that found it.
  public let rule: AdviceRule
  /// The type of the values, such as `cpu` or `inuse_space`.
  public let sampleType: [UInt8]
  /// How much it is, in the unit of the profile.
  public let value: Int64
  /// Of what it is a part: from 0 to 1.
  public let share: Double
  /// How far the share may be off by chance, 19 times of 20; `nil` where nothing is known of it.
  public let margin: Double?
  /// The functions that it is made of, largest first; each sample is counted for one of them.
  public internal(set) var functions: [Part] = []
  /// The places in the program's own code that it comes from, largest first.
  public internal(set) var callers: [Part] = []
  /// What else is to be known of it: a number of objects, of times.
  public internal(set) var remark = ""
  /// Command lines that show more.
  public internal(set) var next: [[UInt8]] = []

  /// A function with what it has of a finding.
  public struct Part: Equatable, Sendable {
    public let name: [UInt8]
    public let value: Int64
    /// Of the same whole as the finding's share.
    public let share: Double
  }
}
