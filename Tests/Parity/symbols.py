#!/usr/bin/env python3
"""Compares frames with llvm-symbolizer's at random addresses of programs, and takes the time.

usage: symbols.py SYMBOLS PROGRAM... [--addresses N] [--seed N] [--alternate FILE]

SYMBOLS is the release build of the product Symbols. An address counts as different if number,
function, file or line of its frames differ. llvm-symbolizer takes the name of the outermost function
from the symbol table, so a name that differs only there is counted apart: `.isra.0` of gcc, `.abi0`
of Go. Ends with status 1 if more than one address in a thousand is different.
"""

import argparse
import json
import os
import pathlib
import random
import shutil
import struct
import subprocess
import sys
import tempfile
import time

# That of Swift's toolchain.
SYMBOLIZER = str(
    pathlib.Path(shutil.which("swift") or "swift").resolve().with_name("llvm-symbolizer")
)


def code(path):
    """Address and size of each section with code of a 64-bit little-endian ELF file."""
    data = pathlib.Path(path).read_bytes()
    table, = struct.unpack_from("<Q", data, 40)
    count, = struct.unpack_from("<H", data, 60)
    for index in range(count):
        header = struct.unpack_from("<IIQQQQIIQQ", data, table + 64 * index)
        if header[1] == 1 and header[2] & 4:
            yield header[3], header[5]


def random_addresses(path, count, seed):
    chosen = random.Random(seed)
    sections = list(code(path))
    sizes = [size for _, size in sections]
    return [
        start + chosen.randrange(size)
        for start, size in chosen.choices(sections, weights=sizes, k=count)
    ]


def run(command, text):
    """What a command prints for its input, its seconds, and its memory at most in MB."""
    with tempfile.TemporaryFile() as source, tempfile.TemporaryFile() as target:
        source.write(text.encode())
        source.seek(0)
        begin = time.monotonic()
        # posix_spawn, so that this process's memory does not count as the command's.
        actions = [
            (os.POSIX_SPAWN_DUP2, source.fileno(), 0),
            (os.POSIX_SPAWN_DUP2, target.fileno(), 1),
        ]
        child = os.posix_spawnp(command[0], command, os.environ, file_actions=actions)
        _, status, usage = os.wait4(child, 0)
        seconds = time.monotonic() - begin
        if status:
            sys.exit(f"symbols: {command[0]} failed")
        target.seek(0)
        return target.read().decode(errors="replace"), seconds, usage.ru_maxrss / 1024


def our_frames(text):
    frames = []
    for line in text.split("\n")[:-1]:
        if line:
            function, linkage, file, number, _, _ = line.split("\t")
            frames.append((linkage or function, file, int(number)))
        else:
            yield frames
            frames = []


def their_frames(text):
    for line in text.splitlines():
        yield [
            (frame["FunctionName"], frame["FileName"], frame["Line"])
            for frame in json.loads(line).get("Symbol", [])
        ]


def compare(path, options):
    """Prints a row for a program; whether it is as it should be."""
    addresses = random_addresses(path, options.addresses, options.seed)
    text = "".join(f"{address:#x}\n" for address in addresses)
    alternate = [options.alternate] if options.alternate else []
    reference = [SYMBOLIZER, "--inlines", "--obj=" + path]
    ours, our_time, our_memory = run([options.symbols, path] + alternate, text.replace("0x", ""))
    _, their_time, their_memory = run(reference, text)
    theirs, _, _ = run([*reference, "--no-demangle", "--output-style=JSON"], text)
    different, outermost, known = [], 0, 0
    for address, mine, its in zip(addresses, our_frames(ours), their_frames(theirs)):
        known += bool(mine)
        # Without debug information only the symbol is known, with a file that has no folder.
        is_symbol = len(its) < 2 and not any("/" in file or line for _, file, line in its)
        if mine == its or (not mine and is_symbol):
            continue
        if mine[:-1] == its[:-1] and [frame[1:] for frame in mine] == [frame[1:] for frame in its]:
            outermost += 1
        else:
            different.append((address, mine, its))
    share = 100 * (1 - len(different) / len(addresses))
    print(
        f"{pathlib.Path(path).name}: {known} of {len(addresses)} known, {share:.2f} % the same, "
        f"{outermost} outermost names; {our_time:.2f} s and {our_memory:.0f} MB, llvm-symbolizer "
        f"{their_time:.2f} s and {their_memory:.0f} MB: {our_time / their_time:.2f} x"
    )
    for address, mine, its in different[:5]:
        print(f"  {address:#x}\n    ours   {mine}\n    theirs {its}")
    return len(different) * 1000 <= len(addresses)


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("symbols")
    parser.add_argument("programs", nargs="+")
    parser.add_argument("--addresses", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=4)
    parser.add_argument("--alternate")
    options = parser.parse_args()
    good = [compare(path, options) for path in options.programs]
    sys.exit(0 if all(good) else 1)


main()
