#include "CElfutils.h"

#include <zlib.h>

// libdw needs these of libz, which the package manager puts before it, where the linker would leave out
// what nothing has asked for yet.
__attribute__((used)) static const void *const of_libz[] = {
    (void *)gzdopen, (void *)gzdirect, (void *)gzread, (void *)gzclose, (void *)gzerror,
};
