package import Rendering

extension StructuredReport {
  /// - Parameters:
  ///   - name: The word that asks for the report.
  ///   - header: The lines above the table where people read it.
  ///   - facts: What is known besides the profile.
  ///   - prose: What Markdown has in place of a table.
  package init(
    _ name: String, of subject: ReportSubject, header: [[UInt8]] = [], facts: [Fact] = [],
    columns: [Column], prose: Prose? = nil, rows: @escaping Rows
  ) {
    self.init(
      name, header: header, facts: subject.facts + facts,
      types: subject.types.valueTypes(), columns: columns, prose: prose, rows: rows)
  }

  /// - Parameters:
  ///   - format: How people read the selected values; by itself each in the unit that suits it.
  ///   - places: The places that rows have by number; asked for once.
  init(
    _ name: String, of subject: ReportSubject, header: [[UInt8]], facts: [Fact] = [],
    format: ValueFormat?, columns: [Column],
    places: @escaping @Sendable (Int) -> Place = { _ in preconditionFailure("no places by number")
    },
    rows: @escaping Rows
  ) {
    self.init(
      name, header: header, facts: subject.facts + facts,
      types: subject.types.valueTypes(selectedAs: format), columns: columns, places: places,
      rows: rows)
  }
}

extension SampleTypes {
  /// What the values of rows are.
  ///
  /// - Parameter format: How people read the selected ones; `nil` for each in the unit that suits it.
  fileprivate func valueTypes(selectedAs format: ValueFormat? = nil) -> ValueTypes {
    let formats = valuations.enumerated().map { type, valuation in
      type == selected ? format ?? valuation.format : valuation.format
    }
    return ValueTypes(
      names: names, units: units, selected: selected,
      texts: formats.map { format in { format.text($0) } })
  }
}
