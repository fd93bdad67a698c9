"""Makes Fixtures/Malformed: inputs that must end in one line on standard error and status 2.

usage: python3 -m Fixtures.Recipes.malformed FOLDER
"""

import gzip
import sys
from pathlib import Path

from . import synthetic
from .profile_encoder import Function, Location, Sample
from .wire import message, number


def changed(change):
    profile = synthetic.example()
    change(profile)
    return profile.encoded()


def duplicate(table):
    return changed(lambda profile: getattr(profile, table).append(getattr(profile, table)[0]))


def append(table, item):
    return changed(lambda profile: getattr(profile, table).append(item))


def packed(data, times):
    for _ in range(times):
        data = gzip.compress(data, mtime=0)
    return data


def fixtures():
    plain = synthetic.example().encoded()
    zipped = gzip.compress(plain, mtime=0)
    no_types = changed(lambda profile: profile.sample_types.clear())
    return {
        "empty": b"",
        "empty.gz": gzip.compress(b"", mtime=0),
        "cut.pb": plain[:len(plain) // 2],
        "cut.pb.gz": zipped[:len(zipped) // 2],
        "trailer-cut.pb.gz": zipped[:-3],
        "checksum.pb.gz": zipped[:-8] + bytes([zipped[-8] ^ 1]) + zipped[-7:],
        "block-type.pb.gz": zipped[:10] + b"\x07" + zipped[11:],
        "packed-too-often.pb.gz": packed(plain, 5),
        "appended-cut.pb": plain + plain[:len(plain) // 2],
        "text.txt": b"no profile at all\n",
        "page.html": b"<!DOCTYPE html>\n<html><body>404</body></html>\n",
        "object.json": b'{"samples": []}\n',
        "recording.perf": b"NOTPERF2" + bytes(96),
        "elf-header": b"\x7fELF\x02\x01\x01" + bytes(57),
        "wire-type.pb": number(9, 7) + b"\x0b",
        "long-varint.pb": b"\x60" + b"\xff" * 10 + b"\x01",
        "length.pb": b"\x0a\xff\xff\xff\xff\x0f",
        "string-index.pb": plain + number(7, 4000),
        "first-string.pb": message(6, b"not empty") + plain,
        "no-strings.pb": number(12, 5),
        "values.pb": append("samples", Sample((1,), (1,))),
        "no-types.pb": no_types,
        "no-types-no-samples.pb": message(6, b""),
        "location-index.pb": append("samples", Sample((99,), (1, 2))),
        "function-index.pb": append("locations", Location(77, 1, 0, ((99, 1, 0),))),
        "location-zero.pb": append("locations", Location(0, 1)),
        "function-zero.pb": append("functions", Function(0, "f")),
        "mapping-twice.pb": duplicate("mappings"),
        "location-twice.pb": duplicate("locations"),
        "function-twice.pb": duplicate("functions"),
        "heap-row.txt": b"heap profile: 1: 2 [3: 4] @ heap_v2/512\n1: 2 [3: x] @ 0x1\n",
        "heap-count.txt": b"heap profile: 1: 2 [3: 4] @ heap_v2/512\n0: 5 [3: 4] @ 0x1\n",
        "heap-section.txt": b"heap profile: 1: 2 [3: 4] @ heap/2\n1: 2 [3: 4] @ 0x1\n"
                            b"--- more ---\n",
        "count-octal.txt": b"goroutine profile: total 1\n08 @ 0x1\n",
        "count-address.txt": b"goroutine profile: total 1\n1 @ 0x11111111111111111\n",
        "thread-open.txt": b"--- threadz 1 ---\n\n--- Thread 1 (name: a/1) stack: ---\n"
                           b"  PC: 0x10\n",
        "thread-sentinel.txt": b"--- threadz 1 ---\n--- Thread 1 (name: a/1) stack: ---\n"
                               b"  PC: 0x10\nMAPPED_LIBRARIES:\n400000-500000: /main\n",
        "contention-row.txt": b"--- contentionz 1 ---\nformat = java\nresolution = ms\n"
                              b" 08 2 @ 0x1\n",
        "java-count.txt": b"--- heapz 1 ---\nformat = java\nresolution = bytes\n 5 0 @ 0x1\n",
        "long-line.txt": b"heap profile: " + b"9" * 70_000 + b"\n",
    }


def main():
    folder = Path(sys.argv[1])
    for name, data in fixtures().items():
        (folder / name).write_bytes(data)


if __name__ == "__main__":
    main()
