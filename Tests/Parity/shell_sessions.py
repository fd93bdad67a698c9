#!/usr/bin/env python3
"""Compares the shell of swprof with that of `go tool pprof`, over sessions that are typed into both.

The sessions are those of shell_sessions.txt and random ones of a seed. Both programs read the same
lines from a pipe, in a folder of their own. Compared are the exit status and, to the byte, standard
output and the files that were written; of standard error what pprof says must be there, in its
order, line by line, except for the text of `help`. What ties is compared as everywhere (ties.py).
"""

import argparse
import os
import re
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

sys.dont_write_bytecode = True

import comparison  # noqa: E402
import reference  # noqa: E402
import ties  # noqa: E402
from case import Case  # noqa: E402
from comparison import Difference, Outcome  # noqa: E402
from random_sessions import random_sessions  # noqa: E402
from runner import Runner  # noqa: E402

TABLE = Path(__file__).with_name("shell_sessions.txt")
PROFILES = reference.ROOT / "Fixtures" / "Profiles"
PROMPT = b"(pprof) "
PAGE = b"<!DOCTYPE html>"
REFERENCE_RUNS = 8

# What pprof says on standard error and swprof does not, on purpose: what the line above says; of a
# profile in which everything has a name; and of a report that is then refused.
UNSAID = [
    re.compile(rb"^failed to fetch any (source|base) profiles\n", re.MULTILINE),
    re.compile(rb"^Main binary filename not available.\n", re.MULTILINE),
    re.compile(rb"^(For tag\n|\w+ expression matched no samples\n)+(?=parsing |zero divisor )",
               re.MULTILINE),
]
UNITS = re.compile(rb"^For tag .* used unit .*", re.MULTILINE)


@dataclass(frozen=True)
class Session:
    """What is typed at the prompt, and the profile and options that the shell is started with."""

    arguments: tuple
    lines: tuple
    variables: tuple = ()  # of the environment: (name, value)

    @property
    def typed(self):
        return b"\n".join(self.lines) + b"\n"

    @property
    def asks_for_help(self):
        return any(line.split()[:1] == [b"help"] for line in self.lines)

    def __str__(self):
        lines = " ; ".join(line.decode("utf-8", "backslashreplace") for line in self.lines)
        variables = "".join(f"{name}={value} " for name, value in self.variables)
        return f"{variables}{' '.join(self.arguments)}: {lines}"


def written_sessions():
    """The sessions of the table: `[VARIABLE=VALUE...] [-option...] profile: line ; line ; …`."""
    for row in TABLE.read_text().splitlines():
        if row and not row.startswith("#"):
            head, _, lines = row.partition(": ")
            words = head.split()
            variables = tuple(
                tuple(word.split("=", 1)) for word in words if word[0] != "-" and "=" in word)
            arguments = tuple(word for word in words if word[0] == "-" or "=" not in word)
            yield Session(arguments, tuple(map(unescaped, lines.split(" ; "))), variables)


def unescaped(line):
    return line.encode().decode("unicode_escape").encode("latin-1") if "\\x" in line \
        or "\\t" in line else line.encode()


class SessionRunner:
    """Types sessions into both programs and judges what they leave behind."""

    def __init__(self, runner):
        self.runner = runner

    def difference(self, session):
        with tempfile.TemporaryDirectory(dir=self.runner.scratch) as folder:
            expected = self.run(self.runner.reference, session, folder)
            actual = self.run(self.runner.binary, session, folder)
            if expected[0].is_crash:
                is_orderly = actual[0].status in (0, 2)
                return None if is_orderly else Difference("both crash", ())
            others = [expected]
            found = self.compared(session, others, actual)
            while found and found.kind in ("standard output", "file") \
                    and len(others) < REFERENCE_RUNS:
                others.append(self.run(self.runner.reference, session, folder))
                found = self.compared(session, others, actual)
            return found

    def run(self, program, session, folder):
        """The outcome, and the files that were written, by name."""
        environment = {
            "PATH": os.environ.get("PATH", ""), "HOME": folder, "TERM": "dumb", "TZ": "UTC",
            "PPROF_TMPDIR": folder, "TMPDIR": self.runner.scratch, **dict(session.variables),
        }
        command = [program, *map(located, session.arguments)]
        outcome = self.runner.typed(command, session.typed, environment, folder)
        return outcome, taken(Path(folder))

    def compared(self, session, references, actual):
        """The difference from all runs of pprof; none where it is like them but for ties."""
        expected, files = references[0]
        outcome, own_files = actual
        if outcome.status != expected.status:
            return Difference(
                f"exit status {outcome.status} where pprof has {expected.status}",
                tuple(comparison.tail(outcome.errors)))
        outputs = [each.output.split(PROMPT) for each, _ in references]
        found = self.differing_output(session, outputs, outcome.output.split(PROMPT))
        if found:
            return found
        if files.keys() != own_files.keys():
            return Difference("files", (f"- {sorted(files)}", f"+ {sorted(own_files)}"))
        for name, contents in own_files.items():
            others = [each.get(name, b"") for _, each in references]
            if not any_alike(file_case(session, name), others, contents):
                return shown("file", others[0], contents)
        if session.asks_for_help:
            return None
        return missing_line(*map(readable, (expected.errors, outcome.errors)))

    def differing_output(self, session, references, parts):
        """Compares what stands between the prompts."""
        if len(parts) != len(references[0]):
            return shown("prompts", PROMPT.join(references[0]), PROMPT.join(parts))
        for at, part in enumerate(parts):
            line = session.lines[at - 1] if 0 < at <= len(session.lines) else b""
            others = [each[at] for each in references if len(each) > at]
            if not any_alike(line_case(line, session), others, part):
                return shown("standard output", others[0], part)
        return None


def located(argument):
    """An argument with the profile that it names by its path below Fixtures/Profiles."""
    option, equals, name = argument.rpartition("=")
    path = PROFILES / name
    return option + equals + str(path) if name and path.is_file() else argument


def taken(folder):
    """Reads and removes the files of a folder."""
    files = {}
    for path in sorted(folder.iterdir()):
        if path.is_file():
            files[path.name] = path.read_bytes()
            path.unlink()
    return files


def line_case(line, session):
    """The report that a line asks for, as the ties of that report are known."""
    words = line.decode("utf-8", "replace").split()
    name = words[0].rstrip("0123456789") if words else ""
    by_cum = "-cum" in words or "--cum" in words or any(
        each.replace(b" ", b"") in (b"sort=cum", b"cum=1") for each in session.lines)
    return Case("shell", (f"-{name}", *["-cum"] * by_cum))


def file_case(session, name):
    """The report that was last sent to a file of that name, or that numbers such files."""
    for line in reversed(session.lines):
        if name.encode() in line.replace(b">", b" ").split()[1:]:
            return line_case(line, session)
    suffix = name.rpartition(".")[2]
    return Case("shell", (f"-{ {'gz': 'proto', 'out': 'callgrind'}.get(suffix, suffix) }",))


def any_alike(case, references, output):
    if case.arguments[0] == "-weblist":  # the page is swprof's own
        return output.startswith(PAGE) == references[0].startswith(PAGE)
    actual = comparison.comparable(case, Outcome(0, output))
    for each in references:
        expected = comparison.comparable(case, Outcome(0, each))
        if expected == actual or ties.differ_in_ties_only(case, expected, actual):
            return True
    return False


def readable(errors):
    """Standard error with what is not UTF-8 marked, and without what pprof shuffles."""
    return UNITS.sub(b"For tag", errors.decode("utf-8", "replace").encode())


def missing_line(expected, actual):
    """The first line of pprof's on standard error that swprof does not have, in that order."""
    for each in UNSAID:
        expected = each.sub(b"", expected)
    lines = iter(actual.split(b"\n"))
    for line in expected.split(b"\n"):
        if not any(own.startswith(line) for own in lines):
            return shown("standard error", expected, actual)
    return None


def shown(kind, expected, actual):
    first, second = expected.split(b"\n"), actual.split(b"\n")
    at = next((i for i, pair in enumerate(zip(first, second)) if pair[0] != pair[1]),
              min(len(first), len(second)))
    return Difference(kind, tuple(comparison.context(first, second, at)))


def selected(options):
    """The sessions that the options of the comparison leave."""
    sessions = [*written_sessions(), *random_sessions(Session, options.seed)]
    return [each for each in sessions if options.only in str(each)]


def reported(runner, sessions, options):
    """Runs the sessions, prints what differs and the totals, and gives the exit status."""
    typist = SessionRunner(runner)
    equal = 0
    with ThreadPoolExecutor(options.jobs) as pool:
        for session, found in zip(sessions, pool.map(typist.difference, sessions)):
            equal += found is None
            if found:
                print(f"\n{session}\n  {found.kind}")
                print(*(f"  {line}" for line in found.lines), sep="\n")
    print(f"{equal}/{len(sessions)} shell sessions identical")
    return 0 if equal == len(sessions) else 1


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--binary", metavar="PATH", required=True, help="the swprof to compare")
    parser.add_argument("--only", metavar="SUBSTRING", default="", help="sessions that have it")
    parser.add_argument("--seed", type=int, default=1, help="of the random sessions (default: 1)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="sessions at a time")
    options = parser.parse_args()
    scratch = reference.CACHE / "scratch"
    scratch.mkdir(parents=True, exist_ok=True)
    binary = Path(options.binary).resolve()
    runner = Runner(reference.pprof(), binary, scratch.resolve())
    return reported(runner, selected(options), options)


if __name__ == "__main__":
    sys.exit(main())
