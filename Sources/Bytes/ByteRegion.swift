/// Bytes that stay where they are: a mapped file or a part of one, or an array.
@safe public final class ByteRegion: Sendable {
  /// The number of bytes.
  public let count: Int
  // SAFETY: points at `count` bytes that nobody writes. They live as long as this object or, for a
  // part, as long as the whole, which `storage` keeps alive.
  private nonisolated(unsafe) let start: UnsafeRawPointer
  private let storage: Storage

  // SAFETY: the closure is called once, in `deinit`, with what it is for.
  @safe private enum Storage {
    case allocated
    case foreign(release: @Sendable (UnsafeMutableRawPointer, Int) -> Void)
    case part(of: ByteRegion)
  }

  /// A copy of an array.
  public init(_ bytes: [UInt8]) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(bytes.count, 1), alignment: 16)
    // SAFETY: the buffer has room for all bytes, and a base address as it is not empty.
    unsafe copy.copyBytes(from: bytes)
    guard let base = copy.baseAddress else { preconditionFailure("an empty allocation") }
    unsafe start = UnsafeRawPointer(base)
    count = bytes.count
    storage = .allocated
  }

  /// Bytes that are made in place.
  ///
  /// - Parameters:
  ///   - capacity: The most bytes there may be.
  ///   - fill: Writes the bytes from the start of the buffer, and returns how many it wrote.
  package init(capacity: Int, filledBy fill: (UnsafeMutableRawBufferPointer) -> Int) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: max(capacity, 1), alignment: 16)
    guard let base = buffer.baseAddress else { preconditionFailure("an empty allocation") }
    unsafe start = UnsafeRawPointer(base)
    // SAFETY: the buffer is ours; what lies beyond the bytes that were written is never shown.
    count = min(max(unsafe fill(buffer), 0), capacity)
    storage = .allocated
  }

  /// Bytes that somebody else has allocated.
  ///
  /// - Parameters:
  ///   - start: Points at `count` bytes that nobody writes as long as this object lives.
  ///   - release: Is given both when nobody needs the bytes any more.
  @unsafe
  package init(
    owning start: UnsafeMutableRawPointer, count: Int,
    release: @escaping @Sendable (UnsafeMutableRawPointer, Int) -> Void
  ) {
    unsafe self.start = UnsafeRawPointer(start)
    self.count = count
    storage = unsafe .foreign(release: release)
  }

  /// A part of a whole, which the part keeps alive. The range is cut at the end of the whole.
  package init(_ whole: ByteRegion, _ range: Range<Int>) {
    let range = range.clamped(to: 0..<whole.count)
    // SAFETY: the range was clamped to the bytes of `whole`, which `storage` keeps alive.
    unsafe start = whole.start + range.lowerBound
    count = range.count
    storage = .part(of: whole)
  }

  deinit {
    switch storage {
    // SAFETY: `start` is what `allocate` returned, and nothing outlives its region.
    case .allocated: unsafe start.deallocate()
    // SAFETY: `start` and `count` are what its maker gave, and nothing outlives its region.
    case .foreign(let release): unsafe release(UnsafeMutableRawPointer(mutating: start), count)
    case .part: break
    }
  }

  /// The bytes.
  public var bytes: Span<UInt8> {
    @_lifetime(borrow self) get {
      // SAFETY: `start` and `count` as above; the span's lifetime is that of this object.
      let span = unsafe Span<UInt8>(
        _unsafeStart: start.assumingMemoryBound(to: UInt8.self), count: count)
      return unsafe _overrideLifetime(span, borrowing: self)
    }
  }
}
