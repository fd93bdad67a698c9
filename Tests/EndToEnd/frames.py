"""Compares the frames of a profile's addresses with llvm-symbolizer's.

Works from the text of `raw -symbolize=demangle=none`, and places addresses in files by itself, by
the plainest rule: offset in the file to segment.
"""

import json
import pathlib
import re
import shutil
import struct
import subprocess
from collections import defaultdict

LOCATION = re.compile(r" *\d+: 0x([0-9a-f]+) M=(\d+) (.*)$")
MAPPING = re.compile(r"(\d+): 0x([0-9a-f]+)/0x([0-9a-f]+)/0x([0-9a-f]+) (\S+)")
FRAME = re.compile(r"(.*) (\S*?):(\d+):(\d+) s=\d+(?:\(inline\))?$")

# That of Swift's toolchain.
SYMBOLIZER = str(
    pathlib.Path(shutil.which("swift") or "swift").resolve().with_name("llvm-symbolizer")
)


def compared(raw):
    """A line for each binary, and up to three faults for each that differs too often."""
    mappings, locations = parsed(raw)
    table, faults = [], []
    for number, (path, start, offset) in mappings.items():
        if path.startswith("["):
            continue
        segments = list(loaded_segments(path))
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


def loaded_segments(path):
    """Offset, address and size of what is loaded from a 64-bit little-endian ELF file."""
    with open(path, "rb") as file:
        header = file.read(64)
        table, = struct.unpack_from("<Q", header, 32)
        count, = struct.unpack_from("<H", header, 56)
        file.seek(table)
        for row in struct.iter_unpack("<IIQQQQQQ", file.read(56 * count)):
            if row[0] == 1:
                yield row[2], row[3], row[5]


def file_address(place, segments):
    return next(address + place - offset for offset, address, size in segments
                if offset <= place < offset + size)


def symbolized(path, addresses):
    command = [SYMBOLIZER, "--inlines", "--no-demangle", "--output-style=JSON", "--obj=" + path]
    text = "".join(f"{address:#x}\n" for address in addresses)
    result = subprocess.run(command, input=text, capture_output=True, text=True, check=True)
    answers = [json.loads(line).get("Symbol", []) for line in result.stdout.splitlines()]
    return {
        address: [(each["FunctionName"], each["FileName"], each["Line"], each["Column"])
                  for each in frames if each["FunctionName"] or each["FileName"]]
        for address, frames in zip(addresses, answers)}


def agree(ours, theirs):
    """The same frames; of the outermost the name may be another one of the same symbol."""
    same_places = [frame[1:] for frame in ours] == [frame[1:] for frame in theirs]
    return same_places and [each[0] for each in ours[:-1]] == [each[0] for each in theirs[:-1]]
