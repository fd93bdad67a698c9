// Zstandard, as the system installs it: profiles come compressed by it.
#ifndef CZSTD_H
#define CZSTD_H

#include <zstd.h>

#endif
