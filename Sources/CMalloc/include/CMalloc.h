// The C library's settings of its allocator, which its Swift module leaves out.
#ifndef CMALLOC_H
#define CMALLOC_H

#include <malloc.h>

#endif
