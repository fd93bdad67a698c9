"""Whether the comparison is as strict as it says: it tries it on pprof's own outputs.

Runs of pprof that differ in ties must pass; an output in which a number, a colour, the order or the
existence of a line is another must not. `parity.py` does a part of this before it begins.
"""

import sys
from itertools import combinations, islice, product

from . import reference
from .alterations import altered
from .case import Case
from .judges import ties
from .judges.comparison import Outcome
from .runner import Runner

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
    tried, faults = checked(Runner(reference.pprof(), "", reference.scratch()))
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
            if not ties.agree(case, first, second):
                faults.append(f"{case}: refused what only ties distinguish")
        if case.arguments in VARYING:
            continue
        changes = altered(case, outcomes[0].output, is_tied)
        for what, output in islice(changes, 0, None, step):
            tried += 1
            if ties.agree(case, outcomes[0], Outcome(0, output)):
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


if __name__ == "__main__":
    sys.exit(main())
