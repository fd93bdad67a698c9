import Bytes
import Profiles
import Symbolization

/// What is to be said of mappings that got no symbols.
struct SymbolizationReport {
  /// Folders in which binaries were looked for before, separated by colons.
  private let searchPath: [UInt8]
  private var lines: [String] = []
  private var isFileMissing = false

  init(searchPath: [UInt8]) { self.searchPath = searchPath }

  mutating func addNamelessFile(isMain: Bool) {
    if isMain { lines.append("Main binary filename not available.") } else { isFileMissing = true }
  }

  mutating func addOtherBinary(_ file: [UInt8], buildID: [UInt8], found: [UInt8]) {
    lines.append(
      "\(Self.failure(file, buildID)): build ID mismatch (\(text(file)) has \(text(found)))")
  }

  mutating func addUnreadable(_ file: [UInt8], buildID: [UInt8], _ error: BinaryError) {
    var places = searchPath.split(separator: ":").map { text(Array($0)) }
    if !error.isMissingFile { places = [] }
    lines.append(
      "\(Self.failure(file, buildID)): \(error)"
        + (places.isEmpty ? "" : " (nor is it in \(places.joined(separator: ", ")))"))
    isFileMissing = true
  }

  /// Says what of a binary's symbols or debug information could not be read.
  mutating func addDoubts(of binary: borrowing Binary) {
    for doubt in binary.doubts.prefix(Self.mostDoubts) { lines.append("\(doubt)") }
  }

  /// Says why a binary that can be read named no address.
  mutating func addUseless(_ binary: borrowing Binary, buildID: [UInt8], _ fault: BinaryError?) {
    let reason = fault.map { "\($0.problem)" } ?? "it has no symbols for the sampled addresses"
    let tried = binary.attempts.prefix(Self.mostDoubts).map { text($0.path) }
    lines.append(
      "\(Self.failure(binary.path, buildID)): \(text(binary.path)): \(reason)"
        + (tried.isEmpty ? "" : " (no debug information in \(tried.joined(separator: ", ")))"))
  }

  /// Adds the remarks on another mapping.
  mutating func append(_ other: SymbolizationReport) {
    lines += other.lines
    isFileMissing = isFileMissing || other.isFileMissing
  }

  /// How many things are said of one binary.
  private static let mostDoubts = 4

  private static func failure(_ file: [UInt8], _ buildID: [UInt8]) -> String {
    let id = buildID.isEmpty ? "" : " (build ID \(text(buildID)))"
    return "Local symbolization failed for \(text(FilePaths.base(of: file)))\(id)"
  }

  var warnings: [String] {
    guard isFileMissing else { return lines }
    return lines + [
      "Some binary filenames not available. Symbolization may be incomplete.",
      "Try setting PPROF_BINARY_PATH to the search path for local binaries.",
    ]
  }
}
