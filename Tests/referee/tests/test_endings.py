"""Whether runs of a command line that end in other ways are told apart, and excuses hold no more."""

import unittest
from dataclasses import replace

from ..commandlines.excuses import EXCUSES, Excuse
from ..judges import endings
from ..judges.endings import Ending

REPORT = Ending(0, b"top\n", b"Generating report in out\nno samples\n", {"out": b"1\n", "old": b"2\n"})
FAILURE = Ending(2, b"", b"missing: stat missing: no such file\n", {})


def aspects(expected, actual):
    return set(dict(endings.differences(expected, actual)))


class Endings(unittest.TestCase):
    def test_the_same_ending_is_accepted(self):
        for ending in (REPORT, FAILURE):
            self.assertEqual(aspects(ending, ending), set())

    def test_each_aspect_is_seen(self):
        self.assertEqual(aspects(REPORT, replace(REPORT, status=1)), {"status"})
        self.assertEqual(aspects(REPORT, replace(REPORT, output=b"tap\n")), {"output"})
        self.assertEqual(aspects(REPORT, replace(REPORT, output=b"top\n\n")), {"output"})
        for files in ({"out": b"1\n"}, {**REPORT.files, "old": b"3\n"}, {**REPORT.files, "new": b""},
                      {"out": b"1\n", "new": b"2\n"}):
            self.assertEqual(aspects(REPORT, replace(REPORT, files=files)), {"files"})
        self.assertEqual(aspects(REPORT, replace(REPORT, status=2, output=b"")), {"status", "output"})

    def test_files_in_folders_are_seen(self):
        nested = replace(REPORT, files={"folder": {"out": b"1\n"}})
        other = replace(REPORT, files={"folder": {"out": b"2\n"}})
        self.assertEqual(aspects(nested, other), {"files"})

    def test_beside_a_report_lines_are_the_same_but_for_notes(self):
        for errors in (b"", b"no samples\nGenerating report in out\n", b"no samples\n",
                       REPORT.errors + b"more\n", b"well: " + REPORT.errors,
                       REPORT.errors.replace(b"out", b"aut")):
            self.assertEqual(aspects(REPORT, replace(REPORT, errors=errors)), {"errors"}, errors)
        noted = replace(REPORT, errors=REPORT.errors + b"all values are 0\n")
        self.assertEqual(aspects(REPORT, noted), set())

    def test_a_failure_may_say_more_but_all_that_pprof_says(self):
        said = b"swprof: missing: stat missing: no such file, or no folder\ntry another\n"
        self.assertEqual(aspects(FAILURE, replace(FAILURE, errors=said)), set())
        for errors in (b"", said.replace(b"stat", b"open"), said.replace(b"missing", b"missin")):
            self.assertEqual(aspects(FAILURE, replace(FAILURE, errors=errors)), {"errors"})

    def test_an_empty_line_is_one(self):
        expected = replace(FAILURE, errors=b"\na\n")
        self.assertEqual(aspects(expected, replace(FAILURE, errors=b"\na\n")), set())
        self.assertEqual(aspects(expected, replace(FAILURE, errors=b"b\na\n")), {"errors"})


class Excuses(unittest.TestCase):
    EXCUSE = Excuse("output errors", "a reason")

    def test_what_it_names_is_excused_and_nothing_else(self):
        self.assertTrue(endings.is_excused({"output": "", "errors": ""}, self.EXCUSE))
        for found in ({"output": ""}, {"output": "", "errors": "", "files": ""}, {"status": ""}):
            self.assertFalse(endings.is_excused(found, self.EXCUSE))

    def test_one_that_is_not_needed_is_a_fault(self):
        self.assertFalse(endings.is_excused({}, self.EXCUSE))

    def test_without_one_nothing_may_differ(self):
        self.assertTrue(endings.is_excused({}, None))
        self.assertFalse(endings.is_excused({"errors": ""}, None))

    def test_each_names_aspects_and_has_a_reason(self):
        for text, excuse in EXCUSES.items():
            self.assertLessEqual(set(excuse.aspects.split()), {"status", "output", "files", "errors"})
            self.assertTrue(excuse.aspects and excuse.reason, text)


if __name__ == "__main__":
    unittest.main()
