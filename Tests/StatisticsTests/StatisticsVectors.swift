import Foundation

/// What SciPy says of made-up numbers: `Fixtures/Statistics`, by `Recipes/significance.py`.
enum StatisticsVectors {
  struct Ranks: Decodable, Sendable {
    let old: [Double]
    let new: [Double]
    let statistic: Double
    /// Absent where there are ties among too many values to list all choices.
    let exact: Double?
    let approximate: Double
    let shift: Double
    let interval: [Double]?
  }

  struct Adjustment: Decodable, Sendable {
    let probabilities: [Double]
    let benjaminiHochberg: [Double]
    let holm: [Double]
  }

  struct Difference: Decodable, Sendable {
    let change: Double
    let variances: [Double]
    let probability: Double
    let interval: [Double]
  }

  static func ranks() throws -> [Ranks] { try read("ranks") }
  static func adjustments() throws -> [Adjustment] { try read("adjustments") }
  static func differences() throws -> [Difference] { try read("differences") }

  private static func read<Case: Decodable>(_ name: String) throws -> [Case] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let contents = try Data(contentsOf: root.appending(path: "Fixtures/Statistics/\(name).json"))
    return try JSONDecoder().decode([Case].self, from: contents)
  }
}

/// Whether two numbers are equal to ten digits.
func nearlyEqual(_ first: Double, _ second: Double) -> Bool {
  abs(first - second) <= 1e-10 * max(abs(first), abs(second))
}

func nearlyEqual(_ first: [Double], _ second: [Double]) -> Bool {
  first.count == second.count && zip(first, second).allSatisfy { nearlyEqual($0, $1) }
}
