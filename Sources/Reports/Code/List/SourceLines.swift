import Bytes
import Profiles
import Rendering

/// Lines of a source file that a report wants to show.
package struct SourceRequest: Sendable {
  /// The file as the profile names it, and as reports show it.
  package let path: [UInt8]
  /// The lines, counted from 1: ascending ranges with gaps between them.
  package let ranges: [ClosedRange<Int64>]

  /// - Parameter ranges: In any order; they may overlap.
  package init(path: [UInt8], _ ranges: [ClosedRange<Int64>]) {
    self.path = path
    var merged: [ClosedRange<Int64>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = merged.last, range.lowerBound <= last.upperBound {
        let end = max(last.upperBound, range.upperBound)
        merged[merged.count - 1] = last.lowerBound...end
      } else {
        merged.append(range)
      }
    }
    self.ranges = merged
  }
}

/// What came of a request.
package enum SourceAnswer: Sendable {
  /// The lines, as far as the file has them.
  case lines(SourceLines)
  /// Why there are no lines, as a part of a sentence.
  case unreadable(reason: [UInt8])
}

/// Lines of a source file, without the bytes that end them.
package struct SourceLines: Sendable {
  private var texts = TextTable()
  /// The numbers of the lines in `texts`, ascending.
  private var numbers: [Int64] = []

  package init() {}

  /// Adds a line.
  ///
  /// - Precondition: Its number is larger than those before.
  package mutating func append(_ number: Int64, _ text: [UInt8]) {
    precondition(numbers.last.map { $0 < number } ?? true)
    numbers.append(number)
    texts.add { $0.write(text) }
  }

  /// Where a line is held; `nil` where it was not wanted or the file ends before it.
  func position(of number: Int64) -> Int? {
    let position = numbers.partitioningIndex { $0 >= number }
    return position < numbers.count && numbers[position] == number ? position : nil
  }

  /// The bytes of the line at a position.
  subscript(position: Int) -> Span<UInt8> {
    @_lifetime(borrow self)
    get { texts[position] }
  }
}
