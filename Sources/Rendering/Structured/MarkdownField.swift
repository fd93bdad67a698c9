import Bytes

/// A column of a table in Markdown.
struct MarkdownField {
  enum Content {
    /// What a row of a list is to the row that it belongs to.
    case relation
    /// A column of the report, for values with the sample type.
    case cell(Int, type: Int)
  }

  let title: [UInt8]
  let isNumber: Bool
  let content: Content
  /// The characters that its cells need.
  private(set) var width: Int
  /// Whether anything is in it.
  private(set) var isUsed = false

  private init(_ title: String, of type: [UInt8] = [], isNumber: Bool, _ content: Content) {
    let suffix = type.isEmpty ? [] : " (".bytes + type + ")".bytes
    self.title = markdownEscaped(Array(title.utf8) + suffix)
    self.isNumber = isNumber
    self.content = content
    // The line below the titles has two marks at least.
    width = max(self.title.characterCount, 2)
  }

  /// Longer cells are wider than their column.
  private static let mostWidth = 80

  /// Makes room for a cell.
  mutating func admit(_ text: [UInt8]) {
    if text.isEmpty { return }
    isUsed = true
    let characters = text.characterCount
    if characters <= Self.mostWidth { width = max(width, characters) }
  }

  /// The fields of a table: the selected values, those of other sample types, and what they are of.
  static func all(_ table: FlatTable, _ types: ValueTypes) -> [MarkdownField] {
    var (selected, others, rest): ([Self], [Self], [Self]) = ([], [], [])
    if table.hasLists { rest.append(Self("", isNumber: false, .relation)) }
    for (position, column) in table.columns.enumerated() where column.audience != .programs {
      let name = column.title ?? column.name
      switch column.kind {
      case .values:
        for type in types.names.indices {
          if type == types.selected {
            selected.append(Self(name, isNumber: true, .cell(position, type: type)))
          } else if column.audience == .everyone {
            others.append(
              Self(
                name, of: types.names[type], isNumber: true, .cell(position, type: type)))
          }
        }
      case .share:
        selected.append(Self(column.shareTitle, isNumber: true, .cell(position, type: 0)))
      case .reading:
        selected.append(Self(name, isNumber: true, .cell(position, type: 0)))
      default:
        rest.append(Self(name, isNumber: column.isNumber, .cell(position, type: 0)))
      }
    }
    return selected + others + rest
  }
}

extension Column {
  /// The title of a share names what it is a share of.
  fileprivate var shareTitle: String {
    (name.hasSuffix("_share") ? String(name.dropLast(6)) : name) + " %"
  }

  fileprivate var isNumber: Bool {
    switch kind {
    case .integer, .number, .address: true
    default: false
    }
  }
}
