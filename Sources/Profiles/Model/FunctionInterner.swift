/// Adds functions to a profile, each distinct one once. Those that were there before are others.
package struct FunctionInterner {
  private struct Key: Hashable {
    let name: NameIndex
    let systemName: NameIndex
    let file: NameIndex
    let startLine: Int64
  }

  private var known: [Key: FunctionIndex] = [:]
  private var lastID: UInt64

  package init(_ profile: borrowing Profile) {
    lastID = profile.functions.reduce(0) { max($0, $1.id) }
  }

  /// The function with these names, which are the profile's.
  package mutating func function(
    _ name: NameIndex, systemName: NameIndex, file: NameIndex, startLine: Int64 = 0,
    in profile: inout Profile
  ) -> FunctionIndex {
    let key = Key(name: name, systemName: systemName, file: file, startLine: startLine)
    if let function = known[key] { return function }
    lastID &+= 1
    var function = Function(id: lastID)
    function.name = name
    function.systemName = systemName
    function.filename = file
    function.startLine = startLine
    profile.functions.append(function)
    let index = FunctionIndex(profile.functions.count - 1)
    known[key] = index
    return index
  }
}
