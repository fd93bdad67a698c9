// Burns CPU in nested, recursive and templated functions under gperftools' CPU profiler.
// usage: cpu PROFILE
#include <gperftools/profiler.h>

#include <chrono>
#include <cstdint>
#include <cstdio>

namespace mill {

volatile std::uint64_t sink;

template <typename Word>
__attribute__((noinline)) Word grind(Word seed, int rounds) {
  for (int i = 0; i < rounds; i++) seed = seed * 2862933555777941757u + 3037000493u;
  return seed;
}

__attribute__((noinline)) std::uint64_t descend(int depth) {
  if (depth == 0) return grind<std::uint64_t>(1, 200000);
  return descend(depth - 1) + 1;
}

__attribute__((noinline)) std::uint64_t rise() { return grind<std::uint32_t>(7, 300000); }

struct Wheel {
  virtual ~Wheel() = default;
  __attribute__((noinline)) virtual void turn() { sink = sink + descend(5) + rise(); }
};

}  // namespace mill

int main(int argc, char **argv) {
  if (argc != 2 || !ProfilerStart(argv[1])) {
    std::fprintf(stderr, "usage: cpu PROFILE\n");
    return 2;
  }
  mill::Wheel wheel;
  auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(1500);
  while (std::chrono::steady_clock::now() < end) wheel.turn();
  ProfilerStop();
}
