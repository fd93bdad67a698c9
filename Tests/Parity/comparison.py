"""Whether two outputs are the same, and what kind of difference they have.

pprof's own output varies between runs where rows tie: those that print the same name and sort by
the same value. There any order is right, and nowhere else; everything else is compared to the byte.
"""

import gzip
import re
import zlib
from dataclasses import dataclass

TITLES = (
    rb"File|Build ID|Type|Doc|Time|Duration|Showing top|Showing|Dropped|Active filters|   \w+="
    rb"|Comment|PeriodType|Period|Samples|Locations|Mappings")
COLUMNS = b"      flat  flat%   sum%        cum   cum%"


@dataclass(frozen=True)
class Outcome:
    """What a run left behind. A program killed by a signal has a negative status."""

    status: int
    output: bytes
    errors: bytes = b""

    @property
    def is_crash(self):
        """A Go panic, a trap or a time-out: nothing to compare with."""
        return self.status < 0 or b"panic: " in self.errors and b"goroutine " in self.errors


@dataclass(frozen=True)
class Difference:
    """The kind is printed once; the lines show the first difference."""

    kind: str
    lines: tuple


def comparable(case, outcome):
    """An outcome as it is compared: proto output without its compression."""
    if case.command != "proto" or not outcome.output:
        return outcome
    try:
        return Outcome(outcome.status, gzip.decompress(outcome.output), outcome.errors)
    except (OSError, EOFError, zlib.error):
        return outcome


def can_vary(case, expected, actual):
    """Whether another run of pprof could print what this one did not."""
    return case.command not in ("raw", "proto") and expected.status == actual.status == 0


def are_equal(expected, actual):
    return (expected.status, expected.output) == (actual.status, actual.output)


def differ_in_ties_only(case, expected, actual):
    """The same rows, of which only those that tie have changed places."""
    if case.command not in ("top", "text") or expected.status != actual.status:
        return False
    first, second = table(expected.output), table(actual.output)
    if first is None or second is None or first[0] != second[0]:
        return False
    by_cum = any(re.fullmatch(rb"--?cum(=.*)?", each.encode()) for each in case.arguments)
    if [sort_key(row, by_cum) for row in first[1]] != [sort_key(row, by_cum) for row in second[1]]:
        return False
    return sorted(map(without_sum, first[1])) == sorted(map(without_sum, second[1]))


def table(output):
    """The header of a top report, and its rows as six columns; nothing if it is no such report."""
    header, found, rest = output.partition(COLUMNS + b"\n")
    rows = [row.split(None, 5) for row in rest.split(b"\n")[:-1]]
    return (header, rows) if found and all(len(row) == 6 for row in rows) else None


def sort_key(row, by_cum):
    value = row[3 if by_cum else 0].lstrip(b"-")
    return value, re.sub(rb" \((partial-)?inline\)$", b"", row[5])


def without_sum(row):
    return row[:2] + row[3:]


def difference(case, expected, actual):
    """Names the kind of difference and shows its first lines."""
    if expected.status != actual.status:
        kind = f"exit status {actual.status} where pprof has {expected.status}"
        return Difference(kind, tuple(tail(actual.errors) or tail(expected.errors)))
    first, second = expected.output.split(b"\n"), actual.output.split(b"\n")
    if case.command == "proto":
        return byte_difference(expected.output, actual.output)
    at = next((i for i, pair in enumerate(zip(first, second)) if pair[0] != pair[1]),
              min(len(first), len(second)))
    return Difference(line_kind(first, second, at), tuple(context(first, second, at)))


def line_kind(first, second, at):
    if at >= len(second) or second == [b""]:
        return "lines are missing" if len(second) > 1 else "no output"
    if at >= len(first):
        return "lines too many"
    if sorted(first) == sorted(second):
        return "same lines, other order"
    line = first[at]
    title = re.match(TITLES, line)
    if title:
        return f"line {title[0].decode().strip()!r}"
    before = [each for each in first[:at] if each in (b"Samples:", b"Locations", b"Mappings")]
    if before:
        return f"below {before[-1].decode()!r}"
    return "rows" if COLUMNS in first[:at] else "header"


def context(first, second, at):
    for line in first[max(0, at - 2):at]:
        yield "  " + shown(line)
    for line in first[at:at + 3]:
        yield "- " + shown(line)
    for line in second[at:at + 3]:
        yield "+ " + shown(line)


def byte_difference(first, second):
    at = next((i for i, pair in enumerate(zip(first, second)) if pair[0] != pair[1]),
              min(len(first), len(second)))
    start = max(0, at - 8)
    return Difference(
        "decompressed bytes",
        (f"  {len(first)} and {len(second)} bytes, the first difference at {at}",
         f"- {first[start:at + 24]!r}", f"+ {second[start:at + 24]!r}"))


def tail(errors):
    return ["  " + shown(line) for line in errors.splitlines()[-3:]]


def shown(line):
    """A line with its trailing blanks and odd bytes visible."""
    text = line.decode("utf-8", "backslashreplace").replace("\r", "\\r")
    return text + ("$" if text.endswith(" ") else "")
