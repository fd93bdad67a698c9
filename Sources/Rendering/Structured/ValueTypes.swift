/// What the values of a row are: a row has one of each type.
package struct ValueTypes: Sendable {
  /// By type, a name that no other has, as valid UTF-8.
  package let names: [[UInt8]]
  /// By type, its unit as valid UTF-8.
  package let units: [[UInt8]]
  /// The type that people read first.
  package let selected: Int
  /// By type, how people read a value.
  let texts: [@Sendable (Int64) -> [UInt8]]

  package init(
    names: [[UInt8]], units: [[UInt8]], selected: Int, texts: [@Sendable (Int64) -> [UInt8]]
  ) {
    self.names = names
    self.units = units
    self.selected = selected
    self.texts = texts
  }

  /// For tables without values by type.
  package static var none: ValueTypes { ValueTypes(names: [], units: [], selected: 0, texts: []) }
}
