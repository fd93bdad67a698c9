/// The program: one request, and how it ended.
enum Swprof {
  /// - Parameter words: The command line without the program's name.
  /// - Returns: The exit status: 0 when done, 1 where a gate was not met, 2 for trouble of any kind.
  static func run(_ words: [[UInt8]]) -> Int32 {
    let console = Console()
    do {
      if let description = try SelfDescription(words) { return console.answer(description.text) }
      let arguments = try Arguments(words)
      if arguments.wantsHelp { return console.answer(HelpText.text(for: arguments.verb)) }
      if arguments.wantsVersion { return console.answer(SelfDescription.version.text) }
      console.note(arguments.misspelling)
      let request = try Request(arguments)
      let verdict = try Pipeline.run(request, console)
      return request.isStrict && console.hasWarned ? 2 : verdict.rawValue
    } catch {
      if let usage = (error as? UsageError)?.usage {
        console.note(
          usage.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
      }
      console.fail(error)
      return 2
    }
  }
}

/// How a request ended that was carried out, by exit status.
enum Verdict: Int32 {
  case done = 0
  case gateNotMet = 1
}
