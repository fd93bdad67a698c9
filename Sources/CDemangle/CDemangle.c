// The functions that CDemangle.h declares are the Swift runtime's. SwiftPM wants a C target to have a source.

#include "CDemangle.h"
