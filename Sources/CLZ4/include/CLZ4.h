// LZ4's frames, as the system installs them: profiles come compressed by it. The version is a macro,
// which Swift cannot call.
#ifndef CLZ4_H
#define CLZ4_H

#include <lz4frame.h>

static inline LZ4F_errorCode_t clz4_new_context(LZ4F_dctx **context) {
  return LZ4F_createDecompressionContext(context, LZ4F_VERSION);
}

#endif
