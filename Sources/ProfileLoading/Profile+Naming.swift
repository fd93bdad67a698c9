import Bytes
import Profiles
import Symbolization

extension Profile {
  /// Makes names readable that are linker names.
  ///
  /// pprof looks only at functions whose name is empty or the linker's. Names that are plainly
  /// mangled are made readable here whatever the linker's name is; some producers leave that empty.
  mutating func makeNamesReadable(_ mode: SymbolizationMode) {
    if mode.isOff { return }
    if mode.isForced { restoreSystemNames() }
    guard let detail = mode.detail else { return }
    let demangler = Demangler(detail: detail)
    var known: [NameIndex: NameIndex] = [:]
    for position in functions.indices {
      let function = functions[position]
      let isOwn = function.name.isEmpty || function.name == function.systemName
      let source = isOwn ? function.systemName : function.name
      if source.isEmpty { continue }
      if !mayChange(names[source]) {
        functions[position].name = isOwn ? source : function.name
        continue
      }
      if isOwn, let name = known[source] {
        functions[position].name = name
        continue
      }
      let symbol = names.copy(of: source)
      let shown =
        isOwn
        ? demangler.displayName(forSystemName: symbol) ?? symbol
        : Demangler.isPlainlyMangled(symbol) ? demangler.demangled(symbol) : nil
      if let shown {
        functions[position].name = names.index(of: shown)
      }
      if isOwn { known[source] = functions[position].name }
    }
  }

  /// Whether a name can be mangled, or look like C++: almost no name of a Go program does, and this
  /// saves copying them.
  private func mayChange(_ name: Span<UInt8>) -> Bool {
    if name[0] == "_" || name[0] == "$" { return true }
    for position in name.indices {
      switch name[position] {
      case ":", "<", ">", "[",
        "]":
        return true
      default: break
      }
    }
    return false
  }

  private mutating func restoreSystemNames() {
    for position in functions.indices
    where !functions[position].name.isEmpty && !functions[position].systemName.isEmpty {
      functions[position].name = functions[position].systemName
    }
  }
}
