"""Whether the reader of protocol buffers reads what the writer writes, and refuses what is cut."""

import gzip
import unittest

from Fixtures.Recipes.profile_encoder import Profile, StackBuilder
from Fixtures.Recipes.wire import fields, message, number, numbers, packed, varint

from ..parity.unsymbolized import without_symbols


class Wire(unittest.TestCase):
    def test_fields_are_read_as_written(self):
        parts = [number(1, 300), message(2, b"text"), packed(3, [1, 1 << 40, -1]), number(99, 5)]
        found = list(fields(b"".join(parts)))
        self.assertEqual([encoding for _, _, encoding in found], parts)
        self.assertEqual([tag for tag, _, _ in found], [1, 2, 3, 99])
        self.assertEqual([found[0][1], found[1][1]], [300, b"text"])
        self.assertEqual(numbers(found[2][1]), [1, 1 << 40, (1 << 64) - 1])
        self.assertEqual(numbers(found[3][1]), [5])

    def test_what_is_cut_or_unknown_is_refused(self):
        for data in (b"\x08", b"\x08\x80", b"\x12\x05text", b"\x80", varint(1 << 3 | 5) + bytes(4)):
            with self.assertRaises(ValueError, msg=data):
                list(fields(data))
        self.assertRaises(ValueError, numbers, b"\x01\x80")

    def test_without_symbols_addresses_and_mappings_are_left(self):
        profile = Profile(sample_types=[("cpu", "ns")])
        StackBuilder(profile, addresses=0x1000).sample(["main m.c:1", "a a.c:2"], (5,))
        left = gzip.decompress(without_symbols(gzip.compress(profile.encoded())))
        self.assertEqual([tag for tag, _, _ in fields(left) if tag != 6], [1, 2, 4, 4])
        places = [dict((tag, value) for tag, value, _ in fields(each))
                  for tag, each, _ in fields(left) if tag == 4]
        self.assertEqual([(4 in place, place[3]) for place in places],
                         [(False, 0x1000), (False, 0x1010)])


if __name__ == "__main__":
    unittest.main()
