import Glibc

// Walks over stacks add up numbers, and sums do not care who adds first. So the samples of a large
// profile are divided among the processors, each part is walked by a thread with sums of its own,
// and these are added in the order of the parts: the result is the same for any number of threads.

/// Divides a range of samples among threads.
enum Shards {
  /// Fewer samples than this are not worth a thread.
  private static let smallestShard = 50_000
  /// More threads would take more memory than time.
  private static let mostThreads = 4

  /// Results of `body` for consecutive parts of `0..<count`, in their order.
  static func map<Result>(_ count: Int, _ body: (Range<Int>) -> Result) -> [Result] {
    let processors = max(sysconf(Int32(_SC_NPROCESSORS_ONLN)), 1)
    let shards = max(min(processors, mostThreads, count / smallestShard), 1)
    if shards == 1 { return [body(0..<count)] }
    let ranges = (0..<shards).map { count * $0 / shards..<count * ($0 + 1) / shards }
    var results = [Result?](repeating: nil, count: shards)
    // SAFETY: each thread writes one element of its own, and all are joined before the closures'
    // captures go out of scope.
    unsafe results.withUnsafeMutableBufferPointer { results in
      let address = results.baseAddress
      withoutActuallyEscaping(body) { body in
        let threads = ranges.indices.dropFirst().map { shard in
          Thread { unsafe address?[shard] = body(ranges[shard]) }
        }
        unsafe address?[0] = body(ranges[0])
        for thread in threads { thread.join() }
      }
    }
    return results.compactMap { $0 }
  }

  /// A thread that runs one closure.
  private final class Thread {
    private let work: () -> Void
    private var handle = pthread_t()
    private var isStarted = false

    init(_ work: @escaping () -> Void) {
      self.work = work
      // SAFETY: the thread borrows this object, which `join` keeps alive until it has ended.
      isStarted =
        unsafe pthread_create(
          &handle, nil,
          { context in
            if let context = unsafe context {
              unsafe Unmanaged<Thread>.fromOpaque(context).takeUnretainedValue().work()
            }
            return nil
          }, Unmanaged.passUnretained(self).toOpaque()) == 0
    }

    /// Waits for the end of the work, or does it where no thread could be had.
    func join() {
      if isStarted { pthread_join(handle, nil) } else { work() }
    }
  }
}
