/// The version of swprof, which formats for programs name as the one that wrote them.
package enum ProgramVersion {
  package static let number = "0.1.0"
}
