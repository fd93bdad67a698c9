import System

/// Blocks under way, in the order in which they were put. One thread puts and takes them.
final class BlockQueue: Sendable {
  enum Step {
    /// The oldest block is ready, and no longer here.
    case take([UInt8])
    /// It is not, and this one is to be deflated meanwhile.
    case deflate(ClaimedBlock)
  }

  private let monitor = Monitor(State())

  /// Adds a block.
  func put(_ block: DeflateBlock) { monitor.change { $0.entries.append(.waiting(block)) } }

  /// What to do until the oldest block can be taken; waits while others deflate all there are.
  ///
  /// - Precondition: Not every block that was put has been taken.
  func next() -> Step {
    monitor.change(
      when: { $0.isOldestDeflated || $0.hasWaiting },
      by: { state in
        if let block = state.claim(unless: state.isOldestDeflated) { return .deflate(block) }
        return .take(state.removeOldest())
      })
  }

  /// A block to deflate, waited for; `nil` when the queue has been closed.
  func claim() -> ClaimedBlock? {
    monitor.change(
      when: { $0.isClosed || $0.hasWaiting }, by: { $0.claim(unless: $0.isClosed) })
  }

  /// Gives back a block that was claimed.
  func finish(_ claimed: ClaimedBlock, _ bytes: [UInt8]) {
    monitor.change { $0.entries[claimed.number - $0.firstNumber] = .deflated(bytes) }
  }

  /// Says that nothing more needs to be deflated.
  func close() { monitor.change { $0.isClosed = true } }
}

/// A block that a thread has begun to deflate.
struct ClaimedBlock {
  /// Counted from the first that was put.
  let number: Int
  let block: DeflateBlock
}

private enum Entry {
  case waiting(DeflateBlock)
  case begun
  case deflated([UInt8])
}

private struct State {
  var entries: [Entry] = []
  /// The number of the first of `entries`.
  var firstNumber = 0
  var isClosed = false

  var isOldestDeflated: Bool {
    if case .deflated = entries.first { true } else { false }
  }

  var hasWaiting: Bool { entries.contains { if case .waiting = $0 { true } else { false } } }

  mutating func claim(unless isRefused: Bool) -> ClaimedBlock? {
    if isRefused { return nil }
    for (position, entry) in entries.enumerated() {
      guard case .waiting(let block) = entry else { continue }
      entries[position] = .begun
      return ClaimedBlock(number: firstNumber + position, block: block)
    }
    return nil
  }

  mutating func removeOldest() -> [UInt8] {
    guard case .deflated(let bytes) = entries.removeFirst() else { return [] }
    firstNumber += 1
    return bytes
  }
}
