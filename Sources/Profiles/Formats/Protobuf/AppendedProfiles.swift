// Several profiles in one file, as `cat` puts them there, packed or not. In protobuf that means one
// message with the fields of all, which is none: ids are there twice, and each profile counts its
// strings anew. So the bytes are parted again.
//
// A profile has one empty string, the first of its table, and one time, one period, one run of sample
// types. Where one of these comes again, and its strings have been, another profile has begun. That
// holds whether producers write strings last (Go's runtime), before the times (pprof), or first. Parts
// that are not all sound profiles show that nothing was appended.

import Bytes

/// The profiles that bytes hold one after the other.
struct AppendedProfiles {
  private let count: Int
  private let combined: Result<Profile, ProfileCombinationError>

  /// - Returns: `nil` where these bytes are not several profiles.
  /// - Complexity: O(*n* log *n*) for *n* bytes.
  init?(_ bytes: Span<UInt8>) {
    guard let starts = try? Self.starts(in: bytes), starts.count > 1 else { return nil }
    var sum = ProfileSum()
    for (start, end) in zip(starts, starts.dropFirst() + [bytes.count]) {
      var decoder = ProfileDecoder(byteCount: end - start)
      guard decoder.append(bytes.extracting(start..<end)),
        case .success(let profile) = decoder.finish(), !profile.sampleTypes.isEmpty
      else { return nil }
      sum.add(profile)
    }
    count = starts.count
    combined = sum.result
  }

  /// All as one.
  func merged() throws(ProfileDecodingError) -> DecodedProfile {
    do throws(ProfileCombinationError) {
      return DecodedProfile(
        profile: try combined.get(),
        notes: ["merging \(count) profiles, which the file has one after the other"])
    } catch {
      throw ProfileDecodingError(.notMergeable(count, error))
    }
  }

  /// Where profiles begin.
  private static func starts(in bytes: Span<UInt8>) throws(WireFault) -> [Int] {
    var cursor = WireCursor(bytes, base: 0)
    var starts = [0]
    var part = Part()
    while !cursor.isAtEnd {
      let start = cursor.position
      let key = try cursor.varint()
      var isEmptyString = false
      if key == Part.string {
        isEmptyString = try cursor.payload().isEmpty
      } else {
        try cursor.skipValue(key: key, known: 0...0)
      }
      if !part.takes(key, isEmptyString) {
        starts.append(start)
        part = Part()
        _ = part.takes(key, isEmptyString)
      }
    }
    return starts
  }

  /// What of a profile has been seen.
  private struct Part {
    static let string: UInt64 = 6 << 3 | 2
    private static let sampleType: UInt64 = 1 << 3 | 2

    /// Fields that a profile has once, and sample types, by number.
    private var fields: Set<UInt64> = []
    private var hasEmptyString = false
    private var previous: UInt64?

    /// Takes a field.
    ///
    /// - Returns: `false` where it is the first of another profile.
    mutating func takes(_ key: UInt64, _ isEmptyString: Bool) -> Bool {
      defer { previous = key }
      if isEmptyString {
        if hasEmptyString { return false }
        hasEmptyString = true
      }
      // Sample types stand together.
      guard key == Self.sampleType ? previous != key : Self.isSingular(key >> 3) else {
        return true
      }
      return fields.insert(key >> 3).inserted || !hasEmptyString
    }

    /// Frames to drop and to keep, times, the period and its type, the default type and the address of
    /// the documentation.
    private static func isSingular(_ field: UInt64) -> Bool {
      (7...12).contains(field) || field == 14 || field == 15
    }
  }
}

/// Profiles that become one, a group at a time: a file may hold any number.
private struct ProfileSum {
  private var pending: [Profile] = []
  private var failure: ProfileCombinationError?
  private static let groupSize = 128

  mutating func add(_ profile: Profile) {
    guard failure == nil else { return }
    pending.append(profile)
    guard pending.count == Self.groupSize else { return }
    do throws(ProfileCombinationError) {
      pending = [try Profile.combining(pending)]
    } catch {
      failure = error
    }
  }

  var result: Result<Profile, ProfileCombinationError> {
    if let failure { return .failure(failure) }
    return Result { () throws(ProfileCombinationError) in try Profile.combining(pending) }
  }
}
