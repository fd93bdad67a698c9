/// A place in the code as a row names it: a function, or what stands for one, and where in it.
package struct Place: Sendable {
  /// The function; the file where functions are not told apart, the binary where there is no name.
  package let name: [UInt8]
  /// Empty or 0 where it is not told apart, as line, column and address are.
  package let file: [UInt8]
  package let line: Int64
  package let column: Int64
  package let address: UInt64
  package let inlining: Inlining
  /// As reports for people print it.
  package let text: [UInt8]

  package init(
    name: [UInt8], file: [UInt8], line: Int64, column: Int64, address: UInt64, inlining: Inlining,
    text: [UInt8]
  ) {
    self.name = name
    self.file = file
    self.line = line
    self.column = column
    self.address = address
    self.inlining = inlining
    self.text = text
  }
}
