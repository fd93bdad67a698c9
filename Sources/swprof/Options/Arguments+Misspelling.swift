import System

extension Arguments {
  /// What is to be said where the first word was meant for a report, as in `swprof tpo cpu.prof`.
  ///
  /// It is read as a source, as pprof reads it, and so there has to be no such file.
  var misspelling: String? {
    guard command == nil, let word = positionals.first, !Files.exists(word) else { return nil }
    let near = nearest(
      to: String(decoding: word, as: UTF8.self), in: Command.allCases.map(\.rawValue))
    if near.isEmpty { return nil }
    let reports = near.map { "swprof \($0)" }.joined(separator: " or ")
    return
      "\(String(decoding: word, as: UTF8.self)) is no file and no report; did you mean \(reports)?"
  }
}
