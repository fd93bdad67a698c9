import Bytes
import Profiles

/// What a line of the shell says.
enum ShellLine {
  case nothing
  case quit
  case listOptions
  case help(topic: [UInt8])
  case assignment(Assignment)
  case report(ShellReport)

  init(_ line: [UInt8]) throws(ShellError) {
    if let assignment = try Assignment(line) {
      self = .assignment(assignment)
      return
    }
    let words = words(of: line)
    guard let first = words.first else {
      self = .nothing
      return
    }
    switch String(decoding: first, as: UTF8.self) {
    case "o", "options": self = .listOptions
    case "q", "quit", "exit": self = .quit
    case "help":
      self = .help(topic: Array(words.dropFirst().joined(separator: " ".bytes)))
    default: self = .report(try ShellReport(words))
    }
  }
}

/// A line that gives a variable a value.
struct Assignment {
  let variable: Variable
  let value: [UInt8]

  /// - Returns: `nil` where the line is about no variable.
  init?(_ line: [UInt8]) throws(ShellError) {
    let equals = line.firstIndex(of: "=")
    let name = String(decoding: trimmed(line[..<(equals ?? line.endIndex)]), as: UTF8.self)
    let value = equals.map { Self.withoutComment(line[($0 + 1)...]) }
    if let variable = OptionTable.variable(named: name) {
      if value == nil, !variable.isFlag {
        throw ShellError("please specify a value, e.g. \(name)=<val>")
      }
      self.variable = variable
      self.value = value ?? []
    } else if let choice = OptionTable.choice(ofMember: name) {
      // Only a value that is true makes sense: a choice cannot be taken back.
      guard goBool(String(decoding: value ?? [], as: UTF8.self)) == true else {
        throw ShellError("unknown config field \(goQuoted(Array(name.utf8)))")
      }
      variable = .choice(choice)
      self.value = Array(name.utf8)
    } else {
      return nil
    }
  }

  /// The value up to the last `//:`, without white space around it.
  private static func withoutComment(_ text: ArraySlice<UInt8>) -> [UInt8] {
    let mark = "//:".bytes
    let start = text.indices.last { text[$0...].starts(with: mark) }
    return trimmed(text[..<(start ?? text.endIndex)])
  }
}

/// Why the shell cannot follow a line, in pprof's words.
struct ShellError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
