import Bytes
import Profiles
import Rendering

/// A value as reports write it, such as `1.26s`, made a number again to compare it with another.
struct WrittenValue {
  /// In the smallest unit of its family.
  let amount: Double

  init?(_ text: Visible) {
    let text = text.withoutBlanks
    let digits = text.prefix { $0.isDigit || "+-.".utf8.contains($0) }
    guard let number = Double(String(decoding: digits, as: UTF8.self)) else { return nil }
    let unit = Unit(named: Array(text[digits.endIndex...]).span)
    amount = number * (unit?.factor ?? 1)
  }

  /// How large it is beside a total.
  func heat(of total: WrittenValue?) -> Heat {
    guard let total, total.amount != 0 else { return amount == 0 ? .nothing : .little }
    return Heat(percent: (amount / total.amount).magnitude * 100)
  }
}
