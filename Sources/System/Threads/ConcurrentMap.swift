/// The results of some work for each of several elements, in their order.
///
/// The elements are shared out among as many threads as there are processors, the calling one among
/// them: each takes the next when it has done one, so that elements may differ in size.
package func concurrentMap<Element, Result>(
  _ elements: [Element], _ body: (Element) -> Result
) -> [Result] {
  let threadCount = min(WorkerThread.most, elements.count)
  if threadCount < 2 { return elements.map(body) }
  let progress = Monitor(Progress<Result>(count: elements.count))
  return withoutActuallyEscaping(body) { body in
    let work = {
      while let index = progress.change(by: { $0.takeNext() }) {
        let result = body(elements[index])
        progress.change { $0.results[index] = result }
      }
    }
    let threads = (1..<threadCount).map { _ in WorkerThread(work) }
    work()
    for thread in threads { thread?.join() }
    return progress.change { $0.results.compactMap(\.self) }
  }
}

/// How far the threads are.
private struct Progress<Result> {
  private var taken = 0
  var results: [Result?]

  init(count: Int) { results = Array(repeating: nil, count: count) }

  mutating func takeNext() -> Int? {
    if taken == results.count { return nil }
    defer { taken += 1 }
    return taken
  }
}
