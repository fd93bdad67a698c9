/// The median: the middle value, the mean of the two in the middle where they are even in number,
/// 0 of none.
package func median(_ values: [Double]) -> Double {
  if values.isEmpty { return 0 }
  let values = values.sorted()
  let (low, high) = (values[(values.count - 1) / 2], values[values.count / 2])
  return low + (high - low) / 2
}
