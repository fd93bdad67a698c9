import Rendering
import Reports

extension Arguments {
  /// The words by which another report reads the same samples: options that say what is read and
  /// what of it is shown, and the sources. The type of values is left to the report.
  var repeated: [[UInt8]] {
    let unrepeated = ["sample_index", "strict"]
    let options = OptionTable.groups.filter { !$0.isOfReports && !$0.isOfLooks }
      .flatMap(\.options).filter { !unrepeated.contains($0.name) && $0.isRepeated }
    return options.compactMap(spelled) + positionals
  }

  /// An option with its value; `nil` where it was not given, or is of `diff` alone.
  private func spelled(_ option: Option) -> [UInt8]? {
    let name = "-\(option.name)"
    func with(_ value: some CustomStringConvertible) -> [UInt8] { Array("\(name)=\(value)".utf8) }
    return switch option.kind {
    case .flag, .member, .command:
      flag(option.name).map { $0 ? Array(name.utf8) : with(false) }
    case .text: givenText(option.name).map { Array("\(name)=".utf8) + $0 }
    case .texts, .profiles: nil
    case .integer: integer(option.name).map(with)
    case .number: number(option.name).map(with)
    }
  }
}

extension Settings.Advice {
  /// What a command line says: lines to paste are for the shell that reads them, which is our own
  /// where no report is named.
  init(_ arguments: Arguments) {
    self.init()
    rulesPath = arguments.text("rules")
    if arguments.command != nil { commands = CommandSpelling(commandLineWith: arguments.repeated) }
  }
}

extension Option {
  /// Whether it means the same to any report: the detail of rows and their order belong to one, and
  /// older names of sample types say what the report says itself.
  fileprivate var isRepeated: Bool {
    if case .member = kind { return false }
    let belongsToOne = [
      "nodecount", "nodefraction", "edgefraction", "call_tree", "trim", "mean", "unit", "divide_by",
      "inuse_space", "inuse_objects", "alloc_space", "alloc_objects", "contentions", "total_delay",
      "mean_delay",
    ]
    return !belongsToOne.contains(name)
  }
}
