// In pictures, names are cut to what tells functions apart: the package path of Go, the packages of
// Java and the outer namespaces of C++ go. Which language a name is of shows in its form. A name
// that fits none stays as it is.

import Bytes

/// A function's name as pictures show it.
func shortFunctionName(_ name: [UInt8]) -> [UInt8] {
  var name = name[...]
  let anonymous = "(anonymous namespace)::".bytes
  if name.starts(with: anonymous) { name = name.dropFirst(anonymous.count) }
  let plain = withoutModuleVersion(Array(name))
  return goName(plain) ?? javaName(plain) ?? cppName(plain) ?? plain
}

/// A name without the first `/v2` or later in its path. Versions are looked for in one line.
private func withoutModuleVersion(_ name: [UInt8]) -> [UInt8] {
  if name.contains(newline) { return name }
  for start in name.indices.dropLast(2) where name[start] == slash && name[start + 1] == 0x76 {
    let digits = name[(start + 2)...].prefix { $0.isDigit }
    guard let first = digits.first, first != "0" else { continue }
    if digits.count == 1, first == "1" { continue }
    guard digits.endIndex < name.count, [dot, slash].contains(name[digits.endIndex]) else {
      continue
    }
    return Array(name[..<start] + name[digits.endIndex...])
  }
  return name
}

/// What follows the longest path of which is left something with a dot inside.
private func goName(_ name: [UInt8]) -> [UInt8]? {
  let path = name.prefix { isWord($0) || [dot, dash, slash].contains($0) }
  var starts: [Int] = []
  for position in path.indices where path[position] == slash {
    if position == 0 || path[position - 1] == slash { break }
    starts.append(position + 1)
  }
  for start in starts.reversed() {
    let rest = name[start...]
    guard let end = rest.firstIndex(of: dot), end > start else { continue }
    let tail = rest[(end + 1)...].prefix { $0 != newline }
    if !tail.isEmpty { return Array(rest[..<tail.endIndex]) }
  }
  return nil
}

/// Class and method, when packages and method begin with small letters and the class does not.
private func javaName(_ name: [UInt8]) -> [UInt8]? {
  var start = name.startIndex
  while start < name.endIndex, name[start].isLowercase {
    let end = start + name[start...].prefix(while: isWord).count
    guard end < name.endIndex, name[end] == dot else { return nil }
    start = end + 1
  }
  guard start < name.endIndex, name[start].isUppercase else { return nil }
  let classEnd = start + name[start...].prefix(while: isJavaWord).count
  guard classEnd < name.endIndex, name[classEnd] == dot else { return nil }
  let rest = name[(classEnd + 1)...]
  let constructor = "<init>".bytes
  var end = rest.startIndex
  if rest.starts(with: constructor) {
    end += constructor.count
  } else if let first = rest.first, first.isLowercase {
    end += rest.prefix(while: isJavaWord).count
  } else {
    return nil
  }
  guard end == name.endIndex || name[end] == "(" else { return nil }
  return Array(name[start..<end])
}

/// The last class, which begins with a capital letter, and its member with template arguments.
private func cppName(_ name: [UInt8]) -> [UInt8]? {
  var starts: [Int] = []
  var position = name.startIndex
  while let end = endOfIdentifier(name, from: position), isScope(name, at: end) {
    position = end + 2
    starts.append(position)
  }
  for start in starts.reversed() {
    let afterUnderscores = name[start...].drop { $0 == "_" }
    guard let first = afterUnderscores.first, first.isUppercase,
      let classEnd = endOfIdentifier(name, from: start), isScope(name, at: classEnd)
    else { continue }
    var member = classEnd + 2
    if member < name.endIndex, name[member] == "~" { member += 1 }
    guard var end = endOfIdentifier(name, from: member) else { continue }
    if end < name.endIndex, name[end] == "<",
      let close = name[end...].prefix(while: { $0 != newline }).lastIndex(of: ">")
    {
      end = close + 1
    }
    return Array(name[start..<end])
  }
  return nil
}

/// Where an identifier ends that begins here, if one does.
private func endOfIdentifier(_ name: [UInt8], from start: Int) -> Int? {
  guard start < name.endIndex, isWord(name[start]), !name[start].isDigit else {
    return nil
  }
  return start + name[start...].prefix(while: isWord).count
}

private func isScope(_ name: [UInt8], at position: Int) -> Bool {
  name[position...].hasPrefix("::")
}

private let dot = UInt8(ascii: ".")
private let dash = UInt8(ascii: "-")
private let slash = UInt8(ascii: "/")
private let newline = UInt8(ascii: "\n")

private func isWord(_ byte: UInt8) -> Bool {
  byte.isLetterOrDigit || byte == "_"
}
private func isJavaWord(_ byte: UInt8) -> Bool { isWord(byte) || byte == "$" }
