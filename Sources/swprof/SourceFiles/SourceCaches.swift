import Glibc
import ProfileLoading

/// Where build tools keep the sources of libraries on this machine.
///
/// A profile of a program that was built elsewhere, or with its paths trimmed, names files that are
/// here under another path. pprof does not look for them (google/pprof#1009, golang/go#48601).
/// Versions of modules and crates are in their paths; those of standard libraries are not, so that
/// what is found there may be of another version than the program's.
struct SourceCaches {
  /// Without slashes at their ends; `nil` where there is none.
  private let goModules: [UInt8]?
  private let goRoot: [UInt8]?
  private let cargoHome: [UInt8]?
  private let rustLibraries: [[UInt8]]
  /// The current directory and those above it.
  private let folders: [[UInt8]]

  /// Asks the environment and looks at folders; no program is run.
  init() {
    let home = Environment["HOME"]
    let goPath = Environment["GOPATH"]?.split(separator: UInt8(ascii: ":")).first.map(Array.init)
    goModules =
      Environment["GOMODCACHE"] ?? (goPath ?? home.map { $0 / "go" }).map { $0 / "pkg/mod" }
    goRoot = Environment["GOROOT"] ?? Self.installation(of: "go")
    cargoHome = Environment["CARGO_HOME"] ?? home.map { $0 / ".cargo" }
    let rustup = Environment["RUSTUP_HOME"] ?? home.map { $0 / ".rustup" }
    let toolchains = rustup.map { $0 / "toolchains" }
    let installed = toolchains.map { folder in
      let named = Environment["RUSTUP_TOOLCHAIN"].map { [$0] } ?? []
      return (named + entries(ofFolder: folder)).map { folder / $0 }
    }
    rustLibraries = ((installed ?? []) + [Self.installation(of: "rustc")].compactMap(\.self))
      .prefix(Self.mostFolders).map { $0 / "lib/rustlib/src/rust" }
    folders = Self.currentFolders()
  }

  /// How many toolchains, registries or parent folders are looked into.
  private static let mostFolders = 16

  /// Where the file may be, what is likeliest first; none where the path is of no such kind.
  ///
  /// - Returns: At most some dozens: a few readings of the path, each in `mostFolders` places.
  func candidates(for path: [UInt8]) -> [[UInt8]] {
    LibraryFile.readings(of: path).flatMap(candidates)
  }

  private func candidates(for file: LibraryFile) -> [[UInt8]] {
    switch file {
    case .goModule(let cached, let unversioned):
      // Files of vendored modules are recorded with a version, too.
      below(goModules, cached) + folders.map { $0 / "vendor" / unversioned }
    case .goLibrary(let path): below(goRoot, Array("src/".utf8) + path)
    case .goPackage(let path): ownFile(path)
    case .crate(let path, let index):
      below(cargoHome, Array("registry/src/".utf8) + index + [UInt8(ascii: "/")] + path)
        + registries().map { $0 / path }
    case .gitCrate(let path): below(cargoHome, Array("git/checkouts/".utf8) + path)
    case .rustLibrary(let path): rustLibraries.map { $0 / path }
    case .swiftCheckout(let path): folders.map { $0 / ".build/checkouts" / path }
    }
  }

  private func below(_ folder: [UInt8]?, _ path: [UInt8]) -> [[UInt8]] {
    folder.map { [$0 / path] } ?? []
  }

  /// The indexes of all registries: the same one has had several names.
  private func registries() -> [[UInt8]] {
    guard let folder = cargoHome.map({ $0 / "registry/src" }) else { return [] }
    return entries(ofFolder: folder).prefix(Self.mostFolders).map { folder / $0 }
  }

  /// A file of a module whose folder is the current one, or one above it.
  private func ownFile(_ path: [UInt8]) -> [[UInt8]] {
    folders.compactMap { folder in
      guard let module = GoModule(inFolder: folder) else { return nil }
      let prefix = module.path + [UInt8(ascii: "/")]
      return path.starts(with: prefix) ? folder / Array(path.dropFirst(prefix.count)) : nil
    }
  }

  private static func currentFolders() -> [[UInt8]] {
    guard var folder = try? WorkingDirectory.path() else { return [] }
    var folders = [folder]
    while let slash = folder.lastIndex(of: UInt8(ascii: "/")), slash > 0 {
      folder.removeSubrange(slash...)
      folders.append(folder)
    }
    return Array(folders.prefix(mostFolders))
  }

  /// The folder that holds `bin` with a program on `PATH`, behind symbolic links.
  private static func installation(of program: String) -> [UInt8]? {
    for folder in Environment["PATH"]?.split(separator: UInt8(ascii: ":")) ?? [] {
      guard let path = resolved(Array(folder) / program) else { continue }
      let parts = path.split(separator: UInt8(ascii: "/"))
      guard parts.count > 1,
        parts.suffix(2).elementsEqual(
          ["bin", program],
          by: {
            $0.elementsEqual($1.utf8)
          })
      else { continue }
      return Array(path.dropLast("/bin/".utf8.count + program.utf8.count))
    }
    return nil
  }

  private static func resolved(_ path: [UInt8]) -> [UInt8]? {
    if path.contains(0) { return nil }
    // SAFETY: the path ends with a NUL and is only read; the system allocates the result, which is
    // freed once it is copied.
    return unsafe (path + [0]).withUnsafeBufferPointer { path -> [UInt8]? in
      unsafe path.withMemoryRebound(to: CChar.self) { path -> [UInt8]? in
        guard let name = unsafe realpath(path.baseAddress!, nil) else { return nil }
        defer { unsafe free(name) }
        return unsafe Array(UnsafeRawBufferPointer(start: name, count: strlen(name)))
      }
    }
  }
}

/// The module that a folder holds.
private struct GoModule {
  /// By which its packages are imported.
  let path: [UInt8]

  init?(inFolder folder: [UInt8]) {
    guard let file = try? OpenFile(folder / "go.mod", flags: O_RDONLY | O_NONBLOCK | O_NOCTTY)
    else { return nil }
    let head = file.read(atMost: 1 << 14)
    let words = head.split(separator: UInt8(ascii: "\n")).lazy
      .map { $0.split { " \t\r\"".utf8.contains($0) } }
    guard let line = words.first(where: { $0.first?.elementsEqual("module".utf8) ?? false }),
      line.count > 1
    else { return nil }
    path = Array(line[1])
  }
}

/// The names in a folder, in byte order; none where it cannot be read.
private func entries(ofFolder path: [UInt8]) -> [[UInt8]] {
  if path.contains(0) { return [] }
  var names: [[UInt8]] = []
  // SAFETY: the path ends with a NUL; an entry is copied before the next is read.
  unsafe (path + [0]).withUnsafeBufferPointer { path in
    unsafe path.withMemoryRebound(to: CChar.self) { path in
      guard let folder = unsafe opendir(path.baseAddress!) else { return }
      defer { unsafe closedir(folder) }
      while names.count < 1000, let entry = unsafe readdir(folder) {
        unsafe withUnsafeBytes(of: &entry.pointee.d_name) { name in
          let name = unsafe Array(name.prefix { $0 != 0 })
          if name.first != UInt8(ascii: ".") { names.append(name) }
        }
      }
    }
  }
  return names.sorted { $0.lexicographicallyPrecedes($1) }
}

/// A path below a folder.
private func / (folder: [UInt8], path: [UInt8]) -> [UInt8] {
  folder + [UInt8(ascii: "/")] + path
}

private func / (folder: [UInt8], path: String) -> [UInt8] { folder / Array(path.utf8) }
