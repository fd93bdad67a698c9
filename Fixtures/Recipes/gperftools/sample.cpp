// Allocates under tcmalloc's own sampling.
// usage: sample HEAP GROWTH   with TCMALLOC_SAMPLE_PARAMETER set
#include <gperftools/malloc_extension.h>

#include <cstdio>
#include <fstream>
#include <string>

#include "barn.h"

int main(int argc, char **argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: sample HEAP GROWTH\n");
    return 2;
  }
  for (int i = 0; i < 6; i++) barn::waste(4 << 20);  // it starts after the first 16 MB
  for (int i = 0; i < 4; i++) barn::fill(6);
  std::string sampled, growth;
  MallocExtension::instance()->GetHeapSample(&sampled);
  std::ofstream(argv[1], std::ios::binary) << sampled;
  MallocExtension::instance()->GetHeapGrowthStacks(&growth);
  std::ofstream(argv[2], std::ios::binary) << growth;
}
