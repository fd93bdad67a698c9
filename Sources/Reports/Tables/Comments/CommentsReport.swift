import Profiles
package import Rendering

/// The remarks that a profile carries.
package struct CommentsReport: Report {
  /// The remarks, in the order of the profile.
  package let comments: [[UInt8]]
  let view: View

  package init(of view: View) {
    self.view = view
    comments = view.profile.comments.map { view.profile.names.copy(of: $0) }
  }

  /// The report as `go tool pprof -comments` prints it.
  package var text: TextOutput {
    var output = TextOutput()
    for comment in comments { output.line(comment) }
    return output
  }

  package func write(_ emit: ([UInt8]) throws -> Void) rethrows { try emit(text.bytes) }
}
