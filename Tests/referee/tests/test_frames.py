"""Whether frames of swprof and llvm-symbolizer are read and compared."""

import json
import struct
import tempfile
import unittest

from .. import elf, symbolizer
from ..judges.frames import agree, has_symbol_alone
from ..native import frames

INNER, OUTER = ("inner", "/a.c", 5, 2), ("outer", "/a.c", 9, 0)


class Frames(unittest.TestCase):
    def test_the_same_frames_agree(self):
        self.assertTrue(agree([INNER, OUTER], [INNER, OUTER]))
        self.assertTrue(agree([], []))

    def test_the_outermost_may_have_another_name(self):
        self.assertTrue(agree([INNER, OUTER], [INNER, ("outer.isra.0", *OUTER[1:])]))
        self.assertFalse(agree([INNER, OUTER], [("inner.isra.0", *INNER[1:]), OUTER]))

    def test_another_place_or_number_of_frames_is_seen(self):
        for at in (1, 2, 3):
            for number, frame in enumerate((INNER, OUTER)):
                other = [INNER, OUTER]
                other[number] = (*frame[:at], "other", *frame[at + 1:])
                self.assertFalse(agree([INNER, OUTER], other))
        for other in ([], [INNER], [OUTER], [OUTER, INNER], [INNER, OUTER, OUTER]):
            self.assertFalse(agree([INNER, OUTER], other))

    def test_a_symbol_alone_is_known_by_its_file(self):
        self.assertTrue(has_symbol_alone([("main", "crt1.c", 0)]))
        self.assertTrue(has_symbol_alone([]))
        for known in ([("main", "/a.c", 0)], [("main", "a.c", 1)], [("main", "a.c", 0)] * 2):
            self.assertFalse(has_symbol_alone(known))


class Symbolizer(unittest.TestCase):
    def test_its_answers_are_read(self):
        symbol = {"FunctionName": "f", "FileName": "/a.c", "Line": 5, "Column": 2, "StartLine": 4}
        outer = {"FunctionName": "g", "FileName": "", "Line": 0, "Column": 0}
        lines = [json.dumps({"Address": "0x1", "Symbol": [symbol, outer]}), json.dumps({"Error": {}})]
        self.assertEqual(list(symbolizer.parsed("\n".join(lines))),
                         [[("f", "/a.c", 5, 2, 4), ("g", "", 0, 0, 0)], []])
        self.assertEqual(symbolizer.typed([10, 16]), "0xa\n0x10\n")


RAW = """PeriodType: cpu nanoseconds
Samples:
cpu/ns
          1: 1 2
Locations
     1: 0x1010 M=1 inner /a.c:5:2 s=0(inline)
             outer /a.c:9:0 s=8
     2: 0x7f20 M=2 operator()(x y) b.c:1:0 s=0
     3: 0x1020 M=1\x20
     4: 0xb010 M=4\x20
Mappings
1: 0x1000/0x2000/0x1000 /bin/prog  [FN]
2: 0x7f00/0x8000/0x0 /lib/b.so
3: 0x9000/0xa000/0x0 [vdso]
4: 0xb000/0xc000/0x0\x20\x20
"""


class Raw(unittest.TestCase):
    def test_locations_and_their_mappings_are_read(self):
        mappings, locations = frames.parsed(RAW)
        self.assertEqual(mappings, {1: ("/bin/prog", 0x1000, 0x1000), 2: ("/lib/b.so", 0x7f00, 0),
                                    4: ("", 0xb000, 0)})
        self.assertEqual(locations[1], {0x1010: [INNER, OUTER], 0x1020: []})
        self.assertEqual(locations[2], {0x7f20: [("operator()(x y)", "b.c", 1, 0)]})


class Elf(unittest.TestCase):
    def test_segments_and_sections_are_read(self):
        header = bytearray(64)
        struct.pack_into("<QQ", header, 32, 64, 64 + 2 * 56)
        struct.pack_into("<H", header, 56, 2)
        struct.pack_into("<H", header, 60, 3)
        segments = [(1, 5, 0x100, 0x400100, 0, 0x80, 0x90, 0), (2, 0, 1, 2, 3, 4, 5, 6)]
        sections = [(1, 1, 6, 0x400100, 0x100, 0x40, 0, 0, 0, 0), (1, 1, 2, 1, 1, 1, 0, 0, 0, 0),
                    (1, 8, 6, 1, 1, 1, 0, 0, 0, 0)]
        data = bytes(header) + b"".join(struct.pack("<IIQQQQQQ", *row) for row in segments)
        data += b"".join(struct.pack("<IIQQQQIIQQ", *row) for row in sections)
        with tempfile.NamedTemporaryFile() as file:
            file.write(data)
            file.flush()
            found = list(elf.loaded_segments(file.name))
            self.assertEqual(found, [(0x100, 0x400100, 0x80)])
            self.assertEqual(list(elf.code_sections(file.name)), [(0x400100, 0x40)])
        self.assertEqual(frames.file_address(0x110, found), 0x400110)


if __name__ == "__main__":
    unittest.main()
