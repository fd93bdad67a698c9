"""The order that pprof leaves open, per report.

pprof walks hash maps and sorts what it finds by an order that is not total. What ties there comes
out in another order in the next run. Each function of CANONICAL turns an output into a value that
is the same for all those orders, and for nothing else: a list of runs (key, contents), where a run
is a stretch of neighbours that tie. What it cannot read it refuses with `Unreadable`.

Two things tie: nodes that sort by the same value and print the same name; and edges or tags whose
values differ in sign only, which pprof then does not even compare by name.
"""

import re
from collections import Counter
from functools import reduce
from operator import and_, or_

from . import callgrind, graphs, topproto
from .runs import Unreadable, closed, magnitude, runs

COLUMNS = b"      flat  flat%   sum%        cum   cum%"
SEPARATOR = b"-" * 58 + b"+" + b"-" * 13
MARKER = re.compile(rb" \((partial-)?inline\)$")
EDGE = re.compile(rb" *(\S+) +\S+% \|   (.*)")
NODE = re.compile(rb"( *(\S+) +\S+%)( +\S+%)( +(\S+) +\S+% {16}\| )(.*)")
ROW = re.compile(rb"( *(\S+) +\S+%)( +\S+%)( +(\S+) +\S+%  )(.*)")
TAG = re.compile(rb"^ +(\S+)( \( *\S+%\))?: ")


def agree(case, expected, actual):
    """The same to the byte, or but for the order of what ties."""
    return expected.is_same(actual) or differ_in_ties_only(case, expected, actual)


def differ_in_ties_only(case, expected, actual):
    """The same contents, of which only those that tie have changed places."""
    canonical = CANONICAL.get(case.command)
    if canonical is None or expected.status != actual.status:
        return False
    by_cum = any(re.fullmatch(r"--?cum(=.*)?", each) for each in case.arguments)
    try:
        return canonical(expected.output, by_cum) == canonical(actual.output, by_cum)
    except (Unreadable, LookupError, TypeError, ValueError):  # the latter: of a malformed one
        return False


def lies_between(case, expected, actual):
    """Whether an output takes from each of several runs of pprof what it takes.

    Where nodes tie at a limit, pprof shows one or another of them, and what else depends on that.
    Then an output must have the lines that all runs have, and none that no run has. Of a graph in
    which so much ties that pprof hardly ever prints the same one again, only the legend is asked.
    """
    try:
        contents = {repr(CANONICAL[case.command](each, False)) for each in expected}
    except (Unreadable, LookupError, TypeError, ValueError):
        return False
    read = unnumbered
    if case.command == "dot" and len(contents) > len(expected) // 2:
        read = legend
    counts = [Counter(read(case, each)) for each in expected]
    least, most = reduce(and_, counts), reduce(or_, counts)
    return len(contents) > 1 and least <= Counter(read(case, actual)) <= most


def legend(_, output):
    return [line for line in output.split(b"\n") if not line.startswith(b"N")]


def unnumbered(case, output):
    """Lines without what depends on their place."""
    for line in output.split(b"\n"):
        if case.command == "dot":
            yield re.sub(rb"\b(N+|node)\d+", rb"\1", line) if line.startswith(b"N") else line
        elif case.command == "topproto":
            yield line
        else:
            yield ROW.sub(rb"\1\4\6", line)


def top(output, by_cum):
    """The header, and the rows; a running sum counts where a run of ties ends."""
    header, found, rest = output.partition(COLUMNS + b"\n")
    lines = rest.split(b"\n")
    rows = [ROW.fullmatch(line) for line in lines[:-1]]
    if not found or lines[-1] or not all(rows):
        raise Unreadable
    return header, [summed(key, run) for key, run in closed(rows, lambda row: (
        magnitude(row[5 if by_cum else 2]), MARKER.sub(b"", row[6])))]


def summed(key, run):
    return key, sorted(row[1] + row[4] + row[6] for row in run), run[-1][3]


def tree(output, by_cum):
    """The header, and blocks: callers, the node, callees."""
    header, *blocks = output.split(SEPARATOR + b"\n")
    if len(blocks) < 2:
        return header, blocks
    legend, *blocks, rest = blocks
    nodes = [tree_block(block.split(b"\n"), by_cum) for block in blocks]
    parts = [(key, [each[1] for each in run]) for key, run in closed(nodes, lambda each: each[0])]
    return header, legend, rest, [(key, *tree_run(run)) for key, run in parts]


def tree_run(blocks):
    rows = [repr((callers, row[1] + row[4] + row[6], callees)) for callers, row, callees in blocks]
    return sorted(rows), blocks[-1][1][3]


def tree_block(lines, by_cum):
    at = next((index for index, line in enumerate(lines) if NODE.fullmatch(line)), None)
    if at is None or lines[-1]:
        raise Unreadable
    row = NODE.fullmatch(lines[at])
    key = magnitude(row[5 if by_cum else 2]), row[6]
    return key, (tree_edges(lines[:at]), row, tree_edges(lines[at + 1:-1]))


def tree_edges(lines):
    edges = [EDGE.fullmatch(line) for line in lines]
    if not all(edges):
        raise Unreadable
    return runs([(edge[1], MARKER.sub(b"", edge[2]), edge[0]) for edge in edges])


def tags(output, _):
    """A block per key, in which tags of opposite signs have no order."""
    blocks = []
    for block in output.split(b"\n\n"):
        title, *lines = block.split(b"\n")
        found = [(TAG.match(line), line) for line in lines]
        blocks.append((title, runs(
            [(match[1] if match else b"", line, line) for match, line in found])))
    return blocks


CANONICAL = {
    "top": top, "text": top, "tree": tree, "peek": tree, "tags": tags,
    "dot": graphs.canonical, "callgrind": callgrind.canonical,
    "topproto": topproto.canonical,
}
