import Rendering

extension TextOutput {
  /// Writes the five columns that tables and trees have: a node's own value, its share, the share of
  /// all up to here, the cumulative value, its share.
  mutating func columns(
    _ flat: Int64, sum: Int64, _ cumulative: Int64, _ measured: MeasuredGraph
  ) {
    let (format, total) = (measured.format, measured.total)
    write(format.text(flat), width: 10)
    write(" ")
    write(percentage(flat, of: total))
    write(" ")
    write(percentage(sum, of: total))
    write(" ")
    write(format.text(cumulative), width: 10)
    write(" ")
    write(percentage(cumulative, of: total))
  }
}
