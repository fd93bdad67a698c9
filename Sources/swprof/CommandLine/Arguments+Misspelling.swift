import System

extension Arguments {
  /// What is said where the first word was probably meant for a verb, as in `swprof tpo cpu.prof`.
  ///
  /// As pprof does, swprof reads it as a source; so this is said only where there is no such file.
  var misspelling: String? {
    guard verb == nil, let word = positionals.first, !Files.exists(word) else { return nil }
    let text = String(decoding: word, as: UTF8.self)
    let near = nearest(to: text, in: ReportKind.all.map(\.name))
    if near.isEmpty { return nil }
    let verbs = near.map { "swprof \($0)" }.joined(separator: " or ")
    return "\(text) is no file and no report; did you mean \(verbs)?"
  }
}
