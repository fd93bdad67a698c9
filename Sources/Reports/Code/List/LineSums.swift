import CallGraphs
import Profiles

/// What was sampled of functions in files and on each of their lines, by column of the samples.
///
/// A sample counts once for a function and once for a line, unlike in the text, which adds up lines as
/// pprof does.
struct LineSums: Sendable {
  /// A function in a file.
  struct Place: Hashable, Sendable {
    let function: [UInt8]
    let file: [UInt8]
  }

  private struct Group: Hashable, Sendable {
    let function: NameIndex
    let file: NameIndex
    /// `nil` for all of the function.
    let line: Int64?
  }

  private var numbers: [Group: Int] = [:]
  private var keys: [Place: Group] = [:]
  private let sums: [GroupSums]

  init(_ selection: ListSelection, columns: [Int]) {
    let (profile, shape) = (selection.view.profile, selection.view.shape)
    let table = FrameTable(profile, shape.paths, keepsObjects: shape.keepsObjects)
    let selected = selection.view.valuation.measure.valueColumn
    var (all, shown) = ([[Int]](), [[Int]]())
    for (position, frame) in table.frames.enumerated() {
      var groups: [Int] = []
      if selection.matches(frame, table.names) {
        for line in [nil, frame.line] {
          let group = Group(function: frame.name, file: frame.file, line: line)
          groups.append(numbers[group] ?? numbers.count)
          numbers[group] = groups.last
        }
        let place = Place(
          function: table.names.copy(of: frame.name), file: table.names.copy(of: frame.file))
        keys[place] = Group(function: frame.name, file: frame.file, line: nil)
      }
      all.append(groups)
      // What is left out as negative is so in the values that are shown alone.
      shown.append(selection.shownNodes.contains(NodeIndex(position)) ? groups : [])
    }
    let count = numbers.count
    sums = columns.map { column in
      GroupSums(
        profile, table, Measure(valueColumn: column), count: count,
        groups: column == selected ? shown : all)
    }
  }

  /// What was sampled of a function, or on one of its lines.
  func of(_ place: Place, line: Int64? = nil) -> (flat: [Int64], cumulative: [Int64]) {
    guard let key = keys[place],
      let number = numbers[Group(function: key.function, file: key.file, line: line)]
    else { return (sums.map { _ in 0 }, sums.map { _ in 0 }) }
    return (sums.map { $0.flat[number] }, sums.map { $0.cumulative[number] })
  }
}
