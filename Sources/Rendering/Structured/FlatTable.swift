/// A table without lists in its rows: the rows of a list follow the row that they belong to, and use
/// its columns as far as these are named alike. CSV and Markdown are such tables.
struct FlatTable {
  /// What a row describes: the name of a list, or `self`.
  struct Relation {
    let name: [UInt8]
    /// By column of the table, the position of the cell in such a row.
    let cells: [Int?]
  }

  /// The columns of rows, then those that only rows of lists have.
  let columns: [Column]
  /// That of rows first, then one for each list.
  let relations: [Relation]
  /// By cell of a row, the relation of the list in it.
  private let relationOfCell: [Int?]

  var hasLists: Bool { relations.count > 1 }

  init(_ outer: [Column]) {
    var columns = outer.filter { $0.list == nil }
    for column in outer.lazy.compactMap(\.list).joined()
    where !columns.contains(where: { $0.name == column.name }) {
      columns.append(column)
    }
    func relation(_ name: String, _ own: [Column]) -> Relation {
      Relation(
        name: Array(name.utf8),
        cells: columns.map { column in
          own.firstIndex { $0.name == column.name && $0.list == nil }
        })
    }
    var relations = [relation("self", outer)]
    relationOfCell = outer.map { column in
      guard let own = column.list else { return nil }
      relations.append(relation(column.name, own))
      return relations.count - 1
    }
    self.columns = columns
    self.relations = relations
  }

  /// Visits the rows, each with its number, from 1, and that of its relation.
  func visit(
    _ rows: @escaping Rows, _ body: (_ row: [Cell], _ number: Int64, _ relation: Int) throws -> Void
  ) throws {
    var number: Int64 = 0
    try rows { row in
      number += 1
      try body(row, number, 0)
      for (position, cell) in row.enumerated() {
        guard case .list(let inner) = cell, let relation = relationOfCell[position] else {
          continue
        }
        try inner { try body($0, number, relation) }
      }
    }
  }
}
