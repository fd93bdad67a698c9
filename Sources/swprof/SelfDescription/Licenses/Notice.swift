/// What has to be said of a library that is linked into the program.
///
/// Most licences ask that their notice comes with every copy of the binary, so that the binary
/// carries them itself. `LicenseTests` compares the archives with those of `Package.swift`.
struct Notice {
  let name: String
  /// The static libraries without `lib` and `.a`; none for what Swift's compiler adds.
  let archives: [String]
  /// The licence in a few words.
  let license: String
  /// The holders of the copyright, and their terms.
  let text: String
}
