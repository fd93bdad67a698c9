/// The last element of a path, as Go's `filepath.Base` has it: `.` for an empty path, `/` for
/// slashes only.
package func baseName(_ path: [UInt8]) -> [UInt8] {
  let slash = UInt8(ascii: "/")
  if path.isEmpty { return [UInt8(ascii: ".")] }
  guard let end = path.lastIndex(where: { $0 != slash }) else { return [slash] }
  let start = path[...end].lastIndex(of: slash).map { $0 + 1 } ?? 0
  return Array(path[start...end])
}
