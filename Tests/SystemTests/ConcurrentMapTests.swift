import System
import Testing

@Suite struct ConcurrentMapTests {
  @Test(arguments: [0, 1, 2, 1000])
  func `results are in the order of the elements, however long each takes`(count: Int) {
    let results = concurrentMap(Array(0..<count)) { element in
      Array(repeating: element, count: 1 + element % 7 * 1000).last
    }
    #expect(results == Array(0..<count))
  }

  @Test func `each element is taken once`() {
    let taken = Monitor([Int]())
    _ = concurrentMap(Array(0..<500)) { element in taken.change { $0.append(element) } }
    #expect(taken.change { $0.sorted() } == Array(0..<500))
  }
}
