"""Whether the order of what ties is all that is excused."""

import unittest

from ..alterations import altered
from ..case import Case
from ..judges import ties
from ..judges.comparison import Outcome
from ..judges.runs import Unreadable
from . import stored

# Pairs of outputs/, and the report that they are.
TIED = [
    ("ties.top", "top"), ("ties.tree", "tree"), ("ties.tree", "peek=."), ("signs.tags", "tags"),
    ("ties.dot", "dot"), ("calls.dot", "dot"), ("ties.callgrind", "callgrind"),
    ("ties.topproto", "topproto"),
]

# Files of Fixtures/Golden in which no neighbours tie.
ORDERED = [
    ("example.text.txt", "text"), ("example.tree.txt", "tree"), ("example.peek-inl.txt", "peek=inl"),
    ("labels.tags.txt", "tags"), ("example.dot.txt", "dot"), ("nodelets.dot.mean.txt", "dot"),
    ("example.callgrind.txt", "callgrind"), ("call-tree.callgrind.txt", "callgrind"),
]


def agree(report, first, second, *options):
    return ties.agree(Case("test", (f"-{report}", *options)), Outcome(0, first), Outcome(0, second))


class Ties(unittest.TestCase):
    def test_other_orders_of_what_ties_are_accepted(self):
        for name, report in TIED:
            with self.subTest(name=name, report=report):
                first, second = stored.pair(name)
                self.assertNotEqual(first, second)
                self.assertTrue(agree(report, first, second))

    def test_every_alteration_of_a_tied_output_is_seen(self):
        for name, report in TIED:
            case = Case("test", (f"-{report}",))
            first, second = stored.pair(name)
            self.check_alterations(case, first, second, is_tied=True)

    def test_every_alteration_of_an_ordered_output_is_seen(self):
        for name, report in ORDERED:
            case = Case("test", (f"-{report}",))
            self.check_alterations(case, *[stored.golden(name)] * 2, is_tied=False)

    def check_alterations(self, case, output, expected, is_tied):
        count = 0
        for what, other in altered(case, output, is_tied):
            count += 1
            if ties.agree(case, Outcome(0, expected), Outcome(0, other)):
                self.fail(f"{case}: did not see {what}")
        self.assertGreater(count, 20)

    def test_another_status_is_seen(self):
        output = stored.golden("example.text.txt")
        case = Case("test", ("-text",))
        self.assertFalse(ties.agree(case, Outcome(0, output), Outcome(2, output)))
        first, second = stored.pair("ties.top")
        self.assertFalse(ties.agree(Case("test", ("-top",)), Outcome(0, first), Outcome(2, second)))

    def test_of_other_reports_no_order_is_excused(self):
        first, second = stored.pair("ties.top")
        for report in ("raw", "traces", "proto", "list=.", "disasm=.", "comments"):
            self.assertFalse(agree(report, first, second), report)

    def test_what_is_no_such_report_is_not_excused(self):
        for name, report in TIED:
            first, _ = stored.pair(name)
            for other in (b"", b"panic\n", first[:len(first) // 2], first + b"more", first[:-1]):
                self.assertFalse(agree(report, first, other), report)


HEADER = b"File: prog\n      flat  flat%   sum%        cum   cum%\n"


def top(*rows):
    return HEADER + b"".join(b"%9dms %5d%% %5d%% %8dms %5d%%  %s\n" % row for row in rows)


class Tops(unittest.TestCase):
    ROWS = [(20, 20, 20, 50, 50, b"b"), (10, 10, 30, 10, 10, b"a"), (10, 10, 40, 20, 20, b"a"),
            (10, 10, 50, 20, 20, b"c")]

    def test_rows_of_one_value_and_name_may_stand_in_any_order(self):
        first, second = self.ROWS[1:3]
        rows = [self.ROWS[0], (*second[:2], 30, *second[3:]), (*first[:2], 40, *first[3:])]
        self.assertTrue(agree("top", top(*self.ROWS), top(*rows, self.ROWS[3])))

    def test_rows_of_another_name_or_value_may_not(self):
        one, two, three, four = self.ROWS
        for rows in ([two, one, three, four], [one, two, four, three]):
            self.assertFalse(agree("top", top(*self.ROWS), top(*rows)))

    def test_the_sum_counts_where_a_run_of_ties_ends(self):
        one, two, three, four = self.ROWS
        other = (*two[:2], 31, *two[3:])
        self.assertTrue(agree("top", top(*self.ROWS), top(one, other, three, four)))
        other = (*three[:2], 41, *three[3:])
        self.assertFalse(agree("top", top(*self.ROWS), top(one, two, other, four)))

    def test_signs_do_not_order_rows_of_one_name(self):
        plus, minus = (10, 10, 10, 10, 10, b"a"), (-10, 10, 10, -10, 10, b"a")
        self.assertTrue(agree("top", top(plus, minus), top(minus, plus)))
        self.assertFalse(agree("top", top(plus, minus), top(minus, minus)))

    def test_by_cum_rows_of_one_cum_and_name_tie(self):
        rows = [(5, 5, 5, 20, 20, b"a"), (7, 7, 12, 20, 20, b"a"), (7, 7, 19, 10, 10, b"a")]
        swapped = [(7, 7, 7, 20, 20, b"a"), (5, 5, 12, 20, 20, b"a"), rows[2]]
        for option in ("-cum", "--cum", "-cum=true"):
            self.assertTrue(agree("top", top(*rows), top(*swapped), option))
            self.assertFalse(agree("top", top(*rows), top(rows[0], rows[2], rows[1]), option))
        self.assertFalse(agree("top", top(*rows), top(*swapped)))
        self.assertFalse(agree("top", top(*rows), top(*swapped), "-focus=cum"))

    def test_the_width_of_a_column_counts(self):
        first, second = stored.pair("ties.top")
        for old, new in ((b"30ns 14.29%  v.c", b" 30ns 14.29%  v.c"), (b"%  v.c", b"%   v.c")):
            other = second.replace(old, new, 1)
            self.assertNotEqual(other, second)
            self.assertFalse(agree("top", first, other))

    def test_an_inlined_function_ties_with_one_that_is_not(self):
        rows = [(1, 1, 1, 1, 1, b"a (inline)"), (1, 1, 1, 1, 1, b"a")]
        self.assertTrue(agree("top", top(*rows), top(*reversed(rows))))
        self.assertFalse(agree("top", top(*rows), top(rows[0], rows[0])))


class Trees(unittest.TestCase):
    LINE = b"-" * 58 + b"+" + b"-" * 13 + b"\n"
    NODE = b"      10ms 10.00%% 20.00%%       %s 10.00%%                | %s\n"
    EDGE = b"                                             %s 10.00%% |   %s\n"

    def tree(self, *blocks):
        return b"File: prog\n" + self.LINE + b"".join(
            each + self.LINE for each in (b"legend\n", *blocks))

    def test_edges_that_differ_in_sign_only_have_no_order(self):
        node = self.NODE % (b"10ms", b"a")
        plus, minus = self.EDGE % (b"10ms", b"b"), self.EDGE % (b"-10ms", b"c")
        self.assertTrue(agree(
            "tree", self.tree(node + plus + minus), self.tree(node + minus + plus)))
        self.assertFalse(agree(
            "tree", self.tree(plus + minus + node), self.tree(plus + node + minus)))

    def test_edges_of_one_sign_have_the_order_of_their_names(self):
        node = self.NODE % (b"10ms", b"a")
        first, second = self.EDGE % (b"10ms", b"b"), self.EDGE % (b"10ms", b"c")
        self.assertFalse(agree(
            "tree", self.tree(node + first + second), self.tree(node + second + first)))

    def test_blocks_of_one_name_tie_by_the_value_that_sorts(self):
        first, second = self.NODE % (b"10ms", b"a"), self.NODE % (b"20ms", b"a")
        self.assertTrue(agree("tree", self.tree(first, second), self.tree(second, first)))
        self.assertFalse(agree("tree", self.tree(first, second), self.tree(second, first), "-cum"))

    def test_what_is_no_edge_is_refused(self):
        node = self.NODE % (b"10ms", b"a")
        block = self.tree(node + b"strange\n")
        self.assertFalse(agree("tree", block, self.tree(node)))
        self.assertRaises(Unreadable, ties.tree, block, False)

    def test_an_edge_belongs_to_its_block(self):
        first, second = self.NODE % (b"10ms", b"a"), self.NODE % (b"20ms", b"a")
        edge = self.EDGE % (b"10ms", b"b")
        self.assertFalse(agree("tree", self.tree(first + edge, second), self.tree(first, second + edge)))


class Choices(unittest.TestCase):
    """Of nodes that tie at a limit pprof shows one or another."""

    def lies_between(self, report, actual, *expected):
        return ties.lies_between(Case("test", (f"-{report}",)), expected, actual)

    def test_a_mixture_of_several_runs_is_accepted(self):
        shown = [top((10, 10, 10, 10, 10, b"a"), (5, 5, 15, 5, 5, name)) for name in (b"b", b"c")]
        self.assertTrue(self.lies_between("top", shown[1], *shown))

    def test_a_line_of_no_run_is_seen(self):
        rows = [(10, 10, 10, 10, 10, b"a"), (5, 5, 15, 5, 5, b"b"), (5, 5, 15, 5, 5, b"c")]
        runs = top(rows[0], rows[1]), top(rows[0], rows[2])
        strange = (5, 5, 15, 5, 5, b"d")
        self.assertFalse(self.lies_between("top", top(rows[0], strange), *runs))
        self.assertFalse(self.lies_between("top", top(*rows, strange), *runs))
        self.assertFalse(self.lies_between("top", top(rows[0], rows[1], rows[1]), *runs))

    def test_a_line_that_all_runs_have_must_be_there(self):
        rows = [(10, 10, 10, 10, 10, b"a"), (5, 5, 15, 5, 5, b"b"), (5, 5, 15, 5, 5, b"c")]
        runs = top(rows[0], rows[1]), top(rows[0], rows[2])
        self.assertFalse(self.lies_between("top", top(rows[1]), *runs))

    def test_where_pprof_does_not_vary_nothing_lies_between(self):
        first, second = stored.pair("ties.top")
        self.assertFalse(self.lies_between("top", first, first, second))

    def test_of_a_graph_that_varies_always_the_legend_must_be_there(self):
        first, second = stored.pair("ties.dot"), stored.pair("calls.dot")
        legend = first[0].replace(b"File: prog", b"File: prig")
        self.assertNotEqual(legend, first[0])
        self.assertFalse(self.lies_between("dot", legend, first[0], second[0]))

    def test_of_a_graph_that_seldom_varies_numbers_do_not_count(self):
        graph = stored.golden("example.dot.txt")
        other = graph.replace(b"71.43%", b"71.44%")
        self.assertNotEqual(graph, other)
        runs = [graph] * 4 + [other]
        numbered = graph.replace(b"N1 ", b"N9 ")
        self.assertTrue(self.lies_between("dot", numbered, *runs))
        self.assertFalse(self.lies_between("dot", graph.replace(b"10ms", b"11ms"), *runs))

    def test_what_is_unreadable_lies_nowhere(self):
        self.assertFalse(self.lies_between("top", b"", b"", b"x"))
        self.assertFalse(self.lies_between("list", b"a", b"a", b"b"))


if __name__ == "__main__":
    unittest.main()
