// `weblist` end to end: binaries of the fixtures, and profiles that say where they were mapped.

import Foundation
import Testing

struct WebListTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The page on allocations that a program made in `leaf`, called by `branch`, and in `branch`.
  ///
  /// - Parameter mapping: Addresses and offset.
  private func page(_ pattern: String, binary: String, mapping: String) throws -> String {
    let path = Project.root.appending(path: "Fixtures/Binaries/elf/\(binary)").path
    let profile = """
      heap profile:      3:     300 [     3:      300] @ heapprofile
           1:    100 [     1:    100] @ 0x55555555600d 0x555555556037
           2:    200 [     2:    200] @ 0x55555555602e

      MAPPED_LIBRARIES:
      \(mapping) 08:01 123 \(path)
      """
    let file = try folder.file("heap.prof", Data(profile.utf8))
    let output = folder.path("page.html")
    let outcome = try swprof("weblist", "-output=\(output)", pattern, file)
    #expect(outcome.status == 0)
    return try String(decoding: folder.contents("page.html"), as: UTF8.self)
  }

  @Test(arguments: [
    "555555556000-555555557000 r-xp 00001000",
    // The 500 bytes before begin where no code is.
    "555555555000-555555557000 r-xp 00000000",
  ])
  func `instructions are shown with what was sampled`(mapping: String) throws {
    for pattern in ["^leaf$", "0x55555555600c"] {
      let page = try page(pattern, binary: "whole", mapping: mapping)
      #expect(page.contains("<h2>leaf</h2>"))
      #expect(page.contains("100B       100B      1009: subq $8, %rsp"))
      #expect(page.contains("calls.c:9</i>"))
      #expect(!page.contains("<h2>branch</h2>"))
    }
  }

  @Test func `a pattern that matches nothing is an error`() throws {
    let outcome = try swprof("weblist", "MAIN", Project.example)
    #expect(outcome.status == 2)
    #expect(
      outcome.errorLines.last == "no matches found for regexp: MAIN; nearest names: main")
  }
}
