// swift-tools-version: 6.2
import PackageDescription

// A package of its own: programs whose `main` the fuzzer brings would break the build of the root
// package. Build with --sanitize=fuzzer, which also has the libraries count what they reach.

/// A program that throws bytes at a library.
func thrower(_ name: String, at library: String) -> Target {
  .executableTarget(
    name: name, dependencies: [.product(name: library, package: "swprof")],
    swiftSettings: [.unsafeFlags(["-parse-as-library"])])
}

let package = Package(
  name: "Fuzzing",
  dependencies: [.package(name: "swprof", path: "../..")],
  targets: [
    thrower("FuzzProfiles", at: "Profiles"),
    thrower("FuzzBinaries", at: "Symbolization"),
    thrower("FuzzNames", at: "Symbolization"),
  ],
  swiftLanguageModes: [.v6]
)
