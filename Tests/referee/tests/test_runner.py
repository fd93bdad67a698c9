"""How runs are judged where pprof varies, fails or crashes: the programs here are small scripts."""

import tempfile
import unittest
from pathlib import Path

from ..case import Case
from ..runner import Runner
from . import stored

TOP = Case("test", ("-top",))
RAW = Case("test", ("-raw",))
WRITTEN = Case("test", ("-top",), writes_file=True)

# Prints one file after the other, from run to run.
IN_TURN = 'n=$(cat {0}/count); echo $((n + 1)) >{0}/count; cat {0}/$((n % {1}))'


class Judging(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def program(self, name, script):
        path = self.folder / name
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
        return path

    def printing(self, name, *outputs):
        """A program that prints these outputs in turn."""
        folder = self.folder / f"{name}-outputs"
        folder.mkdir()
        (folder / "count").write_text("0")
        for number, output in enumerate(outputs):
            (folder / str(number)).write_bytes(output)
        return self.program(name, IN_TURN.format(folder, len(outputs)))

    def verdict(self, theirs, ours, case=TOP, index=0):
        runner = Runner(theirs, ours, self.folder)
        return runner.judge(index, case)

    def judged(self, theirs, ours, case=TOP, index=0):
        found = self.verdict(self.printing("pprof", *theirs), self.printing("swprof", *ours), case, index)
        return found.difference and found.difference.kind

    def test_the_same_output_is_accepted(self):
        output = stored.golden("example.text.txt")
        self.assertIsNone(self.judged([output], [output]))

    def test_another_output_is_seen(self):
        output = stored.golden("example.text.txt")
        other = output.replace(b"10ms", b"11ms", 1)
        self.assertEqual(self.judged([output], [other], RAW), "rows")

    def test_a_row_that_is_another_is_seen_though_pprof_has_ties(self):
        first, second = stored.pair("ties.top")
        self.assertEqual(self.judged([first, second], [first.replace(b"60ns", b"61ns")]), "rows")

    def test_other_orders_of_ties_are_accepted(self):
        first, second = stored.pair("ties.top")
        self.assertIsNone(self.judged([first], [second]))

    def test_in_raw_output_they_are_not(self):
        first, second = stored.pair("ties.top")
        self.assertIsNotNone(self.judged([first], [second], RAW))

    def test_of_raw_output_another_run_of_pprof_is_not_asked(self):
        self.assertIsNotNone(self.judged([b"a\n", b"b\n"], [b"b\n"], RAW))

    def test_another_run_of_pprof_may_be_the_one_that_is_alike(self):
        self.assertIsNone(self.judged([b"a\n", b"b\n"], [b"b\n"]))

    def test_an_output_that_changes_from_run_to_run_is_seen(self):
        self.assertEqual(
            self.judged([b"a\n"], [b"a\n", b"b\n"]), "differs from itself: header")

    def test_of_tolerated_ones_every_output_must_be_stable(self):
        first, second = stored.pair("ties.top")
        self.assertIn("differs from itself", self.judged([first], [second, first], index=1))

    def test_a_file_is_compared_with_the_output(self):
        write = 'for word; do case $word in -output=*) printf %s {0} >"${{word#-output=}}";; esac; done'
        programs = [self.program(word, write.format(word)) for word in ("one", "two")]
        same = self.program("same", write.format("one"))
        silent = self.program("silent", "true")
        self.assertIsNone(self.verdict(programs[0], same, WRITTEN).difference)
        self.assertIsNotNone(self.verdict(programs[0], silent, WRITTEN, 1).difference)
        self.assertIsNotNone(self.verdict(programs[0], programs[1], WRITTEN, 1).difference)

    def test_what_is_printed_beside_a_file_counts(self):
        write = 'for word; do case $word in -output=*) echo a >"${word#-output=}";; esac; done'
        theirs, ours = self.program("pprof", write), self.program("swprof", write + "; echo more")
        self.assertIsNotNone(self.verdict(theirs, ours, WRITTEN, 1).difference)

    def test_the_status_counts(self):
        theirs, ours = self.program("pprof", "exit 2"), self.program("swprof", "exit 1")
        self.assertIn("exit status 1", self.verdict(theirs, ours).difference.kind)

    def test_where_pprof_crashes_an_orderly_end_is_asked(self):
        theirs = self.program("pprof", "echo 'panic: x\n\ngoroutine 1 [running]:' >&2; exit 2")
        for script, is_orderly in (("exit 2", True), ("echo a", True), ("exit 1", False),
                                   ("kill -SEGV $$", False)):
            found = self.verdict(theirs, self.program("swprof", script))
            self.assertTrue(found.reference_crashed)
            self.assertEqual(found.difference is None, is_orderly, script)
        panic = self.verdict(theirs, theirs)
        self.assertIsNotNone(panic.difference)

    def test_a_crash_of_swprof_is_seen(self):
        theirs = self.program("pprof", "echo a")
        found = self.verdict(theirs, self.program("swprof", "echo a; kill -SEGV $$"))
        self.assertIn("exit status -11", found.difference.kind)


if __name__ == "__main__":
    unittest.main()
