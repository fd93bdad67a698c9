import System

/// The threads that deflate blocks, the calling one among them.
struct DeflatingCrew: ~Copyable {
  private let level: Int32
  private let threadCount: Int
  private let queue = BlockQueue()
  private var own: BlockDeflater
  private var others: [WorkerThread] = []
  private var putCount = 0
  private var takenCount = 0

  /// - Parameter threadCount: With the calling one.
  init(level: Int32, threadCount: Int) {
    self.level = level
    self.threadCount = threadCount
    own = BlockDeflater(level: level)
  }

  /// Ends the threads, each after the block that it has begun.
  deinit {
    queue.close()
    for thread in others { thread.join() }
  }

  var isEmpty: Bool { putCount == takenCount }
  /// Whether a block has to be taken before another is put.
  var isFull: Bool { putCount - takenCount == 2 * threadCount }

  /// Adds a block. The second one starts the threads: the first may be all there is.
  mutating func put(_ block: DeflateBlock) {
    queue.put(block)
    putCount += 1
    if putCount == 2 { startOthers() }
  }

  /// The oldest block, deflated. Until it is, this thread deflates as well: blocks come out even
  /// where the system gives no thread.
  ///
  /// - Precondition: Not empty.
  mutating func take() -> [UInt8] {
    takenCount += 1
    while true {
      switch queue.next() {
      case .take(let bytes): return bytes
      case .deflate(let claimed): queue.finish(claimed, own.deflated(claimed.block))
      }
    }
  }

  private mutating func startOthers() {
    let (queue, level) = (queue, level)
    others = (1..<threadCount).compactMap { _ in
      WorkerThread {
        var deflater = BlockDeflater(level: level)
        while let claimed = queue.claim() {
          queue.finish(claimed, deflater.deflated(claimed.block))
        }
      }
    }
  }
}
