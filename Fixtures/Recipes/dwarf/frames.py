#!/usr/bin/env python3
"""Prints the frames that llvm-symbolizer finds at the addresses of a file's code.

usage: frames.py FILE

A line for each address from which on the frames are others than before: the address, then frames
innermost first, each `name|file|line|column|start line`, tabs between. The last line has the end.
"""

import json
import pathlib
import shutil
import subprocess
import sys

# That of Swift's toolchain: LLVM 14's leaves out frames of split units.
SYMBOLIZER = str(pathlib.Path(shutil.which("swift") or "swift").resolve().with_name("llvm-symbolizer"))


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
    lines = subprocess.run(
        [SYMBOLIZER, "--inlines", "--no-demangle", "--output-style=JSON", "--obj=" + path],
        input="".join(f"{address:#x}\n" for address in range(start, end)),
        stdout=subprocess.PIPE, text=True, check=True,
    ).stdout.splitlines()
    last = None
    for address, line in zip(range(start, end), lines):
        frames = "\t".join(
            "|".join(
                str(frame.get(key, 0))
                for key in ("FunctionName", "FileName", "Line", "Column", "StartLine")
            )
            for frame in json.loads(line)["Symbol"]
            if "/" in frame["FileName"]
        )
        if frames != last:
            print(f"{address:x}\t{frames}" if frames else f"{address:x}")
            last = frames
    print(f"{end:x}")


main()
