#include "shapes.h"

extern volatile int sink;

// Part of it is unlikely, so that compilers may move it away: several ranges.
__attribute__((noinline)) int other(int value) {
  if (__builtin_expect(value == sink, 0)) {
    sink = shapes::cube(value);
    sink = shapes::square(sink);
  }
  shapes::Box box = {value};
  return box.volume(value) + shapes::cube(sink);
}
