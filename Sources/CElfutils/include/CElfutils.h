// libelf, libdw and libdwfl of elfutils, as the system installs them: they inflate the symbols packed
// into stripped binaries, and ask the servers of debug files.
#ifndef CELFUTILS_H
#define CELFUTILS_H

#include <elfutils/libdw.h>
#include <elfutils/libdwfl.h>
#include <libelf.h>

#endif
