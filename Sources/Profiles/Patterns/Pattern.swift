import Bytes
import CRE2

/// A compiled regular expression, in the syntax and with the choices of Go's `regexp`.
///
/// RE2 does the work: linear time in the text, whatever the expression. Debian's version knows no
/// `(?<name>…)` and allows `\C`; `PatternSyntax` levels that. Text that is not UTF-8 is matched as
/// if each wrong byte were U+FFFD, which is how Go reads it.
///
/// A class, because a compiled expression is a cache that its users share: RE2 keeps the automaton
/// that it has built so far.
@safe
public final class Pattern: Sendable {
  /// The expression as it was given.
  public let expression: [UInt8]
  // SAFETY: set once and freed in `deinit`; RE2 objects may be used from several threads at once.
  nonisolated(unsafe) private let handle: OpaquePointer

  /// Compiles an expression.
  ///
  /// - Throws: `PatternError`, which says what is wrong with it and where.
  public init(_ expression: [UInt8]) throws(PatternError) {
    let translated = try PatternSyntax.translated(expression)
    // SAFETY: the bytes are only read, and only during the call.
    let compiled = unsafe translated.withUnsafeBytes {
      unsafe cre2_compile($0.bindMemory(to: CChar.self).baseAddress, $0.count)
    }
    guard let compiled = unsafe compiled else {
      throw PatternError(reason: .tooLarge, fragment: expression, expression: expression)
    }
    unsafe handle = compiled
    self.expression = expression
    var fragment: UnsafePointer<CChar>?
    var length = 0
    let fault = unsafe cre2_get_fault(compiled, &fragment, &length)
    if fault != CRE2_OK {
      // SAFETY: RE2 owns the fragment, which lives as long as the handle.
      let bytes = unsafe Array(UnsafeRawBufferPointer(start: fragment, count: length))
      throw PatternError(
        reason: .init(fault), fragment: PatternSyntax.original(bytes, of: expression),
        expression: expression)
    }
  }

  /// Compiles an expression.
  public convenience init(_ expression: String) throws(PatternError) {
    try self.init(Array(expression.utf8))
  }

  deinit { unsafe cre2_free(handle) }

  /// Whether the pattern is found anywhere in the text.
  public func matches(_ text: Span<UInt8>) -> Bool {
    if let repaired = RepairedText(text) {
      return search(repaired.bytes.span, from: 0, groups: 0) != nil
    }
    return search(text, from: 0, groups: 0) != nil
  }

  /// The leftmost match at or after `start`.
  ///
  /// - Parameter groups: How many of the pattern's groups to report.
  /// - Returns: Byte ranges of the whole match and then of each group, or `nil` for no match. A
  ///   group that took no part is `nil`.
  package func firstMatch(
    in text: Span<UInt8>, from start: Int = 0, groups: Int = 0
  ) -> [Range<Int>?]? {
    guard let repaired = RepairedText(text) else {
      return search(text, from: start, groups: groups + 1)
    }
    return search(repaired.bytes.span, from: repaired.position(of: start), groups: groups + 1)?
      .map { $0.map(repaired.original) }
  }

  private func search(_ text: Span<UInt8>, from start: Int, groups: Int) -> [Range<Int>?]? {
    // SAFETY: the text is only read, during the calls; RE2 writes `groups` entries, as many as the
    // array has.
    unsafe text.withUnsafeBytes { text in
      let characters = unsafe text.bindMemory(to: CChar.self).baseAddress
      guard groups > 0 else {
        return unsafe cre2_match(handle, characters, text.count, start, nil, 0) ? [] : nil
      }
      var found = [cre2_range](repeating: cre2_range(), count: groups)
      let isFound = unsafe found.withUnsafeMutableBufferPointer {
        unsafe cre2_match(handle, characters, text.count, start, $0.baseAddress, Int32(groups))
      }
      guard isFound else { return nil }
      return found.map { $0.start < 0 ? nil : $0.start..<$0.end }
    }
  }
}
