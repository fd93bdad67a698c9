import Testing

@testable import Profiles

struct PatternTests {
  @Test(
    arguments: [
      ("(", .missingParenthesis, 0), ("a(b", .missingParenthesis, 1),
      (#"\((["#, .missingBracket, 3), ("a[z-b]", .badCharacterRange, 2),
      ("ab)", .unexpectedParenthesis, nil), ("a**", .badRepeatOperator, 1),
      ("x*|*", .nothingToRepeat, nil), (#"a\"#, .trailingBackslash, nil),
      (#"a\Cb"#, .badEscape, 1), ("a{1001}", .badRepeatCount, 1), ("a(?i", .badPerlSyntax, nil),
    ] as [(String, PatternError.Reason, Int?)])
  func `what is wrong with an expression is named with its place`(
    expression: String, reason: PatternError.Reason, offset: Int?
  ) {
    do throws(PatternError) {
      _ = try Pattern(expression)
      Issue.record("\(expression) compiles")
    } catch {
      #expect(error.reason == reason)
      if let offset { #expect(error.offset == offset) }
    }
  }

  @Test func `the message has the words of Go`() {
    #expect(throws: PatternError.self) { try Pattern("(") }
    do throws(PatternError) {
      _ = try Pattern("(")
    } catch {
      #expect(
        error.description.hasPrefix("error parsing regexp: missing closing ): `(`"),
        "\(error.description)")
    }
  }

  @Test(arguments: [
    ("^main", "main.main", true), ("^main", "a.main", false), ("main", "a.main.b", true),
    ("(?i)MAIN", "main", true), ("MAIN", "main", false), (#"\Qa.b\E"#, "a.b", true),
    (#"\Qa.b\E"#, "axb", false), (#"(?<word>\w+)\."#, "ab.c", true), (#"[(?<]"#, "<", true),
    (#"\Q(?<\E"#, "x(?<y", true), ("", "", true), ("é", "café", true), (#"^\w$"#, "é", false),
  ])
  func `a pattern is found anywhere in a text`(expression: String, text: String, expected: Bool)
    throws
  {
    #expect(try Pattern(expression).matches(Array(text.utf8).span) == expected)
  }

  @Test func `each byte that is not UTF-8 is one replacement character`() throws {
    #expect(try Pattern("^..$").matches([0xff, 0xc3].span))
    #expect(try Pattern("^a\u{fffd}b$").matches([0x61, 0x80, 0x62].span))
    #expect(try Pattern("^...$").matches([0xed, 0xa0, 0x80].span))
  }

  @Test func `matches are places in the original bytes`() throws {
    let text: [UInt8] = [0xff, 0xff, 0x61, 0x62, 0xff, 0x63]
    let found = try Pattern("(a)(x)?b(.)").firstMatch(in: text.span, groups: 3)
    #expect(found == [2..<5, 2..<3, nil, 4..<5])
    let second = try Pattern("c").firstMatch(in: text.span, from: 3)
    #expect(second == [5..<6])
  }

  @Test(arguments: [
    ("foo(int)", "foo"),
    ("Foo::(anonymous namespace)::Bar(int)", "Foo::(anonymous namespace)::Bar"),
    ("Foo::operator()(::Bar)", "Foo::operator()"), (".main", "main"), ("..x", ".x"), ("", ""),
    ("(", ""),
  ])
  func `a simplified name has no parameters and no dot in front`(name: String, expected: String) {
    let simplified = simplifiedName(Array(name.utf8).span)
    #expect(String(decoding: simplified, as: UTF8.self) == expected)
  }
}
