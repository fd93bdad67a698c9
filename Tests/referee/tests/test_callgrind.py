"""Whether callgrind output is read by its rules, and only numbers that follow from ties are free."""

import unittest

from ..case import Case
from ..judges import callgrind, ties
from ..judges.comparison import Outcome
from ..judges.runs import Unreadable

HEADER = b"positions: instr line\nevents: cpu(ms)\n"
FIRST = b"\nob=(1) /bin/prog\nfl=(1) a.c\nfn=(1) a\n0x1000 1 20\n"
FIRST_CALL = b"cfl=(1)\ncfn=(2) b\ncalls=0 0x1010 2\n* * 10\n"
CALL = b"cfl=(1)\ncfn=(1)\ncalls=0 +16 2\n* * 10\n"
SECOND = b"\nob=(1)\nfl=(1)\nfn=(2)\n+16 2 10\n"
WHOLE = HEADER + FIRST + FIRST_CALL + SECOND


def node(name, value, address=b"*", line=1):
    return b"\nob=(1)\nfl=(1)\nfn=%s\n%s %d %s\n" % (name, address, line, value)


def agree(first, second, *options):
    case = Case("test", ("-callgrind", *options))
    return ties.agree(case, Outcome(0, first), Outcome(0, second))


class Callgrind(unittest.TestCase):
    def assert_differ(self, first, second, by_cum=False):
        """Both can be read, and are not the same."""
        self.assertNotEqual(callgrind.canonical(first, by_cum), callgrind.canonical(second, by_cum))

    def test_what_pprof_writes_is_read(self):
        header, nodes, called = callgrind.canonical(WHOLE, False)
        self.assertEqual((len(header), len(nodes), called), (2, 2, []))

    def test_what_is_written_in_another_way_is_refused(self):
        changes = [
            (b"+16 2 10", b"0x1010 2 10"), (b"0x1000", b"4096"), (b"fn=(2)\n", b"fn=(2) b\n"),
            (b"fn=(2)\n", b"fn=b\n"), (b"fn=(2)\n", b"fn=(3)\n"), (b"fn=(2)\n", b"fn=(0)\n"),
            (b"cfn=(2) b", b"cfn=(3) b"), (b"cfn=(2) b", b"cfn=(02) b"), (b"calls=0", b"calls=1"),
            (b"* * 10", b"+0 * 10"), (b"cfl=(1)", b"cfi=(1)"), (b"cfl=(1)\n", b""), (b" 20\n", b"\n"),
            (b"calls=0 0x1010 2", b"calls=0 +16 2"), (b"+16 2 10", b"+016 2 10"),
        ]
        for old, new in changes:
            other = WHOLE.replace(old, new, 1)
            self.assertNotEqual(other, WHOLE)
            self.assertFalse(agree(WHOLE, other), new)
        for cut in (WHOLE[:-1], WHOLE + b"\n", HEADER + FIRST + b"cfl=(1)\n"):
            with self.assertRaises(Unreadable, msg=cut):
                callgrind.canonical(cut, False)

    def test_nodes_of_one_value_and_place_may_stand_in_any_order(self):
        start = HEADER + FIRST
        one, two = node(b"(1)", b"5") + CALL, node(b"(1)", b"5")
        self.assertTrue(agree(start + one + two, start + two + one))
        self.assert_differ(start + one + two, start + one + one)

    def test_nodes_of_another_value_may_not_unless_by_cum(self):
        start = HEADER + FIRST
        one, two = node(b"(1)", b"5"), node(b"(1)", b"6")
        self.assert_differ(start + one + two, start + two + one)
        self.assertTrue(agree(start + one + two, start + two + one, "-cum"))

    def test_the_value_of_a_node_counts_by_cum_too(self):
        start = HEADER + FIRST
        self.assert_differ(start + node(b"(1)", b"5"), start + node(b"(1)", b"6"), by_cum=True)

    def test_what_is_no_call_is_refused(self):
        other = WHOLE.replace(b"calls=0", b"colls=0")
        self.assertRaises(Unreadable, callgrind.canonical, other, False)
        twice = WHOLE.replace(b"cfn=(2) b", b"cfn=(2) a")
        self.assertRaises(Unreadable, callgrind.canonical, twice, False)
        self.assertRaises(Unreadable, callgrind.canonical, WHOLE[:-1] + b"1", False)

    def test_nodes_of_another_place_may_not(self):
        start = HEADER + FIRST
        one, two = node(b"(1)", b"5", line=1), node(b"(1)", b"5", line=2)
        self.assert_differ(start + one + two, start + two + one)
        self.assert_differ(start + one + two, start + two + one, by_cum=True)

    def test_calls_belong_to_their_nodes(self):
        start = HEADER + FIRST
        one, two = node(b"(1)", b"7"), node(b"(1)", b"5")
        self.assert_differ(start + one + CALL + two, start + one + two + CALL)
        self.assert_differ(start + one + CALL + two, start + one + two)

    def test_calls_of_opposite_costs_have_no_order(self):
        start = HEADER + FIRST + node(b"(1)", b"7")
        plus, minus = CALL, CALL.replace(b"* * 10", b"* * -10")
        self.assertTrue(agree(start + plus + minus, start + minus + plus))
        self.assert_differ(start + plus + minus, start + minus + minus)
        more = CALL.replace(b" 2\n", b" 3\n")
        self.assert_differ(start + plus + more, start + more + plus)

    def test_numbers_of_names_that_do_not_tie_count(self):
        def numbered(first, second):
            call = b"cfl=\ncfn=%s\ncalls=0 +16 2\n* * 10\n"
            names = [b"(2) b [%d/2]" % first, b"(3) b [%d/2]" % second]
            nodes = [node(b"(1)", b"5", line=9), node(b"(1)", b"4", line=9)]
            return HEADER + FIRST + nodes[0] + call % names[0] + nodes[1] + call % names[1]
        self.assert_differ(numbered(1, 2), numbered(2, 1))
        self.assertRaises(Unreadable, callgrind.canonical, numbered(1, 3), False)


if __name__ == "__main__":
    unittest.main()
