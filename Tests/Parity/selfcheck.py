#!/usr/bin/env python3
"""Whether the comparison is as strict as it says: it tries it on pprof's own outputs.

Runs of pprof that differ in ties must pass; an output in which a number, a colour, the order or the
existence of a line is another must not. `parity.py` does a part of this before it begins.
"""

import re
import sys
from itertools import combinations, islice, product

sys.dont_write_bytecode = True

import comparison  # noqa: E402
import reference  # noqa: E402
import ties  # noqa: E402
from case import Case  # noqa: E402
from comparison import Outcome  # noqa: E402
from runner import Runner  # noqa: E402

RUNS = 6
REPORTS = ("top", "tree", "peek=.", "tags", "dot", "callgrind", "topproto")

# Of these, every order matters; of those, many lines have none.
ORDERED = [("example", []), ("call-tree", []), ("residual", ["-nodecount=6"]),
           ("nodelets", []), ("tags", ["-lines"])]
TIED = [("ties", ["-files"]), ("ties", ["-call_tree"]), ("signs", []), ("gains", ["-call_tree"]),
        ("call-tree", ["-call_tree"]), ("ties", ["-files", "-cum"])]

# Large ones, of which only the ties are tried.
VARYING = [
    (f"-{report}", "-files", "-nodecount=0", "-symbolize=none",
     "-diff_base=Fixtures/Profiles/go/cpu-before.pb.gz", "Fixtures/Profiles/go/cpu-after.pb.gz")
    for report in ("top", "tree", "peek=.", "tags")
]


def main():
    scratch = reference.CACHE / "scratch"
    scratch.mkdir(parents=True, exist_ok=True)
    tried, faults = checked(Runner(reference.pprof(), "", scratch))
    print(*faults, sep="\n", end="\n" if faults else "")
    print(f"{tried} comparisons, {len(faults)} judged wrong")
    return 1 if faults or not tried else 0


def checked(runner, step=1):
    """How many comparisons were tried, and a line about each that was judged wrong.

    Of the altered outputs, one of so many is tried.
    """
    tried, faults = 0, []
    for case, is_tied in subjects():
        count = RUNS if is_tied else 2
        outcomes = [runner.outcome(runner.reference, case) for _ in range(count)]
        for first, second in combinations(outcomes, 2):
            tried += 1
            if not agree(case, first, second):
                faults.append(f"{case}: refused what only ties distinguish")
        if case.arguments in VARYING:
            continue
        changes = altered(case, outcomes[0].output, is_tied)
        for what, output in islice(changes, 0, None, step):
            tried += 1
            if agree(case, outcomes[0], Outcome(0, output)):
                faults.append(f"{case}: did not see {what}")
    return tried, faults


def subjects():
    """The cases, and whether something ties in them."""
    for is_tied, rows in ((False, ORDERED), (True, TIED)):
        for (name, chosen), report in product(rows, REPORTS):
            path = f"Fixtures/Profiles/synthetic/{name}.pb.gz"
            yield Case("self-check", (f"-{report}", "-symbolize=none", *chosen, path)), is_tied
    for arguments in VARYING:
        yield Case("self-check", arguments), True


def agree(case, expected, actual):
    return comparison.are_equal(expected, actual) or ties.differ_in_ties_only(
        case, expected, actual)


def altered(case, output, is_tied):
    """The same output with one thing wrong, and what that is."""
    if case.command == "topproto":
        for at in range(0, len(output), 3 if is_tied else 1):
            yield f"byte {at}", output[:at] + bytes([output[at] ^ 1]) + output[at + 1:]
        return
    lines = output.split(b"\n")
    for at, line in enumerate(lines[:-1]):
        before, after = lines[:at], lines[at + 1:]
        yield f"line {at} lost", b"\n".join(before + after)
        yield f"line {at} twice", b"\n".join(before + [line, line] + after)
        for changed in altered_numbers(case, line, is_tied):
            yield f"{line} as {changed}", b"\n".join(before + [changed] + after)
        if not is_tied and after[0] != line and after[1:]:
            swapped = b"\n".join(before + [after[0], line] + after[1:])
            yield f"lines {line} and {after[0]} in the other order", swapped


def altered_numbers(case, line, is_tied):
    """A line with each of its numbers or colours changed; a running sum is not told among ties."""
    words = list(re.finditer(rb"#[0-9a-f]+|\d+", line))
    if is_tied and case.command in ("top", "tree", "peek"):
        words = [word for word in words if word.end() < 12 or word.start() > 26]
    for word in words:
        last = b"%d" % ((line[word.end() - 1] - 47) % 10)
        yield line[:word.end() - 1] + last + line[word.end():]


if __name__ == "__main__":
    sys.exit(main())
