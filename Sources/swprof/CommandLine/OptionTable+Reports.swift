import Profiles

/// Options that say what a report shows.
extension OptionTable {
  static let detail: [Option] = [
    .member("functions", of: .granularity, "one row a function (default)"),
    .member("filefunctions", of: .granularity, "one row a function and file"),
    .member("files", of: .granularity, "one row a source file"),
    .member("lines", of: .granularity, "one row a source line"),
    .member("addresses", of: .granularity, "one row an address"),
    .rows(
      "by", "WHAT",
      "one row a function, line, file, package or address; the same as the options above"
    ).repeated,
    .flag(
      "noinlines", "count inlined functions for the function they were inlined into",
      sets: \.detail.hidesInlines
    ).repeated,
    .flag("showcolumns", "show columns with lines", sets: \.detail.showsColumns).repeated,
    .flag("intel_syntax", "show instructions in Intel's syntax", sets: \.detail.usesIntelSyntax)
      .repeated,
    .text(
      "trim_path", "DIRS", "prefixes to remove from source paths, separated by colons",
      sets: \.detail.trimPath, values: .folders
    ).repeated,
    .text(
      "source_path", "DIRS", "directories of the source, separated by colons",
      sets: \.detail.sourcePath, values: .folders
    ).repeated.unlisted,
  ]

  static let order: [Option] = [
    .member("cum", of: .sort, "sort by the value with all that was called"),
    .member("flat", of: .sort, "sort by a row's own value (default)"),
    .integer(
      "nodecount", "N", "show at most N rows (default: all in top, 80 elsewhere)",
      sets: \.limits.nodeCount
    ).remarked(dashedCalls),
    .number(
      "nodefraction", "F", "drop rows below this share of the total (default 0.005)",
      sets: \.limits.nodeFraction
    ).remarked(dashedCalls),
    .flag(
      "call_tree", "tell call paths apart, in pictures and callgrind", sets: \.limits.isCallTree),
    .number(
      "edgefraction", "F", "drop calls below this share of the total (default 0.001)",
      sets: \.limits.edgeFraction
    ).remarked(dashedCalls),
    .flag(
      "trim", "drop small rows as the two options above say (default true)",
      sets: \.limits.areApplied
    ).remarked("trim=false shows everything, however small."),
  ]

  private static let dashedCalls = "In pictures, calls across nodes that are left out are dashed."

  static let values: [Option] = [
    .text(
      "sample_index", "NAME|N", "which value of the samples to show, by name or number",
      sets: \.values.sampleIndex, values: .sampleTypes),
    .flag("mean", "divide by the first value of the samples", sets: \.values.isMean),
    .text(
      "unit", "UNIT", "write values in this unit; minimum (default) or auto choose one",
      sets: \.values.unit,
      values: .words([
        "minimum", "auto", "ns", "us", "ms", "s", "hours", "b", "kb", "mb", "gb", "tb", "pb",
      ])),
    .number("divide_by", "X", "divide values by X before they are written", sets: \.values.divisor),
    .flag(
      "relative_percentages", "percentages of what the filters leave, not of everything",
      sets: \.values.isRelative
    ).repeated,
  ]

  static let selectors: [Option] = [
    .selector(.inuseSpace), .selector(.inuseObjects), .selector(.allocSpace),
    .selector(.allocObjects), .selector(.contentions), .selector(.totalDelay),
    .selector(.meanDelay),
  ]

  static let frames: [Option] = [
    .filter("focus", "keep samples whose stack matches", frames: \.focus).cleared.remarked(names),
    .filter("ignore", "drop samples whose stack matches", frames: \.ignore).cleared.remarked(names),
    .filter("hide", "remove frames that match", frames: \.hide).cleared.remarked(names),
    .filter("show", "keep only frames that match", frames: \.show).remarked(names),
    .filter(
      "show_from", "cut stacks above the topmost frame that matches", frames: \.showFrom
    ).remarked(names),
    .filter("prune_from", "cut stacks below the first frame that matches", frames: \.pruneFrom)
      .listed(.nowhere),
  ]

  private static let names =
    "The regular expression is looked for in names of functions, files and binaries."

  static let labels: [Option] = [
    .filter(
      "tagfocus", "keep samples by label: RE,RE or a range such as 1kb:2mb", labels: \.focus
    ).cleared,
    .filter("tagignore", "drop samples by label", labels: \.ignore).cleared,
    .filter("tagshow", "keep only labels whose key matches", keys: \.show),
    .filter("taghide", "remove labels whose key matches", keys: \.hide),
    .keys(
      "tagroot", "add frames at the root, made of the values of these labels",
      sets: \.labelFrames.roots, selects: \.rootKeys),
    .keys(
      "tagleaf", "add frames at the leaf, made of the values of these labels",
      sets: \.labelFrames.leaves, selects: \.leafKeys),
  ]
}

extension Option {
  /// What rows stand for: another spelling of the granularities.
  fileprivate static func rows(_ name: String, _ placeholder: String, _ help: String) -> Option {
    let storage = Storage.parsed { arguments, text throws(ValueFault) in
      arguments.rows = try RowKind(oneOfFew: text)
    }
    return Option(name, placeholder, help, storage)
      .completed(by: .words(RowKind.allCases.map(\.rawValue)))
  }
}
