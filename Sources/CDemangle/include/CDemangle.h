// The demangler of the Swift runtime, as the runtime's own backtraces use it.

#ifndef CDEMANGLE_H
#define CDEMANGLE_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The readable form of a Swift symbol in the style of `swift demangle --simplified -compact`.
///
/// Exported by libswiftCore, which every Swift program is linked with. The public `swift_demangle` has no such
/// style: it stops the program when asked for anything but its default (Swift 6.3).
///
/// Returns a string from `malloc` when `outputBuffer` is null; null when the name is not mangled.
/// C++ names are read as well, and names that cannot be read are returned as they are.
char *_swift_backtrace_demangle(const char *mangledName, size_t mangledNameLength, char *outputBuffer,
                                size_t *outputBufferSize);

#ifdef __cplusplus
}
#endif

#endif
