extension Profile {
  /// Gives each function the name of its package, and takes away files and lines: what is left to
  /// tell rows apart is the package.
  ///
  /// Functions without a package lose their names, so that reports show the binary, as `[libc.so.6]`;
  /// where no binary is known they are named by their source file, if that is.
  public mutating func renameFunctionsToPackages() {
    let needsFile = functionsWithoutBinary()
    var packages: [NameIndex: NameIndex?] = [:]
    for position in functions.indices {
      let function = functions[position]
      // Of one name with several system names the first decides; they are copies for other types.
      let package = packages[function.name] ?? package(of: function)
      packages[function.name] = package
      var renamed = Function(id: function.id)
      renamed.name = package ?? (needsFile[position] ? function.filename : Name.empty)
      functions[position] = renamed
    }
    for position in lines.indices { lines[position] = Line(function: lines[position].function) }
    for position in locations.indices {
      locations[position].address = 0
      mergeEqualFrames(at: position)
    }
    for position in mappings.indices {
      mappings[position].symbols.subtract([.filenames, .lineNumbers])
    }
  }

  private mutating func package(of function: Function) -> NameIndex? {
    PackageName(
      ofFunction: names.copy(of: function.name), systemName: names.copy(of: function.systemName)
    ).map { names.index(of: $0.bytes) }
  }

  /// By function, whether it is at a location of no known binary.
  private func functionsWithoutBinary() -> [Bool] {
    var result = [Bool](repeating: false, count: functions.count)
    for location in locations
    where location.mapping.map({ mappings[$0].file.isEmpty }) ?? true {
      for line in lines[location.lines.positions] { result[line.function.position] = true }
    }
    return result
  }

  /// Leaves one frame of several of one package, of those that were inlined into each other.
  private mutating func mergeEqualFrames(at position: Int) {
    let range = locations[position].lines.positions
    guard range.count > 1 else { return }
    var end = range.lowerBound
    for line in range.dropFirst() {
      let (last, next) = (lines[end].function, lines[line].function)
      if functions[last].name != functions[next].name { end += 1 }
      lines[end] = lines[line]
    }
    locations[position].lines.count = UInt32(end + 1 - range.lowerBound)
  }
}
