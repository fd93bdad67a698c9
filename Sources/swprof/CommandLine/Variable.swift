import Bytes
import Profiles

/// Where a setting is kept.
typealias Setting<Value> = Place<Settings, Value>

extension Settings {
  subscript<Value>(_ setting: Setting<Value>) -> Value {
    get { self[keyPath: setting.path] }
    set { self[keyPath: setting.path] = newValue }
  }
}

/// A setting that has a name: where it is kept, how it is read from text and shown as text.
///
/// In the shell a variable takes more spellings of a truth value than an option of the command
/// line, and fewer of an integer.
enum Variable: Sendable {
  case flag(Setting<Bool>)
  case text(Setting<[UInt8]>)
  case integer(Setting<Int>)
  case number(Setting<Double>)
  case choice(Choice)

  /// Whether its name alone sets it.
  var isFlag: Bool { if case .flag = self { true } else { false } }

  var isChoice: Bool { if case .choice = self { true } else { false } }

  /// Whether its values are the sample types of the profile.
  var isSampleIndex: Bool {
    if case .text(let setting) = self {
      setting.path == \Settings.values.sampleIndex
    } else {
      false
    }
  }

  /// Its value in `settings`; an empty text where no choice was made.
  func text(in settings: Settings) -> [UInt8] {
    switch self {
    case .flag(let setting): "\(settings[setting])".bytes
    case .text(let setting): settings[setting]
    case .integer(let setting): "\(settings[setting])".bytes
    case .number(let setting): Array(goShortest(settings[setting]).utf8)
    case .choice(let choice): Array(choice.member(in: settings).utf8)
    }
  }

  /// Reads a value as the shell does.
  func assign(_ value: [UInt8], to settings: inout Settings) throws(AssignmentError) {
    let text = String(decoding: value, as: UTF8.self)
    switch self {
    case .text(let setting): settings[setting] = value
    case .flag(let setting):
      switch text.lowercased() {
      case "true", "t", "yes", "y", "1", "": settings[setting] = true
      case "false", "f", "no", "n", "0": settings[setting] = false
      default: throw AssignmentError("illegal value \"\(text)\" for bool variable")
      }
    case .integer(let setting): settings[setting] = try Self.integer(value)
    case .number(let setting):
      do throws(ValueFault) {
        settings[setting] = try goDouble(text)
      } catch {
        throw .number("ParseFloat", value, error)
      }
    case .choice(let choice): try choice.assign(value, to: &settings)
    }
  }

  /// Decimal digits, with a sign or without.
  private static func integer(_ value: [UInt8]) throws(AssignmentError) -> Int {
    let isSigned = value.first == "-" || value.first == "+"
    let digits = value.dropFirst(isSigned ? 1 : 0)
    guard !digits.isEmpty, digits.allSatisfy({ $0.isDigit }) else {
      throw .number("Atoi", value, .syntax)
    }
    guard let number = Int(String(decoding: value, as: UTF8.self)) else {
      throw .number("Atoi", value, .range)
    }
    return number
  }
}

/// A variable that has one of a few values, its members; each is an option of its own, too.
enum Choice: String, CaseIterable, Sendable {
  case sort, granularity

  var members: [String] {
    switch self {
    case .sort: RowOrder.allCases.map(\.rawValue)
    case .granularity: Granularity.allCases.map(\.rawValue)
    }
  }

  /// The member that was chosen; empty for none.
  func member(in settings: Settings) -> String {
    switch self {
    case .sort: settings.limits.order.rawValue
    case .granularity: settings.detail.granularity?.rawValue ?? ""
    }
  }

  func assign(_ value: [UInt8], to settings: inout Settings) throws(AssignmentError) {
    let member = String(decoding: value, as: UTF8.self)
    switch self {
    case .sort:
      if let order = RowOrder(rawValue: member) {
        settings.limits.order = order
        return
      }
    case .granularity:
      if let granularity = Granularity(rawValue: member) {
        settings.detail.granularity = granularity
        return
      }
    }
    throw AssignmentError("invalid \(goQuoted(Array(rawValue.utf8))) value \(goQuoted(value))")
  }
}

/// Why a variable did not take a value, in pprof's words.
struct AssignmentError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }

  fileprivate static func number(
    _ function: String, _ value: [UInt8], _ fault: ValueFault
  ) -> AssignmentError {
    let reason = if case .syntax = fault { "invalid syntax" } else { fault.reason }
    return AssignmentError("strconv.\(function): parsing \(goQuoted(value)): \(reason)")
  }
}
