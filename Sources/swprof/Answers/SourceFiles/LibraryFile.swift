import Bytes

/// A path that build tools give to a file that they keep, or by which they hide where it is.
///
///     path as the profile has it                                   reading
///     github.com/Foo/bar@v1.2.3/pkg/f.go                           Go module (-trimpath, or its cache)
///     runtime/proc.go, $GOROOT/src/…, /usr/local/go/src/…          Go's standard library
///     example.com/prog/pkg/f.go                                    a Go module that may be at hand
///     /home/x/.cargo/registry/src/index.crates.io-…/rand-0.8.5/…   crate
///     /rustc/<hash>/library/core/src/num/mod.rs                    Rust's standard library
///     /build/x/.build/checkouts/swift-nio/Sources/…                checkout of a Swift package
///
/// What follows from a path alone is decided here; `SourceCaches` knows this machine.
enum LibraryFile {
  /// The path below the module cache, as it is on disk, and the same without the version.
  case goModule(cached: [UInt8], unversioned: [UInt8])
  /// The path below `$GOROOT/src`.
  case goLibrary([UInt8])
  /// A path that begins with an import path.
  case goPackage([UInt8])
  /// The path below `registry/src` without the name of the index, and that name.
  case crate([UInt8], index: [UInt8])
  /// The path below `git/checkouts`.
  case gitCrate([UInt8])
  /// The path below the folder `rust` of the standard library's sources.
  case rustLibrary([UInt8])
  /// The path below `.build/checkouts`.
  case swiftCheckout([UInt8])

  /// What a path may mean, what is likeliest first.
  static func readings(of path: [UInt8]) -> [LibraryFile] {
    let elements = path.split(separator: "/")
    let isRooted = path.first == "/"
    return goReadings(elements, isRooted: isRooted) + rustReadings(elements)
      + swiftReadings(elements)
  }

  private static func goReadings(
    _ elements: [ArraySlice<UInt8>], isRooted: Bool
  ) -> [LibraryFile] {
    guard let last = elements.last,
      [".go", ".s", ".h", ".c"].contains(where: { last.hasEnd($0) })
    else { return [] }
    var readings: [LibraryFile] = []
    if let version = elements.dropLast().firstIndex(where: \.hasGoVersion) {
      readings += goModules(elements, version: version)
    }
    if isRooted || elements[0] == "$GOROOT" {
      // The folder of a Go distribution is `go`, `go1.22`, `goroot`: other people's `src` are not
      // to be taken for it.
      let source = elements.firstIndex { $0 == "src" }
      if let source, elements[..<source].contains(where: \.isGoFolder) {
        readings.append(.goLibrary(elements[(source + 1)...].path))
      }
    } else if elements.count > 1 {
      let isDomain = elements[0].contains(".")
      if !isDomain { readings.append(.goLibrary(elements[...].path)) }
      readings.append(.goPackage(elements[...].path))
    }
    return readings
  }

  /// A module's path begins with a domain, so anything with a dot before the version may begin it.
  private static func goModules(
    _ elements: [ArraySlice<UInt8>], version: Int
  ) -> [LibraryFile] {
    let starts = (0...version).filter { elements[$0].contains(".") }
    return starts.prefix(4).map { start in
      let module = elements[start...version]
      let file = elements[(version + 1)...]
      let end = module[version].firstIndex(of: "@") ?? module[version].endIndex
      let plain = module.dropLast() + [module[version][..<end]]
      return .goModule(
        cached: (module.map { $0.escapedForModuleCache } + file)[...].path,
        unversioned: (plain.map { $0 } + file)[...].path)
    }
  }

  private static func rustReadings(_ elements: [ArraySlice<UInt8>]) -> [LibraryFile] {
    if let registry = elements.end(of: ["registry", "src"]), elements.count > registry + 2 {
      return [
        .crate(elements[(registry + 1)...].path, index: Array(elements[registry]))
      ]
    }
    if let checkouts = elements.end(of: ["git", "checkouts"]), elements.count > checkouts {
      return [.gitCrate(elements[checkouts...].path)]
    }
    if elements.count > 3, elements[0] == "rustc",
      elements[2] == "library"
    {
      return [.rustLibrary(elements[2...].path)]
    }
    if let library = elements.end(of: ["rustlib", "src", "rust"]), elements.count > library {
      return [.rustLibrary(elements[library...].path)]
    }
    return []
  }

  /// Xcode's `SourcePackages` has the same folders.
  private static func swiftReadings(_ elements: [ArraySlice<UInt8>]) -> [LibraryFile] {
    let end =
      elements.end(of: [".build", "checkouts"])
      ?? elements.end(of: ["SourcePackages", "checkouts"])
    guard let end, elements.count > end else { return [] }
    return [.swiftCheckout(elements[end...].path)]
  }
}

extension ArraySlice<ArraySlice<UInt8>> {
  fileprivate var path: [UInt8] { Array(joined(separator: "/".bytes)) }
}

extension Array where Element == ArraySlice<UInt8> {
  /// The position after the first place where these elements follow each other.
  fileprivate func end(of names: [String]) -> Int? {
    guard names.count <= count else { return nil }
    let start = (0...count - names.count).first { start in
      names.indices.allSatisfy { self[start + $0].elementsEqual(names[$0].utf8) }
    }
    return start.map { $0 + names.count }
  }
}

extension ArraySlice<UInt8> {
  fileprivate func hasEnd(_ end: String) -> Bool { suffix(end.utf8.count).elementsEqual(end.utf8) }

  /// Whether it ends a module's path as its cache has it: `bar@v1.2.3`.
  fileprivate var hasGoVersion: Bool {
    guard let at = firstIndex(of: "@"), at > startIndex else { return false }
    let version = self[(at + 1)...]
    return version.first == "v"
      && version.dropFirst().first.map { $0.isDigit } ?? false
  }

  /// `go`, `go1.22.3`, `go-1.19`, `goroot`, `toolchain@v0.0.1-go1.21.0.linux-amd64`.
  fileprivate var isGoFolder: Bool {
    ["go", "toolchain@", "$GOROOT"].contains { starts(with: $0.utf8) }
  }

  /// As the module cache writes it, for file systems that do not tell capitals apart: `!foo`.
  fileprivate var escapedForModuleCache: ArraySlice<UInt8> {
    var escaped: [UInt8] = []
    for byte in self {
      if byte.isUppercase {
        escaped += [UInt8(ascii: "!"), byte | 0x20]
      } else {
        escaped.append(byte)
      }
    }
    return escaped[...]
  }
}
