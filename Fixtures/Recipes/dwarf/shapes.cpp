// Compiled without a C library, to stay small: see make-dwarf.sh.
#include "shapes.h"

volatile int sink;

namespace shapes {

__attribute__((noinline)) int Box::volume(int scale) const {
  int total = cube(side);
  for (int i = 0; i < scale; i++) {
    total += square(i + sink);
  }
  return total;
}

}  // namespace shapes

int other(int value);

extern "C" void _start() {
  shapes::Box box = {sink};
  sink = box.volume(sink) + shapes::Box::count(sink);
  sink = other(sink);
  for (;;) {
  }
}
