import Bytes

/// Appends protobuf fields; a zero is left out, as proto3 has it.
struct WireWriter {
  /// Bytes that are handed on at a time, or a little more.
  static let pieceSize = 128 << 10

  private(set) var bytes: [UInt8] = []

  mutating func varint(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func integer(_ field: UInt64, _ value: UInt64, evenIfZero: Bool = false) {
    guard value != 0 || evenIfZero else { return }
    varint(field << 3)
    varint(value)
  }

  mutating func integer(_ field: UInt64, _ value: Int64, evenIfZero: Bool = false) {
    integer(field, UInt64(bitPattern: value), evenIfZero: evenIfZero)
  }

  mutating func flag(_ field: UInt64, _ value: Bool) { integer(field, UInt64(value ? 1 : 0)) }

  /// A repeated integer: packed from three elements on.
  mutating func integers(_ field: UInt64, _ values: some Collection<UInt64>) {
    guard values.count > 2 else {
      for value in values { integer(field, value, evenIfZero: true) }
      return
    }
    message(field) { for value in values { $0.varint(value) } }
  }

  mutating func bytes(_ field: UInt64, _ payload: Span<UInt8>) {
    varint(field << 3 | 2)
    varint(UInt64(payload.count))
    bytes.append(contentsOf: payload)
  }

  /// A length-delimited field whose content `write` appends.
  mutating func message(_ field: UInt64, _ write: (inout WireWriter) -> Void) {
    varint(field << 3 | 2)
    let lengthPosition = bytes.count
    bytes.append(0)
    write(&self)
    let length = bytes.count - lengthPosition - 1
    if length < 0x80 {
      bytes[lengthPosition] = UInt8(length)
      return
    }
    // The length needs more than the byte that was kept for it.
    var rest = length
    var position = lengthPosition
    while rest >= 0x80 {
      bytes.insert(UInt8(truncatingIfNeeded: rest) | 0x80, at: position)
      rest >>= 7
      position += 1
    }
    bytes[position] = UInt8(rest)
  }

  mutating func append(_ other: WireWriter) { bytes += other.bytes }

  /// Hands on the bytes when there are enough for a piece.
  mutating func emitIfLarge(_ emit: ([UInt8]) throws -> Void) rethrows {
    if bytes.count >= Self.pieceSize { try emitAll(emit) }
  }

  /// Hands on the bytes.
  mutating func emitAll(_ emit: ([UInt8]) throws -> Void) rethrows {
    if bytes.isEmpty { return }
    try emit(bytes)
    bytes.removeAll(keepingCapacity: true)
  }
}
