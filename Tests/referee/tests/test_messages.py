"""Whether lines on standard error that are lost, changed, or in another order are seen."""

import unittest

from ..judges import messages


def lacking(wanted, said):
    return messages.unsaid(wanted, said, messages.goes_on)[0]


class Lines(unittest.TestCase):
    WANTED = [b"Fetched 1 of 2", b"main: no such file", b"no samples"]

    def test_all_lines_in_their_order_are_accepted(self):
        self.assertEqual(messages.unsaid(self.WANTED, self.WANTED, messages.goes_on), (None, []))

    def test_a_line_that_is_lost_or_another_is_seen(self):
        for at, line in enumerate(self.WANTED):
            for other in ([], [line[:-1]], [line + b"s"], [b" " + line], [line.replace(b"no", b"so")]):
                said = [*self.WANTED[:at], *other, *self.WANTED[at + 1:]]
                if said != self.WANTED:
                    self.assertEqual(lacking(self.WANTED, said), line, other)

    def test_lines_in_another_order_are_seen(self):
        one, two, three = self.WANTED
        self.assertEqual(lacking(self.WANTED, [two, one, three]), two)
        self.assertEqual(lacking(self.WANTED, [one, three, two]), three)

    def test_one_line_does_not_stand_for_two(self):
        self.assertEqual(lacking([b"a", b"a"], [b"a"]), b"a")

    def test_lines_too_many_are_told(self):
        said = [b"x", self.WANTED[0], b"y", *self.WANTED[1:], b"z"]
        self.assertEqual(
            messages.unsaid(self.WANTED, said, messages.goes_on), (None, [b"x", b"y", b"z"]))

    def test_a_line_may_go_on_with_a_reason(self):
        for more in (b": why", b" (more)", b"; more"):
            self.assertIsNone(lacking([b"a"], [b"a" + more]))
        for more in (b".", b" more", b"1", b":why"):
            self.assertEqual(lacking([b"a"], [b"a" + more]), b"a")
        self.assertEqual(lacking([b""], [b"a"]), b"")

    def test_what_pprof_says_in_vain_may_be_missing(self):
        for line in messages.IN_VAIN:
            self.assertIsNone(lacking([line, b"a"], [b"a"]))
            self.assertEqual(lacking([line + b"s"], []), line + b"s")

    def test_what_comes_from_a_map_has_no_order(self):
        units = [b"For tag %s used unit ms, also encountered unit(s) s" % tag for tag in (b"a", b"b")]
        self.assertIsNone(lacking([*units, b"end"], [*reversed(units), b"end"]))
        self.assertEqual(lacking([*units, b"end"], [units[0], units[0], b"end"]), units[1])
        self.assertEqual(lacking([b"start", *units, b"end"], [units[0], b"end", units[1], b"start"]), b"end")
        fetched = [b"a: stat a: no such file or directory", b"b: parsing profile: cut"]
        self.assertIsNone(lacking(fetched, fetched[::-1]))
        self.assertEqual(lacking(fetched, [b"b: parsing profile: cat", fetched[0]]), fetched[1])


class Notes(unittest.TestCase):
    def test_remarks_of_swprofs_own_are_known(self):
        for line in (b"Showing cpu; also in the profile: samples (-sample_index=NAME)",
                     b"and 3 more source files", b"focus=x: no function matches", b"all values are 0"):
            self.assertTrue(messages.is_note(line), line)

    def test_what_only_looks_like_one_is_not(self):
        for line in (b"Showing nodes accounting for 1ms", b"and more source files", b"focus=x: wrong",
                     b"all values are 01", b"", b"x all values are 0"):
            self.assertFalse(messages.is_note(line), line)

    def test_usage_is_left_out_and_conflicts_are_sorted(self):
        usage = b"usage:\nmuch\nis used instead of $HOME\n"
        self.assertEqual(messages.settled(b"before\n" + usage + b"after\n"), b"before\nafter\n")
        self.assertEqual(messages.settled(b"usage:\nmuch\n"), b"usage:\nmuch\n")
        options = b"conflicting options set: [%s]\n"
        self.assertEqual(messages.settled(options % b"b a"), messages.settled(options % b"a b"))
        self.assertNotEqual(messages.settled(options % b"b a"), messages.settled(options % b"a c"))


class Fetching(unittest.TestCase):
    THEIRS = ["Fetching profile over HTTP from http://a", "Fetching profile over HTTP from http://b",
              'x: http fetch: Get "http://a": dial tcp: refused', "Saved profile in COPIES/1"]

    def test_sources_may_be_fetched_in_any_order(self):
        one, two, *rest = self.THEIRS
        self.assertTrue(messages.are_same([two, one, *rest], self.THEIRS))
        self.assertFalse(messages.are_same([one, one, *rest], self.THEIRS))
        self.assertFalse(messages.are_same([one, *rest], self.THEIRS))

    def test_what_the_network_said_may_be_put_in_other_words(self):
        ours = [*self.THEIRS[:2], "x: http fetch: Get no route", self.THEIRS[3]]
        self.assertTrue(messages.are_same(ours, self.THEIRS))
        ours[2] = "y: http fetch: Get no route"
        self.assertFalse(messages.are_same(ours, self.THEIRS))

    def test_a_line_that_is_lost_or_another_is_seen(self):
        for at in range(len(self.THEIRS)):
            fewer = self.THEIRS[:at] + self.THEIRS[at + 1:]
            self.assertFalse(messages.are_same(fewer, self.THEIRS))
            self.assertFalse(messages.are_same(self.THEIRS, fewer))
        self.assertFalse(messages.are_same([*self.THEIRS[:3], "Saved profile in COPIES/12"], self.THEIRS))
        self.assertFalse(messages.are_same([*self.THEIRS[:2], *self.THEIRS[:1:-1]], self.THEIRS))

    def test_extra_lines_are_notes_and_what_is_said_in_vain(self):
        self.assertTrue(all(map(messages.is_extra, messages.IN_VAIN)))
        self.assertTrue(messages.is_extra(b"there are no samples"))
        self.assertFalse(messages.is_extra(b"there are samples"))


if __name__ == "__main__":
    unittest.main()
