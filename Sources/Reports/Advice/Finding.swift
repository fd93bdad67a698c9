/// Something that stands out in a profile.
package struct Finding: Equatable, Sendable {
  /// The rule that found it.
  package let rule: AdviceRule
  /// The type of the values, such as `cpu` or `inuse_space`.
  package let sampleType: [UInt8]
  /// How much it is, in the unit of the profile.
  package let value: Int64
  /// Of what it is a part: from 0 to 1.
  package let share: Double
  /// How far the share may be off by chance, 19 times of 20; `nil` where nothing is known of it.
  package let margin: Double?
  /// The functions that it is made of, largest first; each sample is counted for one of them.
  package internal(set) var functions: [Part] = []
  /// The places in the program's own code that it comes from, largest first.
  package internal(set) var callers: [Part] = []
  /// What else is to be known of it: a number of objects, of times.
  package internal(set) var remark = ""
  /// Command lines that show more.
  package internal(set) var next: [[UInt8]] = []

  /// A function with what it has of a finding.
  package struct Part: Equatable, Sendable {
    package let name: [UInt8]
    package let value: Int64
    /// Of the same whole as the finding's share.
    package let share: Double
  }
}
