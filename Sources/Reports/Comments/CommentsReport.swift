public import Profiles

/// The remarks that a profile carries.
public struct CommentsReport: Sendable {
  /// The remarks, in the order of the profile.
  public let comments: [[UInt8]]

  public init(of profile: Profile) {
    comments = profile.comments.map { profile.names.copy(of: $0) }
  }

  /// The report as `go tool pprof -comments` prints it.
  public var text: TextOutput {
    var output = TextOutput()
    for comment in comments { output.line(comment) }
    return output
  }
}
