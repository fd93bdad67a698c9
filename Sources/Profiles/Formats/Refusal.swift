/// What an input is that is not read.
struct Refusal: Sendable {
  let name: String
  /// What it says of itself, such as the message of a server.
  var quotation: String?
  /// What to do about it.
  var advice: String?
}

extension Refusal: CustomStringConvertible {
  /// Such as `an HTML page, "404 Not Found" (was it saved from an error page or a login?)`.
  var description: String {
    name + (quotation.map { ", \"\($0)\"" } ?? "") + (advice.map { " (\($0))" } ?? "")
  }
}
