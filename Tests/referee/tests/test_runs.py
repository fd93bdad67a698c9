"""Whether runs of neighbours that tie keep what tells them apart."""

import unittest

from ..judges.runs import closed, runs


class Runs(unittest.TestCase):
    def test_neighbours_of_one_key_are_together_others_are_not(self):
        self.assertEqual(closed([1, 3, 2, 5], lambda each: each % 2),
                         [(1, [1, 3]), (0, [2]), (1, [5])])

    def test_equal_values_are_in_the_order_of_their_names(self):
        first, second = (b"5", b"a", b"x"), (b"5", b"b", b"y")
        self.assertNotEqual(runs([first, second]), runs([second, first]))
        same = (b"5", b"a", b"y")
        self.assertEqual(runs([first, same]), runs([same, first]))

    def test_values_of_both_signs_have_no_order(self):
        first, second = (b"5", b"a", b"x"), (b"-5", b"b", b"y")
        self.assertEqual(runs([first, second]), runs([second, first]))
        self.assertNotEqual(runs([first, second]), runs([first, first]))

    def test_values_and_names_count(self):
        edge = (b"5", b"a", b"x")
        self.assertNotEqual(runs([edge]), runs([(b"6", *edge[1:])]))
        self.assertNotEqual(runs([edge]), runs([(b"5", b"b", b"x")]))
        both = [edge, (b"-5", b"a", b"y")]
        self.assertNotEqual(runs(both), runs([(b"6", b"a", b"x"), (b"-6", b"a", b"y")]))


if __name__ == "__main__":
    unittest.main()
