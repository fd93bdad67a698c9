import RandomNumbers

/// The names of one made-up function.
struct FunctionName {
  var name: String
  var systemName: String
  var filename: String
}

/// Makes names as Go's and C++'s compilers write them: 20 to 90 bytes, none twice.
struct FunctionNames {
  private var taken: Set<String> = []

  /// A function or method of a Go package, now and then a closure or an instance of a generic one.
  mutating func goName(_ numbers: inout SeededNumbers) -> FunctionName {
    unlikeOthers {
      let package = [
        numbers.pick(goHosts), lowercase(&numbers), numbers.pick(["internal", "pkg", "server"]),
        lowercase(&numbers) + lowercase(&numbers),
      ].joined(separator: "/")
      let type = numbers.pick(words) + numbers.pick(words)
      let method = numbers.pick(verbs) + numbers.pick(words)
      var name = package
      switch numbers.number(below: 10) {
      case 0: name += ".\(method)[...]"
      case 1: name += ".(*\(type)).\(method).func\(numbers.number(below: 4) + 1)"
      case 2, 3: name += ".\(method)"
      default: name += ".(*\(type)).\(method)"
      }
      let filename = "/home/build/go/src/\(package)/\(type.lowercased()).go"
      return FunctionName(name: name, systemName: name, filename: filename)
    }
  }

  /// A member function of a C++ class, now and then of a class template.
  mutating func cxxName(_ numbers: inout SeededNumbers) -> FunctionName {
    unlikeOthers {
      let namespaces = [lowercase(&numbers), lowercase(&numbers)]
      let type = numbers.pick(words) + numbers.pick(words)
      let method = numbers.pick(verbs) + numbers.pick(words)
      let size = numbers.happens(percent: 30) ? 1 << numbers.number(below: 7) : nil
      let parameters = (0...numbers.number(below: 3)).map { _ in numbers.pick(cxxParameters) }

      let arguments = size.map { (name: "<\($0)>", mangled: "ILi\($0)EE") }
      let path = (namespaces + [type]).joined(separator: "::") + (arguments?.name ?? "")
      let mangledPath = (namespaces + [type]).map(mangled).joined() + (arguments?.mangled ?? "")
      let types = parameters.map(\.name).joined(separator: ", ")
      return FunctionName(
        name: "\(path)::\(method)(\(types))",
        systemName: "_ZN\(mangledPath)\(mangled(method))E" + parameters.map(\.mangled).joined(),
        filename: "/src/\(namespaces.joined(separator: "/"))/\(type.lowercased()).cc")
    }
  }

  private mutating func unlikeOthers(_ make: () -> FunctionName) -> FunctionName {
    while true {
      let function = make()
      if taken.insert(function.name).inserted { return function }
    }
  }
}

private func lowercase(_ numbers: inout SeededNumbers) -> String {
  numbers.pick(words).lowercased()
}

private func mangled(_ name: String) -> String { "\(name.utf8.count)\(name)" }

private let goHosts = [
  "github.com/acme", "github.com/example", "golang.org/x", "k8s.io", "go.uber.org", "cloud.test/go",
]

private let cxxParameters = [
  (name: "int", mangled: "i"), (name: "unsigned long", mangled: "m"), (name: "bool", mangled: "b"),
  (name: "double", mangled: "d"), (name: "char const*", mangled: "PKc"),
]

private let verbs = [
  "Append", "Apply", "Build", "Close", "Compact", "Decode", "Dispatch", "Encode", "Fetch", "Flush",
  "Handle", "Insert", "Load", "Lookup", "Merge", "Open", "Parse", "Process", "Read", "Resolve",
  "Scan", "Serve", "Split", "Update", "Validate", "Visit", "Walk", "Write",
]

private let words = [
  "Account", "Arena", "Batch", "Block", "Bloom", "Bucket", "Buffer", "Cache", "Chunk", "Cluster",
  "Column", "Commit", "Cursor", "Digest", "Entry", "Event", "Filter", "Frame", "Header", "Index",
  "Iterator", "Journal", "Key", "Ledger", "Lock", "Message", "Node", "Page", "Plan", "Query",
  "Queue", "Record", "Region", "Request", "Response", "Ring", "Row", "Schema", "Segment", "Session",
  "Shard", "Snapshot", "Stream", "Table", "Token", "Trace", "Value", "Version", "Window", "Worker",
]
