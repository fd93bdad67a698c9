import Profiles
import System

// Walks over stacks add up numbers, and sums do not care who adds first. So the samples of a large
// profile are divided among the processors, each part is walked by a thread with sums of its own,
// and these are added in the order of the parts: the result is the same for any number of threads.

/// Divides a range of samples among threads.
enum Shards {
  /// Fewer samples than this are not worth a thread.
  private static let smallestShard = 50_000

  /// Results of `body` for consecutive parts of the samples, in their order.
  static func map<Result>(
    _ samples: SampleTable, _ body: (TableIndices<Sample>) -> Result
  ) -> [Result] {
    let count = samples.count
    let shards = max(min(WorkerThread.most, count / smallestShard), 1)
    return concurrentMap(
      (0..<shards).map { TableIndices(count * $0 / shards..<count * ($0 + 1) / shards) }, body)
  }
}
