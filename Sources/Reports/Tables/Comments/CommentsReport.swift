package import Profiles
package import Rendering

/// The remarks that a profile carries.
package struct CommentsReport: Sendable {
  /// The remarks, in the order of the profile.
  package let comments: [[UInt8]]

  package init(of profile: Profile) {
    comments = profile.comments.map { profile.names.copy(of: $0) }
  }

  /// The report as `go tool pprof -comments` prints it.
  package var text: TextOutput {
    var output = TextOutput()
    for comment in comments { output.line(comment) }
    return output
  }
}
