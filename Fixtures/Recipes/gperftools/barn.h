// What both heap programs allocate: recursion keeps some, a leaf wastes some.
#pragma once

#include <cstddef>
#include <vector>

namespace barn {

inline std::vector<void *> kept;

__attribute__((noinline)) inline void keep(std::size_t size) {
  kept.push_back(::operator new(size));
}

__attribute__((noinline)) inline void waste(std::size_t size) {
  std::vector<char> garbage(size);
  garbage[0] = 1;
}

__attribute__((noinline)) inline void fill(int depth) {
  if (depth > 0) return fill(depth - 1), keep(64u << depth);
  for (int i = 0; i < 400; i++) {
    keep(100 + i);
    waste(3000);
  }
}

}  // namespace barn
