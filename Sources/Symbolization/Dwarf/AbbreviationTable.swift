import Bytes

/// The shapes of the entries of a unit: for each code a tag and a list of attributes with forms.
///
/// Most entries (types, variables) are only skipped. So each shape also has the steps that skip one
/// entry. Adjacent values of fixed size are one step, and many entries are skipped by one addition.
final class AbbreviationTable: Sendable {
  struct Attribute {
    let name: UInt16
    let form: UInt16
    /// The value, where the form is `DW_FORM_implicit_const`.
    let constant: Int64
  }

  struct Step {
    /// Bytes to skip before what follows.
    var size: Int
    /// The form of a value whose size depends on its bytes; 0 if there is no such value.
    var form: UInt16
  }

  struct Shape {
    let tag: UInt16
    let hasChildren: Bool
    /// Whether it has an address or ranges.
    fileprivate(set) var hasCode = false
    fileprivate(set) var attributes: Range<Int32> = 0..<0
    fileprivate(set) var steps: Range<Int32> = 0..<0
  }

  let format: UnitFormat
  /// The number of bytes that were read.
  let length: Int
  let attributes: [Attribute]
  let steps: [Step]
  private let shapes: [Shape]
  /// The shapes by code; empty where the codes are 1, 2, 3 and so on.
  private let indices: [UInt64: Int]

  /// Reads the shapes at an offset of `.debug_abbrev`.
  ///
  /// - Parameters:
  ///   - only: The code at which to stop reading; `nil` to read all shapes.
  ///   - limit: The most bytes to read.
  init(
    _ sections: DwarfSections, at offset: Int, _ format: UnitFormat, only: UInt64? = nil, limit: Int
  ) {
    self.format = format
    var attributes: [Attribute] = []
    var steps: [Step] = []
    var shapes: [Shape] = []
    var indices: [UInt64: Int] = [:]
    var cursor = DwarfCursor(
      sections.abbrev.bytes, from: offset, isBigEndian: sections.isBigEndian)
    let start = cursor.position
    cursor.limit(to: start &+ min(limit, cursor.remaining))
    while !cursor.isAtEnd {
      let code = cursor.unsigned()
      if code == 0 { break }
      let tag = UInt16(exactly: cursor.unsigned()) ?? 0
      var shape = Shape(tag: tag, hasChildren: cursor.byte() != 0)
      let firstAttribute = Int32(clamping: attributes.count)
      while true {
        let name = UInt16(exactly: cursor.unsigned()) ?? .max
        let form = UInt16(exactly: cursor.unsigned()) ?? .max
        let constant = form == DwarfForm.implicitConstant ? cursor.signed() : 0
        if cursor.isCut || (name == 0 && form == 0) { break }
        attributes.append(Attribute(name: name, form: form, constant: constant))
        shape.hasCode =
          shape.hasCode || name == DwarfAttribute.lowPC || name == DwarfAttribute.ranges
      }
      // A shape that is cut off cannot be used to read an entry.
      if cursor.isCut { break }
      shape.attributes = firstAttribute..<Int32(clamping: attributes.count)
      let firstStep = Int32(clamping: steps.count)
      Self.plan(attributes[Int(firstAttribute)...], format, into: &steps)
      shape.steps = firstStep..<Int32(clamping: steps.count)
      if indices.isEmpty, code != UInt64(shapes.count + 1) {
        for index in shapes.indices { indices[UInt64(index + 1)] = index }
        indices[code] = shapes.count
      } else if !indices.isEmpty, indices[code] == nil {
        indices[code] = shapes.count
      }
      shapes.append(shape)
      if code == only { break }
    }
    length = cursor.position &- start
    self.attributes = attributes
    self.steps = steps
    self.shapes = shapes
    self.indices = indices
  }

  private static func plan(
    _ attributes: ArraySlice<Attribute>, _ format: UnitFormat, into steps: inout [Step]
  ) {
    var step = Step(size: 0, form: 0)
    for attribute in attributes {
      if let size = format.size(of: attribute.form) {
        step.size += size
      } else {
        step.form = attribute.form
        steps.append(step)
        step = Step(size: 0, form: 0)
      }
    }
    if step.size > 0 { steps.append(step) }
  }

  /// The shape of entries with this code; `nil` if there is none.
  subscript(code: UInt64) -> Shape? {
    if indices.isEmpty {
      return code &- 1 < UInt64(shapes.count) ? shapes[Int(code &- 1)] : nil
    }
    return indices[code].map { shapes[$0] }
  }
}

extension DwarfCursor {
  /// Reads past the attributes of an entry.
  @_lifetime(self: copy self)
  mutating func skip(_ shape: AbbreviationTable.Shape, _ table: AbbreviationTable) {
    for index in shape.steps {
      let step = table.steps[Int(index)]
      skip(step.size)
      if step.form != 0 { skipVariable(step.form, table.format) }
    }
  }
}

/// The abbreviation tables that were read before. Many units share one table. Files are told apart
/// by identity, so they must outlive the cache.
///
/// A table that was dropped is read again, and each unit of a hostile file may use another part of
/// one large table. So there is a limit on the bytes that are read in total.
final class AbbreviationCache {
  private struct Place: Hashable {
    let file: ObjectIdentifier
    let offset: Int
    let format: UnitFormat
  }

  /// The most tables that are kept.
  private static let most = 128
  private var tables: [Place: AbbreviationTable] = [:]
  private var last: (place: Place, table: AbbreviationTable)?
  /// The number of bytes of tables that may still be read.
  var bytesLeft: Int

  /// An empty cache for these files.
  init(_ files: DebugFile?...) {
    bytesLeft = files.reduce(16 << 20) { $0 + 64 * ($1?.sections.abbrev.count ?? 0) }
  }

  /// The abbreviations of a unit.
  func table(_ unit: UnitHeader, in file: DebugFile) -> AbbreviationTable {
    let place = Place(
      file: ObjectIdentifier(file), offset: unit.abbreviations, format: unit.format)
    if let last, last.place == place { return last.table }
    if let table = tables[place] {
      last = (place, table)
      return table
    }
    let table = AbbreviationTable(
      file.sections, at: unit.abbreviations, unit.format, limit: bytesLeft)
    bytesLeft -= table.length
    if tables.count >= Self.most { tables.removeAll() }
    tables[place] = table
    last = (place, table)
    return table
  }
}
