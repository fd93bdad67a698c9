"""Compares frames with llvm-symbolizer's at random addresses of programs, and takes the time.

usage: python3 -m Tests.referee.symbols SYMBOLS PROGRAM... [--one PROGRAM] [--addresses N] [--runs N]
                                        [--seed N]

SYMBOLS is the release build of the product Symbols; --one looks up a single address. An address
counts as different if number, function, file or line of its frames differ. llvm-symbolizer takes
the name of the outermost function from the symbol table, so a name that differs only there is
counted apart: `.isra.0` of gcc, `.abi0` of Go. Ends with status 1 if a figure is missed.
"""

import argparse
import os
import pathlib
import random
import statistics
import sys
import tempfile
import time

from .. import elf, symbolizer
from ..judges.frames import agree, has_symbol_alone


def random_addresses(path, count, seed):
    chosen = random.Random(seed)
    sections = list(elf.code_sections(path))
    sizes = [size for _, size in sections]
    return [
        start + chosen.randrange(size)
        for start, size in chosen.choices(sections, weights=sizes, k=count)
    ]


def run(command, text):
    """A file with what a command prints for its input, its seconds, its memory at most in MB."""
    target = tempfile.TemporaryFile()
    with tempfile.TemporaryFile() as source:
        source.write(text.encode())
        source.seek(0)
        begin = time.monotonic()
        actions = [
            (os.POSIX_SPAWN_DUP2, source.fileno(), 0),
            (os.POSIX_SPAWN_DUP2, target.fileno(), 1),
        ]
        child = os.posix_spawnp(command[0], command, os.environ, file_actions=actions)
        _, status, usage = os.wait4(child, 0)
        seconds = time.monotonic() - begin
    if status:
        sys.exit(f"symbols: {command[0]} failed")
    return target, seconds, usage.ru_maxrss / 1024


def run_in_turn(commands, runs):
    """For each command and its input what it prints, its median of seconds, its most memory; after
    a run that does not count."""
    results = [[] for _ in commands]
    for number in range(runs + 1):
        for result, command in zip(results, commands):
            result.append(run(*command))
    return [
        (
            result[-1][0],
            statistics.median(seconds for _, seconds, _ in result[1:]),
            max(memory for _, _, memory in result),
        )
        for result in results
    ]


def contents(target):
    target.seek(0)
    return target.read().decode(errors="replace")


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
    for frames in symbolizer.parsed(text):
        yield [frame[:3] for frame in frames]


def measure(path, options):
    """Runs both on a program. A command counts the memory of the process that starts it, so all of
    them run before anything is read."""
    addresses = random_addresses(path, options.addresses, options.seed)
    text = symbolizer.typed(addresses)
    reference = [symbolizer.PROGRAM, "--inlines", "--obj=" + path]
    ours, theirs = run_in_turn(
        [([options.symbols, path], text.replace("0x", "")), (reference, text)], options.runs
    )
    frames = run(symbolizer.command(path), text)[0]
    return path, addresses, ours, theirs, frames


def compare(path, addresses, ours, theirs, frames):
    """Prints how far the frames of a program agree and what they took; whether that is as asked."""
    ours, our_time, our_memory = ours
    _, their_time, their_memory = theirs
    different, outermost, known = [], 0, 0
    pairs = zip(our_frames(contents(ours)), their_frames(contents(frames)))
    for address, (mine, its) in zip(addresses, pairs):
        known += bool(mine)
        if mine == its or (not mine and has_symbol_alone(its)):
            continue
        if agree(mine, its):
            outermost += 1
        else:
            different.append((address, mine, its))
    name, count = pathlib.Path(path).name, len(addresses)
    print(
        f"{name}, {count} addresses: {known} known, {len(different)} differ, "
        f"{outermost} more in the name of the outermost function; {our_time:.2f} s and "
        f"{our_memory:.0f} MB, llvm-symbolizer {their_time:.2f} s and {their_memory:.0f} MB"
    )
    for address, mine, its in different[:5]:
        print(f"  {address:#x}\n    ours   {mine}\n    theirs {its}")
    return [
        figure("different frames, " + name, len(different) / count, 0.001),
        figure("time / llvm-symbolizer, " + name, our_time / their_time, 0.8),
        figure("memory / llvm-symbolizer, " + name, our_memory / their_memory, 1.5),
    ]


def look_up_one(path, options):
    """Prints what one address of a large program takes; whether that is as asked."""
    address, = random_addresses(path, 1, options.seed)
    (_, seconds, memory), = run_in_turn([([options.symbols, path], f"{address:x}\n")], options.runs)
    name, size = pathlib.Path(path).name, os.path.getsize(path) >> 20
    print(f"{name}, {size} MB, 1 address: {seconds:.3f} s and {memory:.0f} MB")
    return [figure("seconds for one address, " + name, seconds, 0.3)]


def figure(name, value, limit):
    is_met = value <= limit
    print(f"  {name:44} {value:8.4f}   at most {limit}   {'ok' if is_met else 'MISSED'}")
    return is_met


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("symbols")
    parser.add_argument("programs", nargs="*")
    parser.add_argument("--one", metavar="PROGRAM", action="append", default=[])
    parser.add_argument("--addresses", type=int, default=20_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--seed", type=int, default=4)
    options = parser.parse_args()
    # One after the other: what was read for one program would count as memory of the next.
    measured = [measure(path, options) for path in options.programs]
    figures = [figure for path in options.one for figure in look_up_one(path, options)]
    figures += [figure for results in measured for figure in compare(*results)]
    sys.exit(0 if all(figures) else 1)


if __name__ == "__main__":
    main()
