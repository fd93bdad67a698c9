// liblzma, as the system installs it: it inflates the symbol tables of stripped binaries.
#ifndef CLZMA_H
#define CLZMA_H

#include <lzma.h>

#endif
