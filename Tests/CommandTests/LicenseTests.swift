// The notices of the libraries that are linked in.

import Foundation
import Testing

struct LicenseTests {
  private let text: String

  init() throws {
    let outcome = try swprof("licenses")
    #expect(outcome.status == 0, "\(outcome.errorText)")
    text = outcome.text
  }

  /// The libraries in the table: their names, and their archives without `lib` and `.a`.
  private var rows: [(name: Substring, archives: [String])] {
    text.prefix { $0 != "=" }.split(separator: "\n").filter { $0.hasPrefix("  ") }.map { row in
      let name = row.dropFirst(2).prefix(18).prefix(while: { $0 != " " })
      return (name, row.matches(of: /lib([^ ,]+)\.a/).map { String($0.1) })
    }
  }

  @Test func `every archive that Package.swift links has its notice, and no other`() throws {
    let package = String(decoding: try Project.contents(of: "Package.swift"), as: UTF8.self)
    let linked = package.matches(of: /archive\("(.+?)"\)/).map { String($0.1) }
    #expect(linked.count > 10)
    #expect(rows.flatMap(\.archives).sorted() == linked.sorted())
    // The one that makes archives: nothing is linked in another way.
    #expect(package.matches(of: /linkedLibrary|linkedFramework|unsafeFlags/).count == 1)
  }

  @Test func `every library in the table has a section with a copyright`() throws {
    #expect(rows.contains { $0.name == "Swift" })
    let line = String(repeating: "=", count: 78)
    for row in rows {
      let section = try #require(text.split(separator: "\(line)\n\(row.name)").dropFirst().first)
      let notice = section.split(separator: "\(line)\n").dropFirst().first ?? ""
      #expect(notice.contains("Copyright"), "\(row.name)")
    }
  }

  @Test(arguments: [
    "GNU GENERAL PUBLIC LICENSE", "GNU LESSER GENERAL PUBLIC LICENSE",
    "GCC RUNTIME LIBRARY EXCEPTION", "Runtime Library Exception to the Apache 2.0 License",
  ])
  func `what notices refer to is there in full`(_ title: String) {
    #expect(text.contains(title))
  }

  @Test func `a file of that name is a profile`() throws {
    let folder = try TemporaryFolder()
    let outcome = try shell(
      "cd \"$FOLDER\" && echo x > licenses && \"$SWPROF\" top licenses", in: folder)
    #expect(outcome.errorText.hasPrefix("licenses: "))
    #expect(outcome.status == 2)
  }
}
