"""Whether a session of the shell left behind what one of several runs of pprof did.

What stands between the prompts is compared as the report of that line; files as the report that was
sent to them.
"""

import re

from ..case import Case
from . import comparison, messages, ties
from .comparison import Difference, Outcome

PROMPT = b"(pprof) "
PAGE = b"<!DOCTYPE html>"
BY_CUM = [b"sort=cum", b"cum=1"]
BY_FLAT = [b"sort=flat", b"flat=1"]

# What pprof says on standard error and swprof does not, on purpose: of a profile in which everything
# has a name; and of a report that is then refused.
UNSAID = [
    re.compile(rb"^Main binary filename not available\.\n", re.MULTILINE),
    re.compile(rb"^(For tag .*\n|\w+ expression matched no samples\n)+(?=parsing |zero divisor )",
               re.MULTILINE),
]


def difference(session, references, actual):
    """The difference from all runs of pprof; none where it is like them but for ties."""
    expected, files = references[0]
    outcome, own_files = actual
    if outcome.status != expected.status:
        return Difference(
            f"exit status {outcome.status} where pprof has {expected.status}",
            tuple(comparison.tail(outcome.errors)))
    outputs = [each.output.split(PROMPT) for each, _ in references]
    found = differing_output(session, outputs, outcome.output.split(PROMPT))
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


def differing_output(session, references, parts):
    """Compares what stands between the prompts."""
    if len(parts) != len(references[0]):
        return shown("prompts", PROMPT.join(references[0]), PROMPT.join(parts))
    for at, part in enumerate(parts):
        others = [each[at] for each in references if len(each) > at]
        if not any_alike(line_case(session, at - 1), others, part):
            return shown("standard output", others[0], part)
    return None


def line_case(session, at):
    """The report that a line asks for, as the ties of that report are known; no line asks for none."""
    line = session.lines[at] if 0 <= at < len(session.lines) else b""
    words = line.decode("utf-8", "replace").split()
    name = words[0].rstrip("0123456789") if words else ""
    by_cum = "-cum" in words or "--cum" in words or is_set_to_cum(session.lines[:max(at, 0)])
    return Case("shell", (f"-{name}", *["-cum"] * by_cum))


def is_set_to_cum(lines):
    """Whether the last line that says by what to sort says so by cum."""
    settings = [line.replace(b" ", b"") for line in lines]
    chosen = [each for each in settings if each in BY_CUM + BY_FLAT]
    return bool(chosen) and chosen[-1] in BY_CUM


def file_case(session, name):
    """The report that was last sent to a file of that name, or that numbers such files."""
    for at, line in reversed(list(enumerate(session.lines))):
        if name.encode() in line.replace(b">", b" ").split()[1:]:
            return line_case(session, at)
    suffix = name.rpartition(".")[2]
    return Case("shell", (f"-{ {'gz': 'proto', 'out': 'callgrind'}.get(suffix, suffix) }",))


def any_alike(case, references, output):
    if case.command == "weblist":  # the page is swprof's own, and knows more where there is no binary
        return output.startswith(PAGE) == references[0].startswith(PAGE)
    actual = comparison.comparable(case, Outcome(0, output))
    outcomes = [comparison.comparable(case, Outcome(0, each)) for each in references]
    return any(ties.agree(case, expected, actual) for expected in outcomes)


def readable(errors):
    """Standard error with what is not UTF-8 marked."""
    return errors.decode("utf-8", "replace").encode()


def missing_line(expected, actual):
    """The first line of pprof's on standard error that swprof does not have, in that order."""
    for each in UNSAID:
        expected = each.sub(b"", expected)
    lacking, _ = messages.unsaid(expected.splitlines(), actual.splitlines(), messages.goes_on)
    return None if lacking is None else shown("standard error", expected, actual)


def shown(kind, expected, actual):
    first, second = expected.split(b"\n"), actual.split(b"\n")
    at = comparison.first_difference(first, second)
    return Difference(kind, tuple(comparison.context(first, second, at)))
