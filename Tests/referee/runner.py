"""Runs cases through both tools, several at a time, and judges them."""

import os
import shlex
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from .judges import comparison, ties
from .judges.comparison import Outcome
from .reference import ROOT

TIMEOUT_SECONDS = 60
REFERENCE_RUNS = 8
CHOICE_RUNS = 100  # more, where pprof shows one or another of nodes that tie at a limit
CONSISTENCY_SAMPLE = 20  # one case of so many is run twice, whatever it gives


@dataclass(frozen=True)
class Verdict:
    """How a case went: difference is absent where the outputs agree."""

    case: object
    difference: comparison.Difference = None
    needed_tolerance: bool = False
    reference_crashed: bool = False


class Runner:
    """Knows the two programs and how they are called."""

    def __init__(self, reference, binary, scratch):
        self.reference, self.binary = str(reference), str(binary)
        self.scratch = str(scratch)

    def verdicts(self, cases, jobs):
        """Verdicts in the order of the cases, as they become known."""
        with ThreadPoolExecutor(jobs) as pool:
            yield from pool.map(self.judge, range(len(cases)), cases)

    def judge(self, index, case):
        expected = self.outcome(self.reference, case)
        actual = self.outcome(self.binary, case)
        if expected.is_crash:
            return self.judge_alone(case, actual)
        first, second = comparison.aligned(case, expected, actual)
        if first.is_same(second):
            if index % CONSISTENCY_SAMPLE == 0:
                return self.consistent(case, actual, False)
            return Verdict(case)
        if self.is_tolerable(case, expected, actual):
            return self.consistent(case, actual, True)
        return Verdict(case, self.explained(case, first, second))

    def judge_alone(self, case, actual):
        """Where pprof crashes, an orderly end is all that is asked."""
        if actual.status in (0, 2) and not actual.is_crash:
            return Verdict(case, reference_crashed=True)
        lines = tuple(comparison.tail(actual.errors))
        return Verdict(case, comparison.Difference("both crash", lines), reference_crashed=True)

    def is_tolerable(self, case, expected, actual):
        """Equal to another run of pprof, but for the order of ties, or mixed from some of them."""
        if not comparison.can_vary(case, expected, actual):
            return False
        seen = [expected]
        for _ in range(REFERENCE_RUNS):
            if ties.agree(case, seen[-1], actual):
                return True
            seen.append(self.outcome(self.reference, case))
        varies = len({each.output for each in seen}) > 1
        if not varies and sorted(expected.output) != sorted(actual.output):
            return False
        seen += [self.outcome(self.reference, case) for _ in range(CHOICE_RUNS)]
        if any(each.is_same(actual) for each in seen):
            return True
        return ties.lies_between(case, [each.output for each in seen], actual.output)

    def consistent(self, case, actual, needed_tolerance):
        again = self.outcome(self.binary, case)
        if actual.is_same(again):
            return Verdict(case, needed_tolerance=needed_tolerance)
        found = comparison.difference(case, actual, again)
        kind = "differs from itself: " + found.kind
        return Verdict(case, comparison.Difference(kind, found.lines))

    def explained(self, case, expected, actual):
        """A difference of proto output is shown as -raw has it, where that shows it."""
        found = comparison.difference(case, expected, actual)
        if found.kind == "decompressed bytes":
            raws = [self.read_back(case, outcome) for outcome in (expected, actual)]
            if not raws[0].is_same(raws[1]):
                raw_case = type(case)(case.group, ("-raw",))
                inner = comparison.difference(raw_case, *raws)
                return comparison.Difference("read back: " + inner.kind, inner.lines)
        return found

    def read_back(self, case, outcome):
        with tempfile.NamedTemporaryFile(dir=self.scratch, suffix=".pb") as file:
            file.write(outcome.output)
            file.flush()
            command = [self.reference, "-raw", "-symbolize=none", file.name]
            return self.execute(command, dict(case.environment))

    def outcome(self, program, case):
        is_reference = program == self.reference
        arguments = case.reference_arguments if is_reference else case.arguments
        if not case.writes_file:
            found = self.execute([program, *arguments], dict(case.environment), case.folder)
            return comparison.comparable(case, found)
        with tempfile.TemporaryDirectory(dir=self.scratch) as folder:
            path = os.path.join(folder, "report")
            command = [program, f"-output={path}", *arguments]
            found = self.execute(command, dict(case.environment), case.folder)
            written = read(path)
        unpacked = comparison.comparable(case, Outcome(found.status, written, found.errors))
        return Outcome(found.status, found.output + b"file: " + unpacked.output, found.errors)

    def execute(self, command, variables, folder=ROOT):
        variables = environment(self.scratch, **variables)
        return self.typed(command, b"", variables, ROOT / folder)

    def typed(self, command, lines, variables, folder):
        """The outcome of a program that reads lines from standard input."""
        try:
            result = subprocess.run(
                command, cwd=folder, env=variables, input=lines, capture_output=True,
                timeout=TIMEOUT_SECONDS)
        except subprocess.TimeoutExpired:
            return Outcome(-1000, b"", b"timed out")
        return Outcome(result.returncode, result.stdout, result.stderr)

    def command_lines(self, case):
        """What to type to see both outputs."""
        environment = case.environment or [("TZ", "UTC")]
        variables = [f"{name}={shlex.quote(value)}" for name, value in environment]
        folder = [f"cd {case.folder};"] if case.folder else []
        output = ["-output=/dev/stdout"] if case.writes_file else []
        for program, arguments in (
                (self.reference, case.reference_arguments), (self.binary, case.arguments)):
            words = map(shlex.quote, [program, *output, *arguments])
            yield " ".join([*folder, *variables, *words])


def environment(home, **variables):
    """What a program is started with: nothing of the user's but the path."""
    return {
        "PATH": os.environ.get("PATH", ""), "HOME": str(home), "TERM": "dumb", "TZ": "UTC",
        "PPROF_TMPDIR": str(home), **variables,
    }


def read(path):
    """What a file holds; nothing, if it was not written."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return b"(none)"
