import Bytes
import System

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
    let goPath = Environment["GOPATH"]?.split(separator: ":").first.map(Array.init)
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
    case .goLibrary(let path): below(goRoot, "src/".bytes + path)
    case .goPackage(let path): ownFile(path)
    case .crate(let path, let index):
      below(cargoHome, "registry/src/".bytes + index + "/".bytes + path)
        + registries().map { $0 / path }
    case .gitCrate(let path): below(cargoHome, "git/checkouts/".bytes + path)
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
      let prefix = module.path + "/".bytes
      return path.starts(with: prefix) ? folder / Array(path.dropFirst(prefix.count)) : nil
    }
  }

  private static func currentFolders() -> [[UInt8]] {
    guard var folder = try? WorkingDirectory.path() else { return [] }
    var folders = [folder]
    while let slash = folder.lastIndex(of: "/"), slash > 0 {
      folder.removeSubrange(slash...)
      folders.append(folder)
    }
    return Array(folders.prefix(mostFolders))
  }

  /// The folder that holds `bin` with a program on `PATH`, symbolic links followed.
  private static func installation(of program: String) -> [UInt8]? {
    for folder in Environment["PATH"]?.split(separator: ":") ?? [] {
      guard let path = Files.resolved(Array(folder) / program) else { continue }
      let parts = path.split(separator: "/")
      guard parts.suffix(2).elementsEqual(["bin", program], by: { $0 == $1 }) else { continue }
      return Array(path.dropLast("/bin/".utf8.count + program.utf8.count))
    }
    return nil
  }
}

/// The module that a folder holds.
private struct GoModule {
  /// By which its packages are imported.
  let path: [UInt8]

  init?(inFolder folder: [UInt8]) {
    guard let file = try? OpenFile(folder / "go.mod", for: .readingWhatIsThere),
      let head = try? file.read(atMost: 1 << 14)
    else { return nil }
    let words = head.split(separator: "\n").lazy
      .map { $0.split { " \t\r\"".utf8.contains($0) } }
    guard let line = words.first(where: { $0.first == "module" }),
      line.count > 1
    else { return nil }
    path = Array(line[1])
  }
}

/// The names in a folder; nothing where it cannot be read.
private func entries(ofFolder path: [UInt8]) -> [[UInt8]] {
  Folders.entries(of: path, atMost: 1000).filter { !$0.isHidden }.map(\.name)
}

/// A path below a folder.
private func / (folder: [UInt8], path: [UInt8]) -> [UInt8] { FilePaths.join(folder, path) }

private func / (folder: [UInt8], path: String) -> [UInt8] { folder / path.bytes }
