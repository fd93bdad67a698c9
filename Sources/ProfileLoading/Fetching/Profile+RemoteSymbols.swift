import Profiles

extension Profile {
  /// Gives locations the names of functions that the servers know which the profile came from.
  ///
  /// - Returns: What could not be done.
  mutating func symbolizeRemotely(
    _ mode: SymbolizationMode, _ origins: MappingOrigins, _ options: FetchOptions
  ) -> [String] {
    guard mode.isRemote, !origins.isEmpty else { return [] }
    let isWanted = mappings.map { mode.isForced || !$0.symbols.contains(.functions) }
    var places = Array(repeating: [Int](), count: mappings.count)
    for (place, location) in locations.enumerated()
    where location.address != 0 && location.lines.isEmpty {
      if let mapping = location.mapping?.position { places[mapping].append(place) }
    }
    var warnings: [String] = []
    var functions = FunctionInterner(self)
    for position in mappings.indices where isWanted[position] {
      for origin in origins.of(mappings[position], in: self) {
        let server = SymbolServer(profile: origin.server, options: options)
        guard let address = server.address else { continue }
        do throws(FetchError) {
          try name(places[position], server, origin.start &- mappings[position].start, &functions)
          mappings[position].symbols.insert(.functions)
        } catch {
          warnings.append("http post \(text(address.text)): \(error)")
        }
        break
      }
    }
    return warnings
  }

  /// - Parameter shift: What is to be added to an address, to make one of the server's process.
  private mutating func name(
    _ places: [Int], _ server: SymbolServer, _ shift: UInt64, _ functions: inout FunctionInterner
  ) throws(FetchError) {
    if places.isEmpty { return }
    let known = try server.names(of: places.map { locations[$0].address &+ shift })
    for place in places {
      guard let symbol = known[locations[place].address &+ shift] else { continue }
      let name = names.index(of: symbol)
      let function = functions.function(name, systemName: name, file: Name.empty, in: &self)
      lines.append(Line(function: function))
      locations[place].lines = LineRange(lines.count - 1..<lines.count)
    }
  }
}
