/// An address as the file counts it: in its segments, symbols and debug information.
public struct VirtualAddress: Hashable, Comparable, Sendable {
  /// The address as a number.
  public let value: UInt64

  /// The address with that number.
  public init(value: UInt64) { self.value = value }

  public static func < (left: VirtualAddress, right: VirtualAddress) -> Bool {
    left.value < right.value
  }
}
