"""The part of the matrix for symbols that swprof finds in binaries itself, and for their code."""

from itertools import product

import go_programs
from case import Case

KINDS = ["cpu-after", "heap-after", "mutex", "goroutine"]
REPORTS = [
    "top", "tree", "traces", "peek=insert|malloc", "list=.", "tags", "callgrind", "dot",
]
SHAPES = [[], ["-lines"], ["-addresses"], ["-files", "-cum"], ["-noinlines"], ["-filefunctions"]]
FILTERS = [
    ["-focus=shapes"], ["-ignore=runtime"], ["-show_from=plant"], ["-hide=insert"],
    ["-focus=ledger.go", "-lines"],
]
LISTED = ["insert|Sum", "Fibonacci|Spin|Mix", "newEntry|Keep|Nest", "mallocgc|scanobject", "main"]
CODE = [
    "shapes", "workshop/", "Fibonacci|Spin", "mallocgc", "memmove|memclr|memequal", "systemstack",
    "findObject|scan", "zzz",
]


def found(_):
    """What the runtime knew of its own addresses, against what swprof finds in the binary."""
    for program in go_programs.profiles(KINDS):
        chosen = [(report, shape) for report, shape in product(REPORTS, SHAPES)]
        chosen += [(report, shape) for report, shape in product(["top", "traces"], FILTERS)]
        chosen += [(f"list={pattern}", []) for pattern in LISTED]
        for report, shape in chosen:
            yield Case("found symbols", (f"-{report}", *shape, program.bare),
                       reference_profile=program.symbolized)


def both(_):
    """The same without the runtime's symbols for either. pprof knows no inlined calls then."""
    for program in go_programs.profiles(KINDS):
        if not program.build.endswith("plain"):
            continue
        for report, shape in product(REPORTS, SHAPES):
            if report != "list=." and "-files" not in shape:
                yield Case("both find symbols", (f"-{report}", *shape, program.bare))


def code(_):
    """Instructions with their values, and source lines with theirs."""
    for program in go_programs.profiles(KINDS[:2]):
        for pattern, profile in product(CODE, (program.bare, program.symbolized)):
            for chosen in ([], ["-sample_index=0"]):
                yield Case("code", (f"-disasm={pattern}", *chosen, profile))
        if program.build.endswith("plain"):
            for pattern in CODE:
                yield Case("code", (f"-weblist={pattern}", program.bare), writes_file=True)


GROUPS = [found, both, code]
