// swift-tools-version: 6.0
import PackageDescription

let package = Package(name: "Mill", targets: [.executableTarget(name: "Bench")])
