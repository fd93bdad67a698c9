"""Whether what a session of the shell printed and wrote is judged by the reports of its lines."""

import gzip
import unittest

from ..judges import sessions
from ..judges.comparison import Outcome
from ..judges.sessions import PROMPT
from ..shell.session import Session, unescaped, written_sessions
from . import stored


def session(*lines):
    return Session(("cpu.pb.gz",), tuple(lines))


def left(*parts, status=0, errors=b"", files=None):
    """What a session leaves behind; the parts stand between its prompts."""
    return Outcome(status, PROMPT.join((b"", *parts)), errors), files or {}


def kind(typed, expected, actual, *more):
    found = sessions.difference(typed, [expected, *more], actual)
    return found and found.kind


class Outputs(unittest.TestCase):
    FIRST, SECOND = stored.pair("ties.top")
    LINES = session(b"top", b"raw", b"o")

    def test_the_same_output_is_accepted_and_another_is_not(self):
        expected = left(self.FIRST, b"raw\n", b"options\n")
        self.assertIsNone(kind(self.LINES, expected, expected))
        for parts in ((self.FIRST, b"raw\n", b"optians\n"), (self.FIRST, b"raw", b"options\n"),
                      (self.FIRST[:-2], b"raw\n", b"options\n"),
                      (b"raw\n", self.FIRST, b"options\n")):
            self.assertEqual(kind(self.LINES, expected, left(*parts)), "standard output", parts)

    def test_a_prompt_that_is_missing_or_too_many_is_seen(self):
        expected = left(self.FIRST, b"raw\n", b"")
        for parts in ((self.FIRST, b"raw\n"), (self.FIRST, b"raw\n", b"", b"")):
            self.assertEqual(kind(self.LINES, expected, left(*parts)), "prompts")

    def test_what_follows_the_last_line_counts(self):
        typed = session(b"raw")
        self.assertIsNone(kind(typed, left(b"a\n", b"b\n"), left(b"a\n", b"b\n")))
        self.assertEqual(kind(typed, left(b"a\n", b"b\n"), left(b"a\n", b"c\n")), "standard output")

    def test_the_status_counts(self):
        expected = left(self.FIRST, b"raw\n", b"")
        self.assertIn("exit status 2", kind(self.LINES, expected, left(self.FIRST, b"raw\n", b"", status=2)))

    def test_ties_are_those_of_the_line(self):
        expected = left(self.FIRST, b"", b"")
        self.assertIsNone(kind(self.LINES, expected, left(self.SECOND, b"", b"")))
        self.assertIsNone(kind(session(b"top5 main"), left(self.FIRST), left(self.SECOND)))
        for line in (b"raw", b"traces", b"", b"topp"):
            self.assertEqual(
                kind(session(line), left(self.FIRST), left(self.SECOND)), "standard output", line)

    def test_another_run_of_pprof_may_be_the_one_that_is_alike(self):
        one, two = left(b"a\n"), left(b"b\n")
        self.assertIsNone(kind(session(b"dot"), one, two, two))
        self.assertEqual(kind(session(b"dot"), one, left(b"c\n"), two), "standard output")

    def test_a_page_is_swprofs_own(self):
        typed, page = session(b"weblist main"), b"<!DOCTYPE html>"
        self.assertIsNone(kind(typed, left(page + b"a"), left(page + b"b")))
        self.assertEqual(kind(typed, left(page), left(b"no")), "standard output")
        self.assertEqual(kind(session(b"list main"), left(page + b"a"), left(page + b"b")), "standard output")


class Sorting(unittest.TestCase):
    def is_by_cum(self, at, *lines):
        return "-cum" in sessions.line_case(session(*lines), at).arguments

    def test_a_word_of_the_line_says_so(self):
        self.assertTrue(self.is_by_cum(0, b"top -cum"))
        self.assertTrue(self.is_by_cum(0, b"top --cum 5"))
        self.assertFalse(self.is_by_cum(0, b"top cum"))

    def test_the_last_setting_before_the_line_counts(self):
        lines = b"top", b"sort = cum", b"top", b"flat=1", b"top", b"cum=1", b"top"
        self.assertEqual([self.is_by_cum(at, *lines) for at in range(0, 7, 2)], [False, True, False, True])
        self.assertFalse(self.is_by_cum(-1, b"sort=cum"))


class Files(unittest.TestCase):
    def test_a_file_that_is_missing_too_many_or_another_is_seen(self):
        typed, expected = session(b"top >out"), left(b"", files={"out": b"1\n"})
        self.assertIsNone(kind(typed, expected, expected))
        self.assertEqual(kind(typed, expected, left(b"")), "files")
        self.assertEqual(kind(typed, expected, left(b"", files={"out": b"1\n", "more": b""})), "files")
        self.assertEqual(kind(typed, expected, left(b"", files={"aut": b"1\n"})), "files")
        self.assertEqual(kind(typed, expected, left(b"", files={"out": b"2\n"})), "file")

    def test_a_file_is_the_report_that_was_sent_there_last(self):
        first, second = stored.pair("ties.top")
        one, two = left(b"", b"", files={"out": first}), left(b"", b"", files={"out": second})
        self.assertIsNone(kind(session(b"raw >out", b"top > out"), one, two))
        self.assertEqual(kind(session(b"top >out", b"raw >out"), one, two), "file")

    def test_a_numbered_file_is_known_by_its_suffix(self):
        for name, case in (("profile001.pb.gz", "-proto"), ("callgrind.001.out", "-callgrind"),
                           ("a.svg", "-svg")):
            self.assertEqual(sessions.file_case(session(b"proto"), name).arguments, (case,))
        packed = [gzip.compress(b"profile" * 9, level) for level in (1, 9)]
        one, two = (left(b"", files={"profile001.pb.gz": each}) for each in packed)
        self.assertIsNone(kind(session(b"proto"), one, two))


class Messages(unittest.TestCase):
    def kind(self, expected, actual, *lines):
        return kind(session(*lines or [b"top"]), left(b"", errors=expected), left(b"", errors=actual))

    def test_all_that_pprof_says_must_be_there_in_its_order(self):
        said = b"Type: cpu\nfocus: no samples\n"
        self.assertIsNone(self.kind(said, said))
        self.assertIsNone(self.kind(said, b"a remark\nType: cpu\nmore\nfocus: no samples; why\n"))
        for actual in (b"", b"Type: cpu\n", b"focus: no samples\nType: cpu\n", said.replace(b"cpu", b"cp"),
                       said.replace(b"cpu", b"cpus")):
            self.assertEqual(self.kind(said, actual), "standard error", actual)

    def test_what_swprof_leaves_out_on_purpose_may_be_missing(self):
        for line in (b"Main binary filename not available.\n", b"failed to fetch any source profiles\n"):
            self.assertIsNone(self.kind(line + b"a\n", b"a\n"))
        units = b"For tag a used unit b, also encountered unit(s) c\n"
        refused = b"parsing focus regexp: wrong\n"
        for line in (units, b"Focus expression matched no samples\n"):
            self.assertIsNone(self.kind(line + refused, refused))
            self.assertEqual(self.kind(line + b"a\n", b"a\n"), "standard error")

    def test_the_text_of_help_is_swprofs_own(self):
        self.assertIsNone(self.kind(b"Commands\n", b"Other\n", b" help top"))
        self.assertEqual(self.kind(b"Commands\n", b"Other\n", b"helpless"), "standard error")

    def test_what_is_not_utf_8_is_marked(self):
        self.assertIsNone(self.kind(b"no \xff\n", b"no \xef\xbf\xbd\n"))
        self.assertEqual(self.kind(b"no \xff\n", b"no x\n"), "standard error")


class Table(unittest.TestCase):
    def test_rows_are_read(self):
        rows = list(written_sessions())
        self.assertGreater(len(rows), 150)
        self.assertTrue(all(row.arguments and row.lines for row in rows))
        self.assertEqual(unescaped("a\\xffb"), b"a\xffb")
        self.assertEqual(unescaped("é"), "é".encode())


if __name__ == "__main__":
    unittest.main()
