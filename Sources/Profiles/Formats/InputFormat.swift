// What is an input? It may be a profile in one of many formats, or something else that was named by
// mistake. `InputFormat.all` is the one table of both.
//
//     source ──▶ container, if any ──▶ first bytes ──▶ profile.proto ──▶ readers ──▶ likeness
//                                          │               │               │            │
//                                     read or refused     read            read       refused
//
// A container is unpacked, and what was in it starts anew.
//
// Formats that begin with bytes of their own are known before anything is read. `profile.proto`
// and the formats before it have no magic number: only reading tells. So they are read in turn, in
// pprof's order, which decides what a file is that suits two of them. A reader that does not know
// the file throws `.unrecognized` and the next one is asked; every other fault is final. A file
// that no reader knows is called by what its first bytes look like.

import Bytes

/// A format of input: how it is recognised, how it is read, and what a refusal calls it.
struct InputFormat: Sendable {
  /// How a format is told from others.
  enum Recognition: Sendable {
    /// By its first bytes, before anything is read: no other format begins so.
    case start(@Sendable (InputStart) -> Bool)
    /// By reading it.
    case content
    /// By its first bytes, after no reader knew it.
    case likeness(@Sendable (InputStart) -> Bool)
  }

  /// How a format becomes a profile.
  enum Reading: Sendable {
    /// While the bytes arrive. Only `profile.proto` is read so: the others are small.
    case streamed
    /// From all bytes at once.
    case whole(@Sendable (Span<UInt8>) throws(LegacyFault) -> DecodedProfile)
    /// Not at all.
    case refused
  }

  let name: String
  /// What to do about an input that is refused.
  let advice: String?
  let recognition: Recognition
  let reading: Reading
  /// What it says of itself, for a refusal.
  var quotation: @Sendable (InputStart) -> String? = { _ in nil }

  init(_ name: String, _ advice: String?, _ recognition: Recognition, _ reading: Reading) {
    self.name = name
    self.advice = advice
    self.recognition = recognition
    self.reading = reading
  }

  /// How an input is called that begins so.
  func refusal(of start: InputStart) -> Refusal {
    Refusal(name: name, quotation: quotation(start), advice: advice)
  }

  /// The format that the first bytes leave no doubt about.
  static func beginning(with start: InputStart) -> InputFormat? {
    all.first { if case .start(let test) = $0.recognition { test(start) } else { false } }
  }

  /// The format that the first bytes look like.
  static func resembling(_ start: InputStart) -> InputFormat? {
    all.first { if case .likeness(let test) = $0.recognition { test(start) } else { false } }
  }

  /// The profile that the bytes hold in one of the formats that are read as a whole.
  ///
  /// - Parameter bytes: The whole input, unpacked.
  /// - Throws: `LegacyFault`; `.unrecognized` when the input is in none of the formats.
  /// - Complexity: O(*n* log *n*) in time and O(*n*) in memory for *n* bytes.
  static func decode(_ bytes: Span<UInt8>) throws(LegacyFault) -> DecodedProfile {
    // Rows are joined by 32-bit indices, and the tersest format takes three bytes for one.
    guard UInt32(exactly: bytes.count) != nil else { throw .inputTooLarge(byteCount: bytes.count) }
    for format in all {
      guard case .content = format.recognition, case .whole(let read) = format.reading else {
        continue
      }
      do throws(LegacyFault) { return try read(bytes) } catch .unrecognized {}
    }
    throw .unrecognized
  }
}
