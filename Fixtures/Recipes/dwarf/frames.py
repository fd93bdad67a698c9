"""Prints the frames that llvm-symbolizer finds at the addresses of a file's code.

usage: python3 -m Fixtures.Recipes.dwarf.frames FILE

A line for each address from which on the frames are others than before: the address, then frames
innermost first, each `name|file|line|column|start line`, tabs between. The last line has the end.
"""

import subprocess
import sys

from Tests.referee import symbolizer


def code(path):
    """The first address of .text, and the one after its last."""
    table = subprocess.run(
        ["readelf", "-SW", path], stdout=subprocess.PIPE, text=True, check=True
    ).stdout
    for line in table.splitlines():
        words = line.replace("[", " ").replace("]", " ").split()
        if ".text" in words:
            start, size = (int(words[words.index(".text") + place], 16) for place in (2, 4))
            return start, start + size
    sys.exit(f"frames: {path} has no .text")


def main():
    path = sys.argv[1]
    start, end = code(path)
    addresses = range(start, end)
    last = None
    for address, found in zip(addresses, symbolizer.frames(path, addresses)):
        frames = "\t".join("|".join(map(str, frame)) for frame in found if "/" in frame.file)
        if frames != last:
            print(f"{address:x}\t{frames}" if frames else f"{address:x}")
            last = frames
    print(f"{end:x}")


main()
