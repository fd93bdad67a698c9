"""Compares the frames of a profile's addresses with llvm-symbolizer's.

Works from the text of `raw -symbolize=demangle=none`, and places addresses in files by itself, by
the plainest rule: offset in the file to segment.
"""

import re
from collections import defaultdict

from .. import elf, symbolizer
from ..judges.frames import agree

LOCATION = re.compile(r" *\d+: 0x([0-9a-f]+) M=(\d+) (.*)$")
MAPPING = re.compile(r"(\d+): 0x([0-9a-f]+)/0x([0-9a-f]+)/0x([0-9a-f]+) (\S*)")
FRAME = re.compile(r"(.*) (\S*?):(\d+):(\d+) s=\d+(?:\(inline\))?$")


def compared(raw):
    """A line for each binary, and up to three faults for each where some differ."""
    mappings, locations = parsed(raw)
    table, faults = [], []
    for number, (path, start, offset) in mappings.items():
        if not path or path.startswith("["):  # memory without a file
            continue
        segments = list(elf.loaded_segments(path))
        addresses = {
            file_address(address - start + offset, segments): found
            for address, found in locations[number].items()}
        theirs = symbolized(path, addresses)
        different = [each for each in addresses if not agree(addresses[each], theirs[each])]
        names = sum(addresses[each] != theirs[each] for each in addresses) - len(different)
        table.append(
            f"{path}: {len(addresses)} addresses, {len(addresses) - len(different)} the same"
            + f", {names} of them by another name of one symbol" * bool(names))
        faults += [f"{path}: {each:#x} is {addresses[each]}, for llvm-symbolizer {theirs[each]}"
                   for each in different[:3]]
    if sum(map(len, locations.values())) < 10:
        faults.append("the profile has next to no addresses")
    return table, faults


def parsed(raw):
    """Mappings by number; their locations by address, each with its frames, innermost first."""
    mappings, locations, frames = {}, defaultdict(dict), []
    part = ""
    for line in raw.splitlines():
        if line in ("Locations", "Mappings"):
            part = line
            continue
        if part == "Mappings" and (match := MAPPING.match(line)):
            path, start, offset = match[5], int(match[2], 16), int(match[4], 16)
            mappings[int(match[1])] = (path, start, offset)
        elif part == "Locations":
            match = LOCATION.match(line)
            if match:
                frames = locations[int(match[2])][int(match[1], 16)] = []
            frame = FRAME.match(match[3] if match else line.strip())
            if frame:
                frames.append((frame[1], frame[2], int(frame[3]), int(frame[4])))
    return {number: mappings[number] for number in locations}, locations


def file_address(place, segments):
    return next(address + place - offset for offset, address, size in segments
                if offset <= place < offset + size)


def symbolized(path, addresses):
    """Frames as `parsed` has them: those with a name or a file, without the line they start at."""
    return {address: [frame[:4] for frame in frames if frame.function or frame.file]
            for address, frames in zip(addresses, symbolizer.frames(path, addresses))}
