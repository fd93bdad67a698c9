"""What is left out of outputs before they are compared, and what kind a difference has."""

import gzip
import unittest

from ..case import Case
from ..judges import comparison
from ..judges.comparison import Outcome


def comparable(report, output):
    return comparison.comparable(Case("test", (f"-{report}",)), Outcome(0, output, b"said"))


class Comparable(unittest.TestCase):
    def assert_same(self, report, first, second):
        self.assertEqual(comparable(report, first), comparable(report, second))

    def assert_differ(self, report, first, second):
        self.assertFalse(comparable(report, first).is_same(comparable(report, second)))

    def test_profiles_are_compared_unpacked(self):
        for report in ("proto", "topproto"):
            fast, best = (gzip.compress(b"profile" * 9, level) for level in (1, 9))
            self.assertNotEqual(fast, best)
            self.assert_same(report, fast, best)
            self.assert_differ(report, fast, gzip.compress(b"profilE" * 9))

    def test_a_profile_that_is_not_gzipped_is_seen(self):
        packed = gzip.compress(b"profile")
        for other in (b"profile", packed[:-1], packed + b"more", b""):
            self.assert_differ("proto", packed, other)
        self.assert_differ("proto", b"profile", b"profilE")

    def test_the_script_of_a_picture_is_swprofs_own(self):
        page = b"<svg><script>%s</script><text>10ms</text></svg>"
        self.assert_same("svg", page % b"a", page % b"b\nc")
        self.assert_differ("svg", page % b"a", (page % b"a").replace(b"10", b"11"))
        self.assert_differ("dot", page % b"a", page % b"b")

    def test_of_a_picture_the_kind_counts(self):
        for report in ("png", "gif", "pdf", "ps"):
            self.assert_same(report, b"\x89PNG" + b"a" * 200, b"\x89PNG" + b"b" * 300)
            self.assert_differ(report, b"\x89PNG" + b"a" * 200, b"%PDF" + b"a" * 200)
            self.assert_differ(report, b"\x89PNG" + b"a" * 200, b"\x89PNG")

    def test_everything_else_is_compared_as_it_is(self):
        for report in ("top", "raw", "list=.", "callgrind", "dot", "traces", "tags", "disasm=."):
            self.assertEqual(comparable(report, b"<script>\n</script>").output, b"<script>\n</script>")
            self.assert_differ(report, b"10ms\n", b"10ms \n")

    def test_the_status_and_the_messages_stay(self):
        for report in ("proto", "svg", "weblist=.", "png", "top"):
            outcome = comparison.comparable(Case("test", (f"-{report}",)), Outcome(2, b"", b"said"))
            self.assertEqual((outcome.status, outcome.errors), (2, b"said"))

    def test_another_status_or_output_is_not_the_same(self):
        self.assertTrue(Outcome(0, b"a", b"x").is_same(Outcome(0, b"a", b"y")))
        self.assertFalse(Outcome(0, b"a").is_same(Outcome(2, b"a")))
        self.assertFalse(Outcome(0, b"a").is_same(Outcome(0, b"b")))

    def test_only_reports_that_walk_maps_can_vary(self):
        for report, varies in (("top", True), ("dot", True), ("raw", False), ("proto", False)):
            case = Case("test", (f"-{report}",))
            self.assertEqual(comparison.can_vary(case, Outcome(0, b""), Outcome(0, b"")), varies)
            self.assertFalse(comparison.can_vary(case, Outcome(2, b""), Outcome(2, b"")))
            self.assertFalse(comparison.can_vary(case, Outcome(0, b""), Outcome(2, b"")))

    def test_a_panic_and_a_signal_are_crashes(self):
        self.assertTrue(Outcome(-11, b"").is_crash)
        self.assertTrue(Outcome(2, b"", b"panic: x\n\ngoroutine 1 [running]:").is_crash)
        self.assertFalse(Outcome(2, b"", b"panic: x").is_crash)
        self.assertFalse(Outcome(2, b"", b"goroutine 1").is_crash)


class Kinds(unittest.TestCase):
    def kind(self, expected, actual, report="top"):
        case = Case("test", (f"-{report}",))
        return comparison.difference(case, expected, actual).kind

    def test_a_difference_is_named(self):
        table = b"File: a\n" + comparison.COLUMNS + b"\n1\n2\n3\n"
        for other, kind in (
                (b"", "no output"), (table[:-2], "rows"), (b"", "no output"),
                (table.replace(b"1\n2", b"2\n1"), "same lines, other order"),
                (table.replace(b"File: a", b"File: b"), "line 'File'"),
                (table.replace(b"\n2", b"\n4"), "rows"), (b"x" + table[1:], "line 'File'"),
                (table + b"more\n", "rows")):
            self.assertEqual(self.kind(Outcome(0, table), Outcome(0, other)), kind, other)
        self.assertIn("exit status 2", self.kind(Outcome(0, table), Outcome(2, table)))
        self.assertEqual(
            self.kind(Outcome(0, b"a"), Outcome(0, b"b"), "proto"), "decompressed bytes")

    def test_both_sides_of_the_first_difference_are_shown(self):
        found = comparison.difference(
            Case("test", ("-top",)), Outcome(0, b"a\nb\nc \nd\n"), Outcome(0, b"a\nb\nC\r\nd\n"))
        self.assertEqual(found.lines[:4], ("  a", "  b", "- c $", "- d"))
        self.assertIn("+ C\\r", found.lines)


if __name__ == "__main__":
    unittest.main()
