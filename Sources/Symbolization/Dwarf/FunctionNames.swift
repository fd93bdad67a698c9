import Bytes

/// The names of a function, and where it begins.
struct FunctionNames {
  var function: [UInt8] = []
  var linkageName: [UInt8] = []
  var startLine: Int64 = 0
}

/// A scope as its entry describes it: the function, and the call that was inlined.
struct ScopeEntry {
  var callFile: UInt64 = 0
  var callLine: UInt64 = 0
  var callColumn: UInt64 = 0
  var names = FunctionNames()
}

/// The place of an entry, in the file or in its alternate.
private struct EntryPlace: Hashable {
  var isAlternate: Bool
  var offset: Int
}

/// Reads the names of functions from their entries and from the entries that these refer to, which
/// may be in other units and in the alternate file.
struct NameReader {
  /// The most references that are followed from one entry. The limit ends loops.
  private static let mostHops = 16
  /// The most origins whose names are kept.
  private static let mostNames = 1 << 16

  private let unit: DebugUnit
  private let alternate: DebugFile?
  private let abbreviations: AbbreviationCache
  private var known: [EntryPlace: FunctionNames] = [:]
  /// The last other unit that was read.
  private var neighbour: DebugUnit?

  init(_ unit: DebugUnit, alternate: DebugFile?, _ abbreviations: AbbreviationCache) {
    self.unit = unit
    self.alternate = alternate
    self.abbreviations = abbreviations
  }

  /// The scope whose entry begins at an offset of this unit.
  mutating func scope(at offset: Int) -> ScopeEntry {
    var scope = ScopeEntry()
    var others: [EntryPlace] = []
    read(EntryPlace(isAlternate: false, offset: offset), &scope, &others)
    guard let origin = others.first else { return scope }
    // An inlined copy mostly says nothing of its own. Then one answer serves all copies.
    let isBare =
      scope.names.function.isEmpty && scope.names.linkageName.isEmpty
      && scope.names.startLine == 0 && others.count == 1
    if isBare, let names = known[origin] {
      scope.names = names
      return scope
    }
    var hops = 0
    while let next = others.popLast(), hops < Self.mostHops {
      var ignored = ScopeEntry(names: scope.names)
      read(next, &ignored, &others)
      scope.names = ignored.names
      hops += 1
    }
    if isBare {
      if known.count >= Self.mostNames { known.removeAll() }
      known[origin] = scope.names
    }
    return scope
  }

  /// Reads an entry. Names that are already known stay.
  private mutating func read(
    _ place: EntryPlace, _ scope: inout ScopeEntry, _ others: inout [EntryPlace]
  ) {
    guard let unit = holder(of: place) else { return }
    let table = abbreviations.table(unit.header, in: unit.file)
    let sections = unit.file.sections
    var cursor = DwarfCursor(
      sections.info.bytes, place.offset..<unit.header.range.upperBound,
      isBigEndian: sections.isBigEndian)
    guard let shape = table[cursor.unsigned()] else { return }
    for index in shape.attributes where !cursor.isCut {
      let attribute = table.attributes[Int(index)]
      let value = cursor.value(
        attribute.form, constant: attribute.constant, table.format,
        unit: unit.header.range.lowerBound)
      switch attribute.name {
      case DwarfAttribute.name where scope.names.function.isEmpty:
        scope.names.function = unit.text(value, alternate: alternate)
      case DwarfAttribute.linkageName, DwarfAttribute.linkageNameMIPS:
        if scope.names.linkageName.isEmpty {
          scope.names.linkageName = unit.text(value, alternate: alternate)
        }
      case DwarfAttribute.declarationLine where scope.names.startLine == 0:
        scope.names.startLine = Int64(UInt32(truncatingIfNeeded: value.constant))
      case DwarfAttribute.abstractOrigin, DwarfAttribute.specification:
        guard let offset = Int(exactly: value.number), others.count < Self.mostHops else {
          continue
        }
        if value.kind == .reference {
          others.append(EntryPlace(isAlternate: place.isAlternate, offset: offset))
        } else if value.kind == .alternateReference {
          others.append(EntryPlace(isAlternate: true, offset: offset))
        }
      case DwarfAttribute.callFile: scope.callFile = value.constant
      case DwarfAttribute.callLine: scope.callLine = value.constant
      case DwarfAttribute.callColumn: scope.callColumn = value.constant
      default: break
      }
    }
  }

  /// The unit that holds an entry.
  private mutating func holder(of place: EntryPlace) -> DebugUnit? {
    func holds(_ unit: DebugUnit, _ file: DebugFile) -> Bool {
      unit.file === file && unit.header.firstEntry <= place.offset
        && place.offset < unit.header.range.upperBound
    }
    guard let file = place.isAlternate ? alternate : unit.file else { return nil }
    if holds(unit, file) { return unit }
    if let neighbour, holds(neighbour, file) { return neighbour }
    guard let header = file.unit(at: place.offset),
      let other = DebugUnit(header, in: file, limit: &abbreviations.bytesLeft), holds(other, file)
    else { return nil }
    neighbour = other
    return other
  }
}
