// Grinds numbers, always as many.
let rounds = 400

@inline(never) func turn(_ seed: UInt64) -> UInt64 {
  var seed = seed
  for _ in 0..<64 {
    seed ^= seed << 13
    seed ^= seed >> 7
    seed ^= seed << 17
  }
  return seed
}

@inline(never) func grind(_ seed: UInt64) -> UInt64 {
  var seed = seed
  for _ in 0..<rounds { seed = turn(seed) }
  return seed
}

var sum: UInt64 = 0
for number in 1...40_000 { sum &+= grind(UInt64(number)) }
if sum == 0 { fatalError() }
