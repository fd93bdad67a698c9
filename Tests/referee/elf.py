"""Reads the tables of 64-bit little-endian ELF files."""

import struct


def loaded_segments(path):
    """Offset, address and size of each segment that is loaded."""
    for kind, _, offset, address, _, size, _, _ in table(path, 32, 56, "<IIQQQQQQ"):
        if kind == 1:
            yield offset, address, size


def code_sections(path):
    """Address and size of each section with code."""
    for _, kind, flags, address, _, size, *_ in table(path, 40, 60, "<IIQQQQIIQQ"):
        if kind == 1 and flags & 4:
            yield address, size


def table(path, offset_at, count_at, layout):
    """The rows of a table; two places in the header say where it begins and how many it has."""
    with open(path, "rb") as file:
        header = file.read(64)
        start, = struct.unpack_from("<Q", header, offset_at)
        count, = struct.unpack_from("<H", header, count_at)
        file.seek(start)
        rows = file.read(struct.calcsize(layout) * count)
    return struct.iter_unpack(layout, rows)
