/// What `swprof licenses` prints: a table of the libraries, their notices, and the licences in full.
enum Licenses {
  static var text: String {
    let notices = Notice.all.map { section($0.name, $0.text) }
    return """
      \(HelpText.version) is one file. Linked into it are parts of these libraries:

      \(Notice.all.map(row).joined(separator: "\n"))

      libc, libm and libgcc_s are those of the system, and so are libcurl and
      libdebuginfod, which are opened when something has to be fetched.

      swprof may be linked with other versions of them: make builds it from its
      source. The licences of elfutils and GCC are at the end.

      \(notices.joined())\
      \(section("GNU Lesser General Public License", PublicLicenses.lesserGeneral3))\
      \(section("GNU General Public License", PublicLicenses.general3))
      """
  }

  private static func row(_ notice: Notice) -> String {
    let files = notice.archives.map { "lib\($0).a" }.joined(separator: ", ")
    return "  " + padded(notice.name, 18) + padded(files, 18) + notice.license
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(width - text.count, 1))
  }

  private static func section(_ title: String, _ text: String) -> String {
    let line = String(repeating: "=", count: 78)
    return "\(line)\n\(title)\n\(line)\n\n\(text)\n\n"
  }
}
