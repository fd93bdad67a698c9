"""Takes the symbols out of a profile: what is left are addresses and mappings."""

import gzip

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
    for number, field, payload in fields(profile):
        if number in LEFT_OUT:
            inner = b"".join(
                each for other, each, _ in fields(payload) if other not in LEFT_OUT[number])
            field = varint(number << 3 | 2) + varint(len(inner)) + inner
        if number != FUNCTION:
            kept += field
    return gzip.compress(bytes(kept), mtime=0)


def fields(message):
    """Number, all bytes, and payload of each field; Go's runtime writes these two wire types."""
    at = 0
    while at < len(message):
        start = at
        key, at = read_varint(message, at)
        size, at = read_varint(message, at)
        payload = b""
        if key & 7 == 2:
            payload = message[at:at + size]
            at += size
        elif key & 7 != 0:
            raise ValueError(f"wire type {key & 7} at byte {start}")
        yield key >> 3, message[start:at], payload


def read_varint(message, at):
    value = shift = 0
    while True:
        value |= (message[at] & 127) << shift
        at += 1
        shift += 7
        if message[at - 1] < 128:
            return value, at


def varint(value):
    encoded = bytearray()
    while value > 127:
        encoded.append(value & 127 | 128)
        value >>= 7
    encoded.append(value)
    return bytes(encoded)
