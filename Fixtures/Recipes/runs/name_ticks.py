"""Turns gperftools' CPU profiles of one program into profile.proto with names of functions, and no more:
a kilobyte each, of twenty.

usage: python3 -m Fixtures.Recipes.runs.name_ticks PROGRAM FOLDER OUTPUT

Makes OUTPUT/NAME.pb.gz of each FOLDER/NAME.prof.

A profile is words of 64 bits: a header, samples (count, depth, addresses leaf first), an end marker,
then the text of /proc/self/maps. Frames outside of the program get the name of their library.
"""

import bisect
import struct
import subprocess
import sys
from pathlib import Path

from ..profile_encoder import Profile, StackBuilder


class Symbols:
    """The functions of a program, by their addresses in the file; arguments are left out of names."""

    def __init__(self, program):
        self.program = Path(program).name
        listing = subprocess.run(
            ["nm", "-nC", "--defined-only", program], check=True, capture_output=True, text=True)
        rows = [line.split(" ", 2) for line in listing.stdout.splitlines()]
        functions = [(int(row[0], 16), row[2].split("(")[0]) for row in rows if row[1] in "tTwW"]
        self.starts = [start for start, _ in functions]
        self.names = [name for _, name in functions]

    def name(self, address, maps):
        for start, limit, offset, file in maps:
            if start <= address < limit:
                if file != self.program:
                    return file
                return self.names[bisect.bisect(self.starts, address - start + offset) - 1]
        return "unknown"


def read(path):
    """Period in microseconds, samples as (count, addresses), and executable mappings."""
    data = Path(path).read_bytes()
    words = struct.unpack_from(f"<{len(data) // 8}Q", data)
    period, position, samples = words[3], 5, []
    while words[position + 2] != 0:
        count, depth = words[position:position + 2]
        samples.append((count, words[position + 2:position + 2 + depth]))
        position += 2 + depth
    maps = []
    for line in data[(position + 3) * 8:].decode().splitlines():
        fields = line.split()
        if len(fields) > 5 and "x" in fields[1]:
            start, limit = (int(part, 16) for part in fields[0].split("-"))
            maps.append((start, limit, int(fields[2], 16), fields[5].rpartition("/")[2]))
    return period, samples, maps


def named(symbols, path):
    period, samples, maps = read(path)
    counts = {}
    for count, addresses in samples:
        # Callers are known by where they go on; the instruction before is that of the call.
        names = [symbols.name(address - (depth > 0), maps) for depth, address in enumerate(addresses)]
        counts[tuple(names)] = counts.get(tuple(names), 0) + count
    profile = Profile(
        sample_types=[("samples", "count"), ("cpu", "nanoseconds")],
        period_type=("cpu", "nanoseconds"), period=period * 1000)
    stacks = StackBuilder(profile)
    for names, count in sorted(counts.items()):
        stacks.sample(names[::-1], (count, count * period * 1000))
    return profile


def main():
    symbols, folder, output = Symbols(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3])
    for path in sorted(folder.glob("*.prof")):
        named(symbols, path).write(output / f"{path.stem}.pb.gz")


main()
