// Allocates under gperftools' heap profiler.
// usage: heap FILE   writes the text of GetHeapProfile() there
#include <gperftools/heap-profiler.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>

#include "barn.h"

int main(int argc, char **argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: heap FILE\n");
    return 2;
  }
  HeapProfilerStart(argv[1]);
  for (int i = 0; i < 8; i++) barn::fill(6);
  char *text = GetHeapProfile();
  std::ofstream(argv[1], std::ios::binary) << text;
  std::free(text);
  HeapProfilerStop();
}
