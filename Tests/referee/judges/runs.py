"""Stretches of neighbours that tie."""

from itertools import groupby


class Unreadable(Exception):
    """An output that is not shaped as its report should be; nothing of it is excused."""


def magnitude(value):
    """A printed value without its sign."""
    return value.removeprefix(b"-")


def closed(items, key):
    """Neighbours of one key, as a list of (key, items)."""
    return [(each, list(run)) for each, run in groupby(items, key)]


def runs(edges):
    """Triples (value, name, contents) as runs that tie, their contents sorted.

    Equal values are in the order of their names, unless both signs occur among them: pprof takes +5
    and -5 for neither less nor equal.
    """
    result = []
    for value, run in closed(edges, lambda edge: magnitude(edge[0])):
        if len({edge[0] for edge in run}) > 1:
            result.append((value, sorted(edge[2] for edge in run)))
            continue
        for name, same in closed(run, lambda edge: edge[1]):
            result.append((value, name, sorted(edge[2] for edge in same)))
    return result
