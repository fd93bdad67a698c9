import CRE2

/// What is wrong with a regular expression.
public struct PatternError: Error, Equatable, Sendable {
  public enum Reason: Sendable {
    case badEscape, badCharacterClass, badCharacterRange, missingBracket, missingParenthesis
    case unexpectedParenthesis, trailingBackslash, nothingToRepeat, badRepeatCount
    case badRepeatOperator, badPerlSyntax, badUTF8, badGroupName, tooLarge
  }

  public let reason: Reason
  /// The part at fault, or the whole expression.
  public let fragment: [UInt8]
  public let expression: [UInt8]

  /// How many bytes of the expression come before the fault, if that can be told.
  public var offset: Int? {
    if reason == .missingParenthesis { return PatternSyntax.unclosedParenthesis(in: expression) }
    guard !fragment.isEmpty, fragment.count < expression.count else { return nil }
    return (0...expression.count - fragment.count).first {
      expression[$0...].starts(with: fragment)
    }
  }
}

extension PatternError: CustomStringConvertible {
  public var description: String {
    let fragment = String(decoding: fragment, as: UTF8.self)
    let place = offset.map { " (at character \($0 + 1))" } ?? ""
    return switch reason {
    case .trailingBackslash, .badUTF8: "error parsing regexp: \(reason): `\(fragment)`"
    default: "error parsing regexp: \(reason): `\(fragment)`\(place)"
    }
  }
}

extension PatternError.Reason: CustomStringConvertible {
  init(_ fault: cre2_fault) {
    self =
      switch fault {
      case CRE2_BAD_ESCAPE: .badEscape
      case CRE2_BAD_CHARACTER_CLASS: .badCharacterClass
      case CRE2_BAD_CHARACTER_RANGE: .badCharacterRange
      case CRE2_MISSING_BRACKET: .missingBracket
      case CRE2_MISSING_PARENTHESIS: .missingParenthesis
      case CRE2_UNEXPECTED_PARENTHESIS: .unexpectedParenthesis
      case CRE2_TRAILING_BACKSLASH: .trailingBackslash
      case CRE2_NOTHING_TO_REPEAT: .nothingToRepeat
      case CRE2_BAD_REPEAT_SIZE: .badRepeatCount
      case CRE2_BAD_REPEAT_OPERATOR: .badRepeatOperator
      case CRE2_BAD_PERL_OPERATOR: .badPerlSyntax
      case CRE2_BAD_UTF8: .badUTF8
      case CRE2_BAD_GROUP_NAME: .badGroupName
      default: .tooLarge
      }
  }

  /// The words that Go's `regexp` has for it.
  public var description: String {
    switch self {
    case .badEscape: "invalid escape sequence"
    case .badCharacterClass: "invalid character class"
    case .badCharacterRange: "invalid character class range"
    case .missingBracket: "missing closing ]"
    case .missingParenthesis: "missing closing )"
    case .unexpectedParenthesis: "unexpected )"
    case .trailingBackslash: "trailing backslash at end of expression"
    case .nothingToRepeat: "missing argument to repetition operator"
    case .badRepeatCount: "invalid repeat count"
    case .badRepeatOperator: "invalid nested repetition operator"
    case .badPerlSyntax: "invalid or unsupported Perl syntax"
    case .badUTF8: "invalid UTF-8"
    case .badGroupName: "invalid named capture"
    case .tooLarge: "expression too large"
    }
  }
}
