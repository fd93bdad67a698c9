"""Takes the symbols out of a profile: what is left are addresses and mappings."""

import gzip

from Fixtures.Recipes.wire import fields, message

# Fields of profile.proto: those that hold messages with symbols, and what of these is left out.
FUNCTION = 5
LEFT_OUT = {
    3: {7, 8, 9, 10},  # Mapping: has_functions, has_filenames, has_line_numbers, has_inline_frames
    4: {4},  # Location: line
}


def without_symbols(packed):
    """A gzipped profile without its functions and lines."""
    profile = gzip.decompress(packed)
    kept = bytearray()
    for tag, value, encoding in fields(profile):
        if tag in LEFT_OUT:
            inner = [each for other, _, each in fields(value) if other not in LEFT_OUT[tag]]
            encoding = message(tag, b"".join(inner))
        if tag != FUNCTION:
            kept += encoding
    return gzip.compress(bytes(kept), mtime=0)
