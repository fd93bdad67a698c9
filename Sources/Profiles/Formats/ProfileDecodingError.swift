/// Why bytes could not be read as a profile.
public struct ProfileDecodingError: Error, Sendable {
  let problem: Problem

  init(_ problem: Problem) { self.problem = problem }

  enum Problem: Sendable {
    case emptyInput
    case unreadable(ByteSourceError)
    case decompression(UnpackingFault)
    case tooLarge(limit: Int)
    case packedTooOften(limit: Int)
    /// Several profiles, one after the other, that do not fit together.
    case notMergeable(Int, ProfileCombinationError)
    /// It is something that is not read.
    case refused(Refusal)
    /// No format fits; this is where it stopped being protobuf.
    case unrecognized(WireFault)
    case wire(WireFault)
    case legacy(LegacyFault)
    case missingSampleTypes
    case valueCount(Int, types: Int, sample: SampleIndex)
    case unknownLocation(UInt64, sample: SampleIndex)
    case unknownFunction(UInt64, location: UInt64)
    case reservedID(Table)
    case repeatedID(UInt64, Table)
  }

  enum Table: String, Sendable {
    case mapping, function, location
  }
}

extension ProfileDecodingError: CustomStringConvertible {
  /// One line: what pprof says, and then what was found and where. Samples are counted from 1.
  public var description: String {
    switch problem {
    case .emptyInput: "parsing profile: empty input file"
    case .unreadable(let error): error.reason
    case .decompression(let fault): "decompressing profile: \(fault)"
    case .tooLarge(let limit):
      "decompressing profile: more than \(limit) bytes; if this is no bomb, raise the limit "
        + "with -max_profile_bytes"
    case .packedTooOften(let limit):
      "decompressing profile: it is compressed more than \(limit) times"
    case .notMergeable(let count, let error):
      "parsing profile: concatenated profiles detected: \(count) that cannot be merged: \(error)"
    case .refused(let refusal):
      "parsing profile: unrecognized profile format: this looks like \(refusal)"
    case .unrecognized(let wire):
      "parsing profile: unrecognized profile format: not one of the older formats, and as "
        + "\(InputFormat.profileProto.name): \(wire)"
    case .wire(let fault) where fault.problem == .concatenated:
      "parsing profile: concatenated profiles detected (name them as separate files to merge them)"
    case .wire(let fault): "parsing profile: \(fault)"
    case .legacy(let fault): "parsing profile: \(fault)"
    case .missingSampleTypes: "malformed profile: missing sample type information"
    case .valueCount(let values, let types, let sample):
      "malformed profile: mismatch: sample has \(values) values vs. \(types) types "
        + "(sample \(sample.position + 1))"
    case .unknownLocation(let id, let sample):
      "malformed profile: sample has nil location (sample \(sample.position + 1): no location has id \(id))"
    case .unknownFunction(let id, let location):
      "malformed profile: location id: \(location) has a line with nil function "
        + "(no function has id \(id))"
    case .reservedID(let table):
      "malformed profile: found \(table.rawValue) with reserved \(table == .location ? "id" : "ID")=0"
    case .repeatedID(let id, let table):
      "malformed profile: multiple \(table.rawValue)s with same id: \(id)"
    }
  }
}

extension WireFault: CustomStringConvertible {
  package var description: String {
    let place = offset > 0 ? " at byte \(offset)" : ""
    return switch problem {
    case .cutOff: "the data ends in the middle of a field\(place)"
    case .varintTooLong: "varint of more than 10 bytes\(place)"
    case .wireType(let type, let field): "field \(field) cannot have wire type \(type)\(place)"
    case .lengthBeyondEnd(let length, let available):
      "length \(length) where \(available) bytes are left\(place)"
    case .concatenated: "second time stamp\(place)"
    case .firstStringNotEmpty: "the first entry of the string table is not empty\(place)"
    case .stringIndex(let index, let count):
      "string index \(index) where the table has \(count) entries\(place)"
    case .tooManyRows: "more than 4294967295 samples, stack entries, labels or lines\(place)"
    }
  }
}
