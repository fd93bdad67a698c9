"""Whether two outputs are the same, and what kind of difference they have.

Everything is compared to the byte, except for the order of what ties (`ties.py`), for pictures,
which Graphviz draws, and for the script in an SVG, which is swprof's own. Of `disasm` and
`weblist`, whose instructions are another disassembler's, `instructions.py` says what is compared.
"""

import gzip
import re
import zlib
from dataclasses import dataclass

from . import instructions

TITLES = (
    rb"File|Build ID|Type|Doc|Time|Duration|Showing top|Showing|Dropped|Active filters|   \w+="
    rb"|Comment|PeriodType|Period|Samples|Locations|Mappings")
COLUMNS = b"      flat  flat%   sum%        cum   cum%"
SCRIPT = re.compile(rb"<script.*?</script>", re.DOTALL)
PICTURES = {"png", "gif", "pdf", "ps"}
STABLE = {"raw", "proto", "traces", "comments"}  # in whatever order pprof walks its maps


@dataclass(frozen=True)
class Outcome:
    """What a run left behind. A program killed by a signal has a negative status."""

    status: int
    output: bytes
    errors: bytes = b""

    def is_same(self, other):
        """The same status and output; messages are judged elsewhere (messages.py)."""
        return (self.status, self.output) == (other.status, other.output)

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
    """An outcome as it is compared: unpacked, without the script of an SVG; a picture's kind."""
    if case.command in ("proto", "topproto"):
        return Outcome(outcome.status, unpacked(outcome.output), outcome.errors)
    if case.command == "svg":
        return Outcome(outcome.status, SCRIPT.sub(b"", outcome.output), outcome.errors)
    if case.command == "weblist":
        return Outcome(outcome.status, instructions.sampled_lines(outcome.output), outcome.errors)
    if case.command in PICTURES:
        kind = outcome.output[:4] + b" and more" * (len(outcome.output) > 100)
        return Outcome(outcome.status, kind, outcome.errors)
    return outcome


def aligned(case, expected, actual):
    """Both outcomes; of `disasm` what two disassemblers can agree on."""
    if case.command != "disasm" or expected.status or actual.status:
        return expected, actual
    outputs = instructions.aligned(expected.output, actual.output)
    return [Outcome(0, output) for output in outputs]


def unpacked(output):
    try:
        return gzip.decompress(output)
    except (OSError, EOFError, zlib.error):
        return b"not gzipped: " + output


def can_vary(case, expected, actual):
    """Whether another run of pprof could print what this one did not."""
    return case.command not in STABLE and expected.status == actual.status == 0


def difference(case, expected, actual):
    """Names the kind of difference and shows its first lines."""
    if expected.status != actual.status:
        kind = f"exit status {actual.status} where pprof has {expected.status}"
        return Difference(kind, tuple(tail(actual.errors) or tail(expected.errors)))
    first, second = expected.output.split(b"\n"), actual.output.split(b"\n")
    if case.command in ("proto", "topproto"):
        return byte_difference(expected.output, actual.output)
    at = first_difference(first, second)
    return Difference(line_kind(first, second, at), tuple(context(first, second, at)))


def first_difference(first, second):
    """Where two sequences begin to differ."""
    return next((at for at, pair in enumerate(zip(first, second)) if pair[0] != pair[1]),
                min(len(first), len(second)))


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
    at = first_difference(first, second)
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
