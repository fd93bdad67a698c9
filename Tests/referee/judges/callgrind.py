"""Callgrind output with its compressions undone, which depend on what came before."""

import re

from .runs import Unreadable, closed, runs

NAME = re.compile(rb"\(([1-9]\d*)\)(?: (.*))?", re.DOTALL)
DISAMBIGUATED = re.compile(rb"(.*) \[([1-9]\d*)/([1-9]\d*)\]", re.DOTALL)


def canonical(output, by_cum):
    """The header, and the nodes in runs that tie, each with its calls in runs that tie.

    Functions that share a name are numbered in the order of the nodes. So where
    nodes of such a name tie, a number counts by who calls it, not by itself.
    """
    header, nodes = Reader(output).read()
    groups = closed(nodes, lambda node: (b"" if by_cum else node.value.removeprefix(b"-"),
                                         node.identity[1:]))
    tied = {key[1][:2] for key, group in groups if len(group) > 1}
    called = {}
    for node in nodes:
        for call in filter(lambda call: call.number, node.calls):
            number = None if call.function in tied else call.number
            callers = called.setdefault((call.file, call.name, call.number), (number, []))
            callers[1].append((node.identity, node.value, call.text))
    return (
        header, [(key, sorted(node.contents() for node in group)) for key, group in groups],
        sorted((file, name, repr((number, sorted(callers))))
               for (file, name, _), (number, callers) in called.items()))


class Call:
    def __init__(self, file, name, place, weight):
        found = DISAMBIGUATED.fullmatch(name)
        self.file, self.name = file, name
        self.function, self.number = (file, name), None
        if found:
            if not 1 <= int(found[2]) <= int(found[3]):
                raise Unreadable
            self.function = file, found[1]
            self.name, self.number = found[1] + b" [/" + found[3] + b"]", found[2]
        self.weight, self.text = weight, (self.file, self.name, place, weight)


class Node:
    def __init__(self, object_file, file, name, place, value):
        self.identity = object_file, file, name, place
        self.value, self.calls = value, []

    def contents(self):
        calls = [(call.weight, repr(call.text[:3]).encode(), call.text) for call in self.calls]
        return self.identity, self.value, repr(runs(calls)).encode()


class Reader:
    """Reads line by line, and insists on each compression being as it must be."""

    def __init__(self, output):
        self.lines = output.split(b"\n")
        if self.lines.pop() != b"":
            raise Unreadable
        self.lines.reverse()
        self.tables = {b"ob": [], b"fl": [], b"fn": []}
        self.previous = None

    def read(self):
        header = [self.lines.pop() for _ in self.lines[:2]]
        nodes, scope = [], ()
        while self.lines:
            if self.lines[-1] == b"":
                self.lines.pop()
                scope = tuple(self.name(each, each) for each in (b"ob", b"fl", b"fn"))
            place, value = self.cost(self.next())
            nodes.append(Node(*scope, place, value))
            while self.lines and self.lines[-1].startswith(b"cfl="):
                nodes[-1].calls.append(self.call())
            self.previous = place[0]
        return header, nodes

    def next(self):
        if not self.lines:
            raise Unreadable
        return self.lines.pop()

    def call(self):
        file, name = self.name(b"cfl", b"fl"), self.name(b"cfn", b"fn")
        start, _, rest = self.next().partition(b"=0 ")
        cost = self.next()
        if start != b"calls" or not cost.startswith(b"* * "):
            raise Unreadable
        return Call(file, name, self.place(*rest.split(b" ")), cost[4:])

    def cost(self, line):
        parts = line.split(b" ")
        if len(parts) != 3:
            raise Unreadable
        return self.place(*parts[:2]), parts[2]

    def name(self, keyword, table):
        found, _, text = self.next().partition(b"=")
        if found != keyword:
            raise Unreadable
        if not text:
            return b""
        match, known = NAME.fullmatch(text), self.tables[table]
        if not match:
            raise Unreadable
        number = int(match[1])
        if match[2] is None:
            if not 1 <= number <= len(known):
                raise Unreadable
            return known[number - 1]
        if number != len(known) + 1 or match[2] in known:
            raise Unreadable
        known.append(match[2])
        return match[2]

    def place(self, address, line):
        """An address in full, which must have been written in the shortest way."""
        if address == b"*":
            full = self.previous
        elif address.startswith(b"0x"):
            full = int(address, 16)
        else:
            full = ((self.previous or 0) + int(address)) % (1 << 64)
        if full is None or self.shortened(full) != address:
            raise Unreadable
        return full, line

    def shortened(self, address):
        whole = b"0x%x" % address
        if self.previous is None:
            return whole
        if address == self.previous:
            return b"*"
        difference = (address - self.previous + (1 << 63)) % (1 << 64) - (1 << 63)
        signed = b"%+d" % difference
        return signed if len(signed) < len(whole) else whole
