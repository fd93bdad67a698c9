// Which package does a function belong to? Profiles do not say; the name does, in the way of its
// language, and the form of the name shows which language that is.
//
//     Go      gopkg.in/yaml%2ev3.(*decoder).unmarshal      gopkg.in/yaml.v3   the import path
//     C++     leveldb::(anonymous namespace)::Env::Open    leveldb            the namespaces
//     Rust    <alloc::vec::Vec<T> as Drop>::drop           alloc::vec         the modules
//     Swift   closure #1 in static Shop.Till.open()        Shop               the module
//     Java    java.util.HashMap$Node.hash                  java.util          the package
//     C       memcpy.part.0                                none
//
// What cannot be told apart by the name gets the answer that is right more often: in `a::b::f` the
// `b` may be a class, and is taken for one where it begins with a capital letter or has template
// arguments. All of `std` is one package, in C++ as in Rust. A class outside of all namespaces
// stands for itself.
//
// Names may hold anything. Each form is one scan over the bytes that counts brackets; nothing
// recurses, and no byte is looked at more than a few times.

import Bytes

/// The package of a function.
package struct PackageName {
  package let bytes: [UInt8]

  /// - Parameters:
  ///   - name: The function's name as it is shown.
  ///   - systemName: The linker's name: the usual short form of Swift's names has no module, this has.
  /// - Returns: `nil` where the name has no package, as in C.
  package init?(ofFunction name: [UInt8], systemName: [UInt8] = []) {
    if let module = mangledSwiftModule(systemName[...]) ?? mangledSwiftModule(name[...]) {
      bytes = module
      return
    }
    let hasScopes = name.indices.dropLast().contains { name[$0...].hasPrefix("::") }
    var scopes = ScopeScan(name)
    guard let package = hasScopes ? scopes.package() : dottedPackage(name) else { return nil }
    bytes = package
  }
}

// MARK: Names with dots

/// The package of a name without `::`, as Go, Swift and Java have them.
private func dottedPackage(_ name: [UInt8]) -> [UInt8]? {
  let words = outerWords(name)
  // Swift: what a closure, a local function or a conformance is in comes last.
  let start = words.lastIndex { $0 == "in" }.map { $0 + 1 } ?? 0
  let prefix = "(extension in ".bytes
  for word in words[start...] {
    if word.starts(with: prefix) {
      let module = word.dropFirst(prefix.count).prefix { $0 != ")" }
      return module.isEmpty ? nil : Array(module)
    }
    if let package = packageOfWord(word) { return package }
  }
  // `protocol witness for … in conformance Shop.Till : Shop.Cashier in Shop`
  if start > 0, start == words.count - 1, isIdentifier(words[start]) { return Array(words[start]) }
  return nil
}

/// What blanks outside of brackets separate.
private func outerWords(_ name: [UInt8]) -> [ArraySlice<UInt8>] {
  var words: [ArraySlice<UInt8>] = []
  var (start, depth) = (0, 0)
  for (position, byte) in name.enumerated() {
    switch byte {
    case " " where depth == 0:
      if position > start { words.append(name[start..<position]) }
      start = position + 1
    case _ where isOpening(byte): depth += 1
    case ">" where position > 0 && name[position - 1] == "-": break
    case _ where isClosing(byte): depth = max(depth - 1, 0)
    default: break
    }
  }
  if start < name.count { words.append(name[start...]) }
  return words
}

private func packageOfWord(_ word: ArraySlice<UInt8>) -> [UInt8]? {
  let head = word.prefix { !isOpening($0) }
  if let slash = head.lastIndex(of: "/") {
    return packageOfPath(head, lastElement: slash + 1)
  }
  let parts = head.split(separator: ".", omittingEmptySubsequences: false)
  guard parts.count > 1, isIdentifier(parts[0]), !parts.dropFirst().allSatisfy(isCloneMark) else {
    return nil
  }
  // Java: packages begin with small letters and classes do not. Go has closures of inlined functions
  // that look like it, `main.run.OnceFunc.func1`.
  let lead = parts.prefix { isIdentifier($0) && isSmall($0) }.count
  if lead > 1, lead + 1 < parts.count, isIdentifier(parts[lead]), !isGoClosure(parts) {
    return Array(parts[..<lead].joined(separator: ".".bytes))
  }
  return Array(parts[0])
}

/// The package of `path/element.function`.
private func packageOfPath(_ head: ArraySlice<UInt8>, lastElement: Int) -> [UInt8]? {
  guard head.first != "/",
    let dot = head[lastElement...].firstIndex(of: "."), dot > lastElement
  else { return nil }
  let first = head.prefix { $0 != "/" }
  if isCapital(head[lastElement]), !first.contains("."), isSmall(first) {
    // `java/util/HashMap.get`, as some profilers of Java write it.
    return Array(head[..<(lastElement - 1)])
  }
  return unescaped(head[..<dot])
}

/// Go writes the dots of a path's last element, and what is no plain letter, as `%2e`.
private func unescaped(_ path: ArraySlice<UInt8>) -> [UInt8] {
  var result: [UInt8] = []
  var position = path.startIndex
  while position < path.endIndex {
    let digits = path[position...].dropFirst().prefix(2)
    if path[position] == "%", digits.count == 2,
      digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit && $0 < 0x80 }),
      let byte = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
    {
      result.append(byte)
      position += 3
    } else {
      result.append(path[position])
      position += 1
    }
  }
  return result
}

/// What compilers of C append to copies of a function: `.part.0`, `.constprop.1`.
private func isCloneMark(_ part: ArraySlice<UInt8>) -> Bool {
  !part.isEmpty && part.allSatisfy { $0.isDigit }
    || [
      "part", "constprop", "isra", "cold", "lto_priv", "llvm", "localalias", "clone", "unlikely",
      "hot", "warm", "str", "sra", "ifunc", "resolver", "default",
    ].contains { part.elementsEqual($0.utf8) }
}

private func isGoClosure(_ parts: [ArraySlice<UInt8>]) -> Bool {
  parts.dropFirst(2).contains { part in
    let stem = part.prefix { !$0.isDigit }
    return stem.count < part.count
      && ["", "func", "gowrap", "deferwrap"].contains { stem.elementsEqual($0.utf8) }
  }
}

// MARK: Swift's linker names

/// The module that a mangled Swift name begins with.
private func mangledSwiftModule(_ name: ArraySlice<UInt8>) -> [UInt8]? {
  let prefixes = ["$s", "_$s", "$S", "_$S", "$e", "_$e", "_T0"]
  guard let prefix = prefixes.first(where: { name.starts(with: $0.utf8) }) else { return nil }
  let rest = name.dropFirst(prefix.utf8.count)
  switch rest.first {
  case "s": return "Swift".bytes
  case "S":
    let type = rest.dropFirst().first
    if type == "o" || type == "C" { return "__C".bytes }
    // A type of the standard library that a module extends: `Sa4ShopE`.
    if let (module, end) = mangledIdentifier(rest.dropFirst(2)),
      rest[end...].first == "E"
    {
      return module
    }
    return Array((type == "c" ? "_Concurrency" : "Swift").utf8)
  default: return mangledIdentifier(rest)?.text
  }
}

/// An identifier that follows its length.
private func mangledIdentifier(_ rest: ArraySlice<UInt8>) -> (text: [UInt8], end: Int)? {
  let digits = rest.prefix { $0.isDigit }
  guard digits.first != "0", digits.count < 5,
    let length = Int(String(decoding: digits, as: UTF8.self)),
    length <= rest.endIndex - digits.endIndex
  else { return nil }
  let end = digits.endIndex + length
  return (Array(rest[digits.endIndex..<end]), end)
}

// MARK: Bytes

func isOpening(_ byte: UInt8) -> Bool { "([{<".utf8.contains(byte) }
func isClosing(_ byte: UInt8) -> Bool { ")]}>".utf8.contains(byte) }
func isCapital(_ byte: UInt8) -> Bool { byte.isUppercase }
private func isSmall(_ text: ArraySlice<UInt8>) -> Bool {
  text.first.map { $0.isLowercase } ?? false
}

/// Whether the byte may be in an identifier; beyond ASCII all may.
func isWordByte(_ byte: UInt8) -> Bool {
  byte.isLetterOrDigit || byte >= 0x80
    || byte == "_" || byte == "$"
}

private func isIdentifier(_ text: ArraySlice<UInt8>) -> Bool {
  text.first.map { !$0.isDigit } ?? false && text.allSatisfy(isWordByte)
}
