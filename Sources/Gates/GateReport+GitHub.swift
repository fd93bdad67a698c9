import Bytes
import Rendering
import Statistics

// What GitHub Actions shows of a step. The runner reads commands from both streams of a step's
// programs: lines that begin with `::`, of the form `::error file=F,line=N,title=T::MESSAGE`. In them
// `%`, CR and LF are written as `%25`, `%0D` and `%0A`, in properties `:` and `,` as well.
// (actions/runner: ScriptHandler, ActionCommand.)

extension GateReport {
  /// An error for each gate that failed, at the place that grew most.
  ///
  /// - Parameters:
  ///   - roots: What paths of the project begin with in profiles, without slashes at their ends: its
  ///     folder, the name of its module. Annotations name paths relative to it.
  ///   - isThere: Whether a path from there names a file.
  package func annotations(roots: [[UInt8]], isThere: ([UInt8]) -> Bool) -> [String] {
    failures.map { verdict in
      var properties: [(String, String)] = []
      let step = verdict.path?.place { file in
        let path = relative(file, to: roots)
        return path.first != "/" && isThere(path)
      }
      if let step {
        let path = relative(step.file, to: roots)
        properties.append(("file", String(decoding: path, as: UTF8.self)))
        if step.line > 0 { properties.append(("line", String(step.line))) }
      }
      properties.append(("title", "swprof \(wording.command): \(quoted(verdict.gate.text))"))
      let list = properties.map { "\($0)=\(escapedProperty($1))" }.joined(separator: ",")
      let message = [sentence(verdict), pathText(verdict).map { "grew most: \($0)" }]
        .compactMap(\.self).joined(separator: "\n")
      return "::error \(list)::\(escapedMessage(message))"
    }
  }
}

/// A path from the first of these folders that it is below, if any.
private func relative(_ path: [UInt8], to folders: [[UInt8]]) -> [UInt8] {
  for folder in folders {
    let prefix = folder + "/".bytes
    if path.starts(with: prefix) { return Array(path.dropFirst(prefix.count)) }
  }
  return path.hasPrefix("./") ? Array(path.dropFirst(2)) : path
}

private func escapedMessage(_ text: String) -> String {
  String(String.UnicodeScalarView(text.unicodeScalars.flatMap { escaped($0, in: "%\r\n") }))
}

private func escapedProperty(_ text: String) -> String {
  String(String.UnicodeScalarView(text.unicodeScalars.flatMap { escaped($0, in: "%\r\n:,") }))
}

private func escaped(
  _ scalar: Unicode.Scalar, in marks: String
) -> String.UnicodeScalarView {
  guard marks.unicodeScalars.contains(scalar) else { return String(scalar).unicodeScalars }
  let digits = String(scalar.value, radix: 16, uppercase: true)
  return ("%" + (digits.count < 2 ? "0" : "") + digits).unicodeScalars
}
