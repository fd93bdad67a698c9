// Decodes profile.proto from a stream of bytes.
//
// Bytes arrive in chunks while another thread inflates (`UnpackingPipe`). Each top-level field that
// lies wholly in what has arrived is decoded and forgotten, so the decompressed profile never stands
// in memory at once. Rows go straight to their final tables with the numbers of the file in place
// of indices (string indices, ids); `ProfileDecoder+Resolution` turns these into indices when the
// last field has been read, in one pass over each table.

import Bytes

/// A streaming decoder of one profile.
struct ProfileDecoder {
  var profile = Profile()
  /// By index in the file's string table.
  var strings: [NameIndex] = []
  var locationIDs = ProvisionalIDs()
  var functionIDs = ProvisionalIDs()
  /// The mapping id of each location, 0 for none.
  var locationMappings: [UInt64] = []
  /// The first sample whose number of values differs from that of the first sample.
  var unevenSample: (sample: SampleIndex, values: Int)?

  /// Bytes of the profile before the first one not yet decoded.
  private var decodedBytes = 0
  /// The start of a field that has not arrived as a whole.
  private var pending: [UInt8] = []
  /// How long `pending` must get before it is worth another look.
  private var wantedBytes = 0

  /// - Parameters:
  ///   - byteCount: How many bytes the file has. Room is set aside for what compressed profiles of
  ///     that size hold, about one stack entry a byte: memory that is not written to costs nothing,
  ///     while growing by moving touches memory anew: on the benchmark of 1,000,000 samples, 93,000
  ///     page faults became 60,000.
  ///   - profileCount: How many profiles of that size there is to be room for.
  init(byteCount: Int, profileCount: Int = 1) {
    let most = 1 << 26
    let entries = min(min(byteCount, most) * min(profileCount, most), most)
    profile.samples.stackLocations.reserveCapacity(entries)
    profile.samples.values.reserveCapacity(entries / 16)
    profile.samples.stackStarts.reserveCapacity(entries / 32)
    profile.samples.labelStarts.reserveCapacity(entries / 32)
  }

  /// What stopped the decoding.
  private var fault: WireFault?

  /// Decodes what can be decoded with these further bytes.
  ///
  /// - Returns: Whether more bytes are of use; after a fault they are not.
  mutating func append(_ chunk: Span<UInt8>) -> Bool {
    do throws(WireFault) {
      try decode(chunk)
    } catch {
      fault = error
    }
    return fault == nil
  }

  private mutating func decode(_ chunk: Span<UInt8>) throws(WireFault) {
    if pending.isEmpty {
      let used = try decodeFields(chunk)
      pending.append(contentsOf: chunk.extracting(used..<chunk.count))
      return
    }
    pending.append(contentsOf: chunk)
    guard pending.count >= wantedBytes else { return }
    // Taken out for the time of decoding, so that it is read and not copied.
    var window: [UInt8] = []
    swap(&window, &pending)
    let used = try decodeFields(window.span)
    window.removeFirst(used)
    pending = window
  }

  /// Ends the profile: resolves all references.
  mutating func finish() -> Result<Profile, ProfileDecodingError> {
    if fault == nil, !pending.isEmpty {
      fault = WireFault(problem: .cutOff, offset: decodedBytes + pending.count)
    }
    if let fault { return .failure(ProfileDecodingError(.wire(fault))) }
    return Result { () throws(ProfileDecodingError) in try resolved() }
  }

  /// Decodes whole fields from the start of `bytes`.
  ///
  /// - Returns: How many bytes they took.
  private mutating func decodeFields(_ bytes: Span<UInt8>) throws(WireFault) -> Int {
    var cursor = WireCursor(bytes, base: decodedBytes)
    while !cursor.isAtEnd {
      if let needed = try cursor.missingBytesOfField() {
        wantedBytes = needed
        break
      }
      try decodeField(&cursor)
    }
    decodedBytes += cursor.position
    return cursor.position
  }

  private mutating func decodeField(_ cursor: inout WireCursor) throws(WireFault) {
    let key = try cursor.varint()
    switch key {
    case 1 << 3 | 2: profile.sampleTypes.append(try valueType(cursor.message()))
    case 2 << 3 | 2: try sample(cursor.message())
    case 3 << 3 | 2: try mapping(cursor.message())
    case 4 << 3 | 2: try location(cursor.message())
    case 5 << 3 | 2: try function(cursor.message())
    case 6 << 3 | 2: try string(&cursor)
    case 7 << 3 | 0: profile.dropFrames = try stringIndex(&cursor)
    case 8 << 3 | 0: profile.keepFrames = try stringIndex(&cursor)
    case 9 << 3..<10 << 3: try time(&cursor, key: key)
    case 10 << 3 | 0: profile.durationNanoseconds = try integer(&cursor)
    case 11 << 3 | 2: profile.periodType = try valueType(cursor.message())
    case 12 << 3 | 0: profile.period = try integer(&cursor)
    case 13 << 3 | 0: profile.comments.append(try stringIndex(&cursor))
    case 13 << 3 | 2:
      var list = try cursor.message()
      while !list.isAtEnd { profile.comments.append(try stringIndex(&list)) }
    case 14 << 3 | 0: profile.defaultSampleType = try stringIndex(&cursor)
    case 15 << 3 | 0: profile.documentationURL = try stringIndex(&cursor)
    default: try cursor.skipValue(key: key, known: 1...15)
    }
  }

  /// A second time in one profile shows that two were written one after the other.
  private mutating func time(_ cursor: inout WireCursor, key: UInt64) throws(WireFault) {
    if profile.timeNanoseconds != 0 { throw cursor.fault(.concatenated) }
    guard key & 7 == 0 else { throw cursor.fault(.wireType(Int(key & 7), field: key >> 3)) }
    profile.timeNanoseconds = try integer(&cursor)
  }

  private mutating func string(_ cursor: inout WireCursor) throws(WireFault) {
    let payload = try cursor.payload()
    let name = profile.names.index(of: payload)
    if strings.isEmpty, !name.isEmpty { throw cursor.fault(.firstStringNotEmpty) }
    strings.append(name)
  }

  func integer(_ cursor: inout WireCursor) throws(WireFault) -> Int64 {
    Int64(bitPattern: try cursor.varint())
  }

  /// An index into the string table of the file, still to be resolved.
  func stringIndex(_ cursor: inout WireCursor) throws(WireFault) -> NameIndex {
    let index = try cursor.varint()
    guard index <= UInt64(UInt32.max) else {
      throw cursor.fault(.stringIndex(Int64(bitPattern: index), count: strings.count))
    }
    return NameIndex(rawValue: UInt32(index))
  }
}
