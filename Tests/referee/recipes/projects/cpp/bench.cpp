// Grinds numbers, always as many.
#include <cstdint>

constexpr int rounds = 400;

__attribute__((noinline)) std::uint64_t turn(std::uint64_t seed) {
  for (int step = 0; step < 64; step++) {
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
  }
  return seed;
}

__attribute__((noinline)) std::uint64_t grind(std::uint64_t seed) {
  for (int round = 0; round < rounds; round++) seed = turn(seed);
  return seed;
}

int main() {
  std::uint64_t sum = 0;
  for (std::uint64_t number = 1; number <= 40000; number++) sum += grind(number);
  return sum == 0;
}
