/// All options, by subject. Parsing and help are read off this one table.
enum OptionTable {
  struct Group: Sendable {
    let title: String
    let options: [Option]
  }

  /// The option of that name; dashes inside a name may stand for underscores.
  static func option(named name: String) -> Option? {
    let name = String(name.map { $0 == "-" ? "_" : $0 })
    return groups.lazy.flatMap(\.options).first { $0.name == name }
  }

  static let groups: [Group] = [
    Group(title: "Report (pprof's spelling)", options: Command.allCases.map(Option.command)),
    Group(title: "Detail of rows", options: detail),
    Group(title: "Order and number of rows", options: order),
    Group(title: "Values", options: values),
    Group(title: "Sample types by name, as older versions of pprof had them", options: selectors),
    Group(title: "Keep or drop by function, file or binary (regular expressions)", options: frames),
    Group(title: "Keep or drop by label", options: labels),
    Group(title: "Comparing", options: comparing),
    Group(title: "Reading profiles", options: reading),
    Group(title: "Output", options: output),
  ]

  private static let detail: [Option] = [
    .member("functions", of: "granularity", "one row a function (default)"),
    .member("filefunctions", of: "granularity", "one row a function and file"),
    .member("files", of: "granularity", "one row a source file"),
    .member("lines", of: "granularity", "one row a source line"),
    .member("addresses", of: "granularity", "one row an address"),
    .flag("noinlines", "count inlined functions for the function they were inlined into"),
    .flag("showcolumns", "show columns with lines"),
    .flag("intel_syntax", "show instructions in Intel's syntax"),
    .text("trim_path", "DIRS", "prefixes to remove from source paths, separated by colons"),
    .text("source_path", "DIRS", "directories of the source, separated by colons"),
  ]

  private static let order: [Option] = [
    .member("flat", of: "sort", "sort by a row's own value (default)"),
    .member("cum", of: "sort", "sort by the value with all that was called"),
    .integer("nodecount", "N", "show at most N rows (default: all in top, 80 elsewhere)"),
    .number("nodefraction", "F", "drop rows below this share of the total (default 0.005)"),
    .flag("call_tree", "tell call paths apart, in pictures and callgrind"),
    .number("edgefraction", "F", "drop calls below this share of the total (default 0.001)"),
    .flag("trim", "drop small rows as the two options above say (default true)"),
  ]

  private static let values: [Option] = [
    .text("sample_index", "NAME|N", "which value of the samples to show, by name or number"),
    .flag("mean", "divide by the first value of the samples"),
    .text("unit", "UNIT", "write values in this unit; minimum (default) or auto choose one"),
    .number("divide_by", "X", "divide values by X before they are written"),
    .flag("relative_percentages", "percentages of what the filters leave, not of everything"),
  ]

  private static let selectors: [Option] = [
    .flag("inuse_space", "-sample_index=inuse_space"),
    .flag("inuse_objects", "-sample_index=inuse_objects"),
    .flag("alloc_space", "-sample_index=alloc_space"),
    .flag("alloc_objects", "-sample_index=alloc_objects"),
    .flag("contentions", "-sample_index=contentions"),
    .flag("total_delay", "-sample_index=delay"),
    .flag("mean_delay", "-sample_index=delay -mean"),
  ]

  private static let frames: [Option] = [
    .text("focus", "RE", "keep samples whose stack matches"),
    .text("ignore", "RE", "drop samples whose stack matches"),
    .text("hide", "RE", "remove frames that match"),
    .text("show", "RE", "keep only frames that match"),
    .text("show_from", "RE", "cut stacks above the topmost frame that matches"),
    .text("prune_from", "RE", "cut stacks below the first frame that matches"),
  ]

  private static let labels: [Option] = [
    .text("tagfocus", "[KEY=]TEST", "keep samples by label: RE,RE or a range such as 1kb:2mb"),
    .text("tagignore", "[KEY=]TEST", "drop samples by label"),
    .text("tagshow", "RE", "keep only labels whose key matches"),
    .text("taghide", "RE", "remove labels whose key matches"),
    .text("tagroot", "KEYS", "add frames at the root, made of the values of these labels"),
    .text("tagleaf", "KEYS", "add frames at the leaf, made of the values of these labels"),
  ]

  private static let comparing: [Option] = [
    .text("base", "PROFILE", "subtract this profile"),
    .text("diff_base", "PROFILE", "subtract it; percentages are of its total"),
    .flag("normalize", "scale the profile to the total of the base first"),
    .flag("drop_negative", "leave out rows that shrank"),
  ]

  private static let reading: [Option] = [
    .text(
      "symbolize", "MODE", "local, fastlocal, remote, none; force; demangle=full|templates|none"),
    .text("buildid", "ID", "the build id of the program, where the profile has none"),
    .text("add_comment", "TEXT", "add a comment to the profile"),
    .text("tools", "PATHS", "where pprof's helper programs are; swprof needs none"),
    .integer("seconds", "N", "how long servers take their profile for"),
    .integer("timeout", "N", "how many seconds to wait for servers (default 1.5 times the above)"),
    .text("tls_cert", "FILE", "the certificate by which servers know this client"),
    .text("tls_key", "FILE", "the key of that certificate"),
    .text("tls_ca", "FILE", "authorities to trust in place of the system's"),
    .flag("all_frames", "keep the frames that the profile itself wants dropped"),
    .flag("strict", "end with status 2 where there is a warning, for CI"),
    .text("max_profile_bytes", "SIZE", "refuse larger profiles, decompressed (default 1GB)"),
  ]

  private static let output: [Option] = [
    .text("output", "FILE", "write the report to FILE"),
    .text("http", "HOST:PORT", "serve a web page; not together with a report"),
    .flag("no_browser", "open no browser for -http"),
    .flag("compact_labels", "leave out the lines about the profile"),
    .flag("version", "print the version"),
    .flag("help", "print this"),
  ]
}
