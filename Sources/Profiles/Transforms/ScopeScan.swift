// Names with `::`, of C++ and Rust. The function is what stands before its parameters; before that
// may stand a return type or words such as `virtual thunk to`, after it more parameters and what is
// inside the function:
//
//     bool ns::Box<int>::put<a::B>(int)::{lambda(int)#1}::operator()(int) const
//          └┬┘ └class┘   └function, where the scan ends
//     namespace
//
// Rust puts the type first, in brackets: `<alloc::vec::Vec<T> as core::ops::Drop>::drop`. Its scan goes
// on inside the first bracket.

import Bytes

/// A scan for the namespaces or modules that a function is in.
struct ScopeScan {
  /// A scope, and whether it has template arguments, as only classes have.
  private struct Part {
    let text: ArraySlice<UInt8>
    let isClass: Bool
  }

  private enum Step { case onward, end }

  private let name: [UInt8]
  /// The scopes that were passed, from outside to inside.
  private var parts: [Part] = []
  private var position = 0
  /// Where the part that is being read begins, and where its text ends before brackets.
  private var start = 0
  private var textEnd: Int?
  private var isClass = false

  init(_ name: [UInt8]) { self.name = name }

  /// The scopes, joined by `::`; `nil` without any.
  mutating func package() -> [UInt8]? {
    while position < name.count {
      if position == start, begin() == .end { break }
      if position < name.count, read() == .end { break }
    }
    if position == name.count, isHash(name[start...]) { _ = parts.popLast() }
    return joined
  }

  /// Looks at the start of a part; a type in Rust's brackets is the first part.
  private mutating func begin() -> Step {
    while position < name.count, (parts.isEmpty ? "&*<" : "&*").utf8.contains(name[position]) {
      restart(at: position + 1)
    }
    let rest = name[position...]
    if let mark = Self.anonymous.first(where: { rest.starts(with: $0.utf8) }) {
      position += mark.utf8.count
      return .onward
    }
    if rest.hasPrefix("operator"), !(rest.dropFirst(8).first.map(isWordByte) ?? false) {
      return .end
    }
    if rest.hasPrefix("{impl") { return .end }
    if ["{", "'", "$_"].contains(where: { rest.starts(with: $0.utf8) }) {
      // Something unnamed inside a function; the function was the last part.
      _ = parts.popLast()
      return .end
    }
    return rest.first == "<" ? .end : .onward
  }

  /// Reads on inside a part.
  private mutating func read() -> Step {
    let rest = name[position...]
    switch name[position] {
    case ":" where rest.dropFirst().first == ":":
      parts.append(Part(text: name[start..<(textEnd ?? position)], isClass: isClass))
      restart(at: position + 2)
    case "(":
      if name[start..<position] != "decltype" { return .end }
      skipBrackets()
    case " ":
      let isType = rest.hasPrefix(" as ")
      if isType && !parts.isEmpty || rest.dropFirst().first == "[" { return .end }
      parts = []
      restart(at: position + (isType ? 4 : 1))
    case ">": return .end
    case let byte where isOpening(byte):
      isClass = isClass || byte == "<"
      textEnd = textEnd ?? position
      skipBrackets()
    default: position += 1
    }
    return .onward
  }

  private mutating func restart(at position: Int) {
    (self.position, start, textEnd, isClass) = (position, position, nil, false)
  }

  /// Goes past the bracket that closes the one here. Inside round ones `<` may be an operator.
  private mutating func skipBrackets() {
    var (angles, others) = (0, 0)
    repeat {
      switch name[position] {
      case "<": angles += others == 0 ? 1 : 0
      case ">":
        angles -= others == 0 && name[position - 1] != "-" ? 1 : 0
      case let byte where isOpening(byte): others += 1
      case let byte where isClosing(byte): others -= 1
      default: break
      }
      position += 1
    } while position < name.count && (angles > 0 || others > 0)
  }

  private static let anonymous = [
    "(anonymous namespace)", "{anonymous}", "`anonymous namespace'", "_GLOBAL__N_1",
  ]

  /// Versions of the standard library: no programmer wrote these scopes.
  private static let versions = ["__1", "__cxx11", "__ndk1", "_V2"]

  private var joined: [UInt8]? {
    let scopes = parts.filter { part in
      !part.text.isEmpty
        && !(Self.anonymous + Self.versions).contains { part.text.elementsEqual($0.utf8) }
    }
    guard let first = scopes.first else { return nil }
    if first.text == "std" { return Array(first.text) }
    let inner = scopes.dropFirst().prefix { part in
      let initial = part.text.first { $0 != "_" }
      return !part.isClass && !(initial.map(isCapital) ?? false)
    }
    return Array(([first] + inner).map(\.text).joined(separator: "::".utf8))
  }

  /// Whether it is the hash that old Rust compilers append to a name.
  private func isHash(_ text: ArraySlice<UInt8>) -> Bool {
    text.count == 17 && text.first == "h"
      && text.dropFirst().allSatisfy { $0.isDigit || (0x61...0x66).contains($0) }
  }
}
