import Reports

/// What a step has to say beside its result: lines for standard error, in their order.
///
/// Steps return them; the command and the shell print them.
struct Remarks {
  enum Remark {
    /// Something may be wrong with the result: a strict run takes it for a failure.
    case warning(String)
    /// Something that is good to know.
    case note(String)
  }

  private(set) var lines: [Remark] = []

  mutating func warn(_ lines: [String]) { self.lines += lines.map(Remark.warning) }

  mutating func note(_ lines: [String]) { self.lines += lines.map(Remark.note) }
}
