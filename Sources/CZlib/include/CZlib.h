// zlib, as the system installs it. Some of its entry points are macros, which Swift cannot call.
#ifndef CZLIB_H
#define CZLIB_H

#include <zlib.h>

/// Prepares `stream` to read gzip members (header and trailer checked by zlib).
static inline int czlib_inflate_init(z_stream *stream) { return inflateInit2(stream, 15 + 16); }

/// Prepares `stream` to read data with zlib's own header and trailer.
static inline int czlib_inflate_init_zlib(z_stream *stream) { return inflateInit(stream); }

/// Prepares `stream` to write bare deflate data.
static inline int czlib_deflate_init(z_stream *stream, int level) {
  return deflateInit2(stream, level, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY);
}

#endif
