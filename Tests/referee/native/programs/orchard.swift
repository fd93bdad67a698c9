// The same as orchard.cpp, with generics, closures, protocols and what the compiler inlines.
import Glibc

protocol Fruit {
  func weight(_ start: UInt64) -> UInt64
}

func mixed(_ value: UInt64) -> UInt64 {
  let value = (value ^ value >> 33) &* 0xff51_afd7_ed55_8ccd
  return value ^ value >> 29
}

struct Apple: Fruit {
  var kernels: [UInt64]

  @inline(never)
  func weight(_ start: UInt64) -> UInt64 {
    kernels.reduce(start) { sum, kernel in mixed(sum ^ kernel) }
  }
}

struct Crate<Content: Hashable> {
  private var counts: [Content: Int] = [:]

  @inline(never)
  mutating func add(_ contents: some Sequence<Content>) {
    for content in contents { counts[content, default: 0] += 1 }
  }
}

final class Orchard {
  var fruits: [any Fruit] = []
  var words = Crate<String>()
  var numbers = Crate<UInt64>()

  @inline(never)
  func grown(_ count: Int) -> [String] {
    (0..<count).map { "apple-\(mixed(UInt64($0)) % 100_000)" }
  }

  @inline(never)
  func harvest() -> UInt64 {
    let picked = grown(300).sorted { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
    words.add(picked)
    numbers.add((0..<2000).lazy.map { mixed($0) })
    return fruits.reduce(0) { $1.weight($0) }
  }
}

let seconds = CommandLine.arguments.dropFirst().first.flatMap(Double.init) ?? 1
let orchard = Orchard()
for size in 0..<300 { orchard.fruits.append(Apple(kernels: (0..<1000).map { $0 &* UInt64(size) })) }
var sum: UInt64 = 0
while Double(clock()) < seconds * Double(CLOCKS_PER_SEC) { sum ^= orchard.harvest() }
if sum == 1 { print(sum) }
