"""Whether -topproto is read whole, and only ids and string indices that follow from ties are free."""

import unittest

from Fixtures.Recipes.wire import message, number, packed

from ..case import Case
from ..judges import ties, topproto
from ..judges.comparison import Outcome
from ..judges.runs import Unreadable

STRINGS = ["", "flat", "ns", "cum", "a", "b", "a.c", "b.c"]


def profile(rows, strings=STRINGS, extra=b""):
    """Rows of (cum, flat, name, file) as pprof writes them: a location and a function each."""
    index = strings.index
    types = message(1, number(1, index("flat")) + number(2, index("ns")))
    samples = locations = functions = b""
    for at, (cum, flat, name, file) in enumerate(rows, 1):
        samples += message(2, packed(1, [at]) + packed(2, [cum]) + packed(2, [flat]))
        locations += message(4, number(1, at) + message(4, number(1, at)))
        functions += message(5, number(1, at) + number(2, index(name)) + number(4, index(file)))
    table = b"".join(message(6, each.encode()) for each in strings)
    return types + samples + locations + functions + table + extra


def agree(first, second, *options):
    case = Case("test", ("-topproto", *options))
    return ties.agree(case, Outcome(0, first), Outcome(0, second))


class Topproto(unittest.TestCase):
    ROWS = [(9, 9, "b", "b.c"), (4, 2, "a", "a.c"), (3, 2, "a", "a.c"), (2, 2, "b", "b.c")]

    def test_rows_of_one_value_and_place_may_stand_in_any_order(self):
        one, two, three, four = self.ROWS
        self.assertTrue(agree(profile(self.ROWS), profile([one, three, two, four])))

    def test_strings_may_stand_in_any_order(self):
        strings = ["", *reversed(STRINGS[1:])]
        self.assertTrue(agree(profile(self.ROWS), profile(self.ROWS, strings)))
        self.assertFalse(agree(profile(self.ROWS), profile(self.ROWS, [*STRINGS, "more"])))

    def test_rows_that_do_not_tie_may_not_change_places(self):
        one, two, three, four = self.ROWS
        self.assertFalse(agree(profile(self.ROWS), profile([two, one, three, four])))
        self.assertFalse(agree(profile(self.ROWS), profile([one, two, four, three])))
        self.assertFalse(agree(profile(self.ROWS), profile([one, three, two, four]), "-cum"))

    def test_by_cum_rows_of_one_cum_tie(self):
        rows = [(4, 1, "a", "a.c"), (4, 2, "a", "a.c")]
        self.assertTrue(agree(profile(rows), profile(rows[::-1]), "-cum"))
        self.assertFalse(agree(profile(rows), profile(rows[::-1])))

    def test_signs_do_not_order_rows(self):
        rows = [(2, 2, "a", "a.c"), (-2, -2, "a", "a.c")]
        self.assertTrue(agree(profile(rows), profile(rows[::-1])))

    def test_a_row_that_is_lost_or_another_is_seen(self):
        for at, (cum, flat, name, file) in enumerate(self.ROWS):
            others = [[], [(cum + 1, flat, name, file)], [(cum, flat + 1, name, file)],
                      [(cum, flat, "a.c", file)], [(cum, flat, name, "")], [self.ROWS[at]] * 2]
            for other in others:
                rows = [*self.ROWS[:at], *other, *self.ROWS[at + 1:]]
                self.assertFalse(agree(profile(self.ROWS), profile(rows)), other)

    def test_everything_beside_the_rows_counts(self):
        first = profile(self.ROWS)
        self.assertFalse(agree(first, profile(self.ROWS, extra=number(10, 7))))
        types = b"\x0a\x04\x08\x01\x10\x02", b"\x0a\x04\x08\x02\x10\x02"
        self.assertFalse(agree(first, first.replace(*types)))
        period = message(11, number(1, 1))
        self.assertFalse(agree(profile(self.ROWS, extra=period), first))

    def test_what_is_no_row_is_refused(self):
        whole = profile(self.ROWS)
        last = message(2, packed(1, [4]) + packed(2, [2]) + packed(2, [2]))
        self.assertEqual(whole.count(last), 1)
        for parts in ([packed(1, [9]), packed(2, [2]), packed(2, [2])], [packed(1, [4]), packed(2, [2, 2])],
                      [packed(1, [4]), packed(2, [2]), packed(2, [2]), packed(2, [2])],
                      [packed(2, [2]), packed(1, [4]), packed(2, [2])], [packed(1, [4]), packed(2, [2])]):
            other = whole.replace(last, message(2, b"".join(parts)))
            self.assertRaises(Unreadable, topproto.canonical, other, False)

    def test_a_location_without_a_row_and_a_strange_function_are_refused(self):
        for extra in (message(4, number(1, 5)), message(5, number(1, 9)),
                      message(2, packed(1, [5]) + packed(2, [1]) + packed(2, [1]))):
            self.assertRaises(Unreadable, topproto.canonical, profile(self.ROWS, extra=extra), False)

    def test_wrong_ids_are_refused(self):
        for tag in (4, 5):
            wrong = message(tag, number(1, 7) + number(2, 0))
            self.assertRaises(Unreadable, topproto.canonical, wrong, False)

    def test_what_is_cut_is_seen(self):
        whole = profile(self.ROWS)
        for end in range(len(whole)):
            self.assertFalse(agree(whole, whole[:end]), end)


if __name__ == "__main__":
    unittest.main()
