// swift-tools-version: 6.2
import PackageDescription

/// House rules that the compiler enforces in every Swift target (`.github/CONTRIBUTING.md`).
let house: [SwiftSetting] = [
  .strictMemorySafety(),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("ExistentialAny"),
  .enableExperimentalFeature("Lifetimes"),
  .treatAllWarnings(as: .error),
]

/// The static library of that name: one binary has to run where no -dev package is installed.
func archive(_ name: String) -> LinkerSetting { .linkedLibrary(":lib\(name).a") }

let package = Package(
  name: "swprof",
  products: [
    .library(name: "Profiles", targets: ["Profiles"]),
    .library(name: "Symbolization", targets: ["Symbolization"]),
    .executable(name: "swprof", targets: ["swprof"]),
  ],
  targets: [
    .target(name: "CZlib", linkerSettings: [archive("z")]),
    .target(name: "CZstd", linkerSettings: [archive("zstd")]),
    .target(name: "CLZ4", linkerSettings: [archive("lz4")]),
    .target(name: "CRE2", linkerSettings: [archive("re2"), archive("stdc++")]),
    .target(name: "CCapstone", linkerSettings: [archive("capstone")]),
    // In this order, as each needs the ones after it; libz is the one of CZlib.
    .target(
      name: "CElfutils", dependencies: ["CZlib"],
      linkerSettings: [archive("dw"), archive("elf"), archive("lzma"), archive("bz2")]),
    .target(name: "CCurl"),
    .target(name: "CDemangle"),
    .target(name: "CMalloc"),
    .target(
      name: "CEdit",
      linkerSettings: [archive("edit"), archive("tinfo"), archive("bsd"), archive("md")]),

    .target(name: "Bytes", swiftSettings: house),
    .target(name: "System", dependencies: ["Bytes"], swiftSettings: house),
    .target(
      name: "Profiles",
      dependencies: ["Bytes", "CLZ4", "CRE2", "CZlib", "CZstd", "System"], swiftSettings: house),
    .target(
      name: "Symbolization",
      dependencies: ["Bytes", "CCapstone", "CDemangle", "CElfutils", "CZlib", "System"],
      swiftSettings: house),
    .target(
      name: "CallGraphs", dependencies: ["Bytes", "Profiles", "System"], swiftSettings: house),
    .target(name: "Statistics", swiftSettings: house),
    .target(name: "Rendering", dependencies: ["Bytes", "Profiles"], swiftSettings: house),
    .target(
      name: "Gates", dependencies: ["Bytes", "Profiles", "Statistics", "Rendering"],
      swiftSettings: house),
    .target(
      name: "Reports",
      dependencies: ["Bytes", "Profiles", "CallGraphs", "Statistics", "Gates", "Rendering"],
      swiftSettings: house),
    .target(
      name: "ProfileLoading",
      dependencies: ["Bytes", "CCurl", "Profiles", "Symbolization", "System"],
      swiftSettings: house),
    .executableTarget(
      name: "swprof",
      dependencies: [
        "Bytes", "CEdit", "CMalloc", "System", "Profiles", "Symbolization", "CallGraphs", "Gates",
        "Rendering", "Reports", "ProfileLoading",
      ],
      swiftSettings: house),

    .target(name: "RandomNumbers", path: "Tests/RandomNumbers", swiftSettings: house),
    .testTarget(
      name: "BytesTests", dependencies: ["Bytes", "RandomNumbers"], swiftSettings: house),
    .testTarget(name: "SystemTests", dependencies: ["Bytes", "System"], swiftSettings: house),
    .testTarget(
      name: "ProfilesTests", dependencies: ["Bytes", "Profiles", "RandomNumbers"],
      swiftSettings: house),
    .testTarget(
      name: "SymbolizationTests",
      dependencies: ["Bytes", "Symbolization", "System", "RandomNumbers"],
      swiftSettings: house),
    .testTarget(
      name: "CallGraphsTests", dependencies: ["CallGraphs", "Profiles"], swiftSettings: house),
    .testTarget(
      name: "StatisticsTests", dependencies: ["Statistics"], swiftSettings: house),
    .testTarget(
      name: "RenderingTests", dependencies: ["Bytes", "Rendering"], swiftSettings: house),
    .testTarget(
      name: "GatesTests",
      dependencies: ["Bytes", "Gates", "Profiles", "Statistics", "Rendering", "RandomNumbers"],
      swiftSettings: house),
    .testTarget(
      name: "ReportsTests",
      dependencies: [
        "Bytes", "Reports", "CallGraphs", "Gates", "Profiles", "Statistics", "Rendering",
        "RandomNumbers",
      ],
      swiftSettings: house),
    .testTarget(
      name: "ProfileLoadingTests",
      dependencies: ["Bytes", "ProfileLoading", "Profiles", "Symbolization", "System"],
      swiftSettings: house),
    .testTarget(
      name: "CommandTests",
      dependencies: ["swprof", "Bytes", "ProfileLoading", "Profiles", "System"],
      swiftSettings: house),
    .executableTarget(
      name: "Benchmarks", dependencies: ["Profiles", "RandomNumbers"], path: "Tests/Benchmarks",
      exclude: ["bench.sh"],
      swiftSettings: house),
    .executableTarget(
      name: "Symbols", dependencies: ["Symbolization"], path: "Tests/Symbols",
      swiftSettings: house),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
