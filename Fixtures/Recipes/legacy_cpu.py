#!/usr/bin/env python3
"""Makes the binary CPU profiles of Fixtures/Profiles/legacy that no living producer writes.

A file is words of one size and byte order: a header, samples (count, depth, addresses leaf first),
an end marker, then text: a memory map, or for Java the names of the addresses.

usage: legacy_cpu.py FOLDER
"""

import struct
import sys
from pathlib import Path

NATIVE, JAVA = 0, 1
END = [0, 1, 0]
MEMORY_MAP = b"""\
00400000-00500000 r-xp 00000000 08:01 4242       /usr/bin/mill
00600000-00601000 rw-p 00100000 08:01 4242       /usr/bin/mill
70000000-70200000 r-xp 00010000 08:01 4243       /usr/lib/libgrain.so.2
7fff0000-7fff1000 r-xp 00000000 00:00 0          [vdso]
"""
JAVA_NAMES = b"""
  0x10 com.example.Mill.grind (Mill.java:42)
  0x11 com.example.Mill.main (Mill.java:7)
  0x12 java.lang.Thread.run (Thread.java)
  0x13 com.example.Mill.grind (Other.java:9)
  0x14 Unknown generated stub/JIT code
  0x15 libjvm something (libjvm/in/here.so)
  0x16 bare description
"""
STACKS = [
    (3, [0x401000, 0x401234, 0x402345, 0x403456]),
    (2, [0x70001000, 0x401234, 0x402400, 0x403456]),
    (1, [0x401010, 0x401240, 0x402400, 0x403456]),
    (5, [0x401010, 0x401010, 0x403456]),
    (1, [0x7FFF0010, 0x403456]),
    (4, [0x10]),
    (7, []),
]


def words(numbers, size, order):
    letter = {4: "I", 8: "Q"}[size]
    return struct.pack(f"{order}{len(numbers)}{letter}", *numbers)


def profile(kind, period, stacks, size, order, tail):
    numbers = [0, 3, kind, period, 0]
    for count, stack in stacks:
        numbers += [count, len(stack), *stack]
    return words(numbers + END, size, order) + tail


def main():
    folder = Path(sys.argv[1])
    layouts = {"32le": (4, "<"), "32be": (4, ">"), "64le": (8, "<"), "64be": (8, ">")}
    for name, layout in layouts.items():
        data = profile(NATIVE, 10_000, STACKS, *layout, MEMORY_MAP)
        (folder / f"cpu-{name}.prof").write_bytes(data)
    java = [(2, [0x10, 0x11, 0x12]), (1, [0x13, 0x11, 0x12]), (1, [0x14, 0x15, 0x16, 0x99])]
    (folder / "cpu-java.prof").write_bytes(profile(JAVA, 5000, java, 4, "<", JAVA_NAMES))
    # Thirty-three samples of which thirty-two share their second frame, which therefore goes.
    trap = [(1, [0x401000 + 16 * i, 0x499999, 0x403456]) for i in range(32)]
    trap.append((1, [0x402000, 0x402010, 0x403456]))
    data = profile(NATIVE, 10_000, trap, 8, "<", MEMORY_MAP)
    (folder / "cpu-signal-frame.prof").write_bytes(data)
    # The last sample announces six addresses and has three: the others read as zero.
    cut = words([0, 3, 0, 10_000, 0, 1, 2, 0x401000, 0x402000, 2, 6, 0x401000, 0x402000, 0x403000],
                8, "<")
    (folder / "cpu-cut.prof").write_bytes(cut)
    (folder / "cpu-header-only.prof").write_bytes(words([0, 3, 0, 10_000, 0], 4, "<"))


if __name__ == "__main__":
    main()
