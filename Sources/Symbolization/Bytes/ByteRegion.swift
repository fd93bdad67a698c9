internal import Glibc

/// A call to the system that failed.
public struct SystemError: Error, Hashable, Sendable {
  /// The value of `errno`.
  public let code: Int32

  package init(code: Int32) { self.code = code }
}

/// Bytes that stay where they are: a mapped file or a part of one, or an array.
///
/// A file is mapped and not read, because most of a binary is never looked at. This has one risk:
/// if another process shortens the file while it is mapped, a read of the lost pages ends this
/// process (`SIGBUS`). Build tools and package managers replace files and do not shorten them.
@safe public final class ByteRegion: Sendable {
  /// The number of bytes.
  public let count: Int
  // SAFETY: points at `count` bytes that nobody writes. They live as long as this object or, for a
  // part, as long as the whole, which `storage` keeps alive.
  private nonisolated(unsafe) let start: UnsafeRawPointer
  private let storage: Storage

  private enum Storage {
    case allocated
    case mapped(length: Int)
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
  init(capacity: Int, filledBy fill: (UnsafeMutableRawBufferPointer) -> Int) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: max(capacity, 1), alignment: 16)
    guard let base = buffer.baseAddress else { preconditionFailure("an empty allocation") }
    unsafe start = UnsafeRawPointer(base)
    // SAFETY: the buffer is ours; what lies beyond the bytes that were written is never shown.
    count = min(max(unsafe fill(buffer), 0), capacity)
    storage = .allocated
  }

  /// The bytes of a file, mapped read-only.
  ///
  /// - Throws: `SystemError` when the file cannot be opened or is not a regular file.
  package init(mapping path: [UInt8]) throws(SystemError) {
    let name = path.map { CChar(bitPattern: $0) } + [0]
    // SAFETY: the array ends in a zero byte.
    let descriptor = unsafe open(name, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw SystemError(code: errno) }
    defer { close(descriptor) }
    var status = stat()
    // SAFETY: the structure is ours and lives through the call.
    guard unsafe fstat(descriptor, &status) == 0 else { throw SystemError(code: errno) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw SystemError(code: status.st_mode & S_IFMT == S_IFDIR ? EISDIR : EINVAL)
    }
    guard status.st_size > 0 else {
      let none = UnsafeMutableRawBufferPointer.allocate(byteCount: 1, alignment: 16)
      guard let base = none.baseAddress else { preconditionFailure("an empty allocation") }
      unsafe start = UnsafeRawPointer(base)
      count = 0
      storage = .allocated
      return
    }
    let length = Int(status.st_size)
    // SAFETY: the mapping is new, and nothing else knows of it.
    let address = unsafe mmap(nil, length, PROT_READ, MAP_PRIVATE, descriptor, 0)
    guard let address = unsafe address, unsafe address != MAP_FAILED else {
      throw SystemError(code: errno)
    }
    unsafe start = UnsafeRawPointer(address)
    count = length
    storage = .mapped(length: length)
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
    // SAFETY: `start` is what `mmap` returned, and nothing outlives its region.
    case .mapped(let length): unsafe _ = munmap(UnsafeMutableRawPointer(mutating: start), length)
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
