"""Graphs in the DOT language, but for the numbers that ties give to nodes.

Nodes are numbered in the order of a score that is not printed. Those of one name that stand next
to each other may have tied, so they are known by their contents and neighbours instead: each gets
a colour from its own lines, then, again and again, from the colours at the other ends of its edges
(Weisfeiler and Leman's test), until that tells no more nodes apart.
"""

import re

from .runs import Unreadable, closed, runs

START = re.compile(rb"(N+\d+(_\d+)*( ->|) |digraph \"|node \[|subgraph |\}$)")
NODE = re.compile(rb'N(\d+) (\[label="(?:.*)") id="node\1" (.* tooltip="(.*) \([^"]*\)" color=.*)')
LEAFLET = re.compile(rb'(?:N+\d+(?:_\d+)+|N\d+(?:_\d+)* -> N+\d+(?:_\d+)+) \[label')
EDGE = re.compile(rb'N(\d+) -> N(\d+) (\[label=" ([^ "\\]*)[^"]*".* tooltip="(.*)" labeltooltip=.*)')
ROUNDS = 50


def canonical(output, _):
    """The frame, the nodes in runs of one name, the edges in runs of one value and name."""
    frame, nodes, edges = parsed(statements(output))
    groups = closed(nodes, lambda node: node.name)
    colours = {b"0": 0}
    for index, (_, group) in enumerate(groups):
        for node in group:
            colours[node.number] = hash((index, node.contents()))
    for node in nodes:
        if nodes[int(node.number) - 1] is not node:
            raise Unreadable
    colours = refined(colours, edges)
    return (
        frame,
        [(name, sorted(colours[node.number] for node in group)) for name, group in groups],
        runs([(weight, names, (colours[source], colours[target], text))
              for source, target, weight, names, text in edges]))


class Node:
    """A node with the lines of its nodelets."""

    def __init__(self, match):
        self.number, self.name = match[1], match[4]
        self.line = match[2] + match[3]
        self.leaflets = []

    def contents(self):
        """What the node prints, without its number and, where tags tie, without theirs."""
        own = re.compile(rb"\bN" + self.number + rb"(?=_| ->)|(?<=\bN)N" + self.number + rb"(?=_)")
        lines = [own.sub(b"N", line) for line in self.leaflets]
        return self.line, repr(tag_runs(lines)).encode()


def tag_runs(lines):
    """Label tags with their numeric tags below, as runs; the places that they take, beside."""
    tags, places = [], []
    for line in lines:
        identity = re.match(rb"(?:N+(?:_\d+)* -> )?N+((?:_\d+)+) ", line)[1]
        path = identity.split(b"_")[1:]
        is_nested = line.startswith(b"NN") or b" -> NN" in line.split(b"[")[0]
        if not is_nested or len(path) == 1:
            head = path[0], is_nested
            if not tags or tags[-1][0] != head:
                tags.append((head, []))
                places.append(head)
        if not tags:
            raise Unreadable
        tags[-1][1].append(line)
    return places, runs([tag(*each) for each in tags])


def tag(head, lines):
    """A tag as a triple of `runs`: its weight, its text, its lines without its own number."""
    weight = re.search(rb'tooltip="([^"]*)"', lines[0])
    if not weight:
        raise Unreadable
    number = re.compile(rb"(?<=N_)" + head[0] + rb"(?=[ _\"])")
    lines = [number.sub(b"", line) for line in lines]
    own, nested = lines[:2], lines[2:]
    are_nested = [b"NN__" in line.split(b"[")[0] for line in lines]
    if any(are_nested[:2]) or not all(are_nested[2:]) or len(lines) % 2:
        raise Unreadable
    places = [set(re.findall(rb"NN__(\d+)", line.split(b"fontsize")[0])) for line in nested]
    pairs = [nested[at:at + 2] for at in range(0, len(nested), 2)]
    below = [(pair[0].rsplit(b'tooltip="', 1)[1], pair[0].split(b'"')[1], tuple(
        re.sub(rb"NN__\d+", b"NN__", line) for line in pair)) for pair in pairs]
    text = lines[0].split(b'"')[1]
    return weight[1], text, (head[1], *own, repr((places, runs(below))).encode())


def statements(output):
    """Lines, those joined that a line feed in a tag has cut."""
    result = []
    for line in output.split(b"\n"):
        if START.match(line) or not result:
            result.append(line)
        else:
            result[-1] += b"\n" + line
    return result


def parsed(lines):
    """The frame with the number of lines of each kind, which must not mix; nodes; edges."""
    frame, nodes, edges, kinds = [], [], [], []
    for line in lines:
        if match := re.fullmatch(NODE.pattern, line, re.DOTALL):
            nodes.append(Node(match))
            kinds.append("node")
        elif LEAFLET.match(line):
            if kinds[-1:] != ["node"]:
                raise Unreadable
            nodes[-1].leaflets.append(line)
        elif match := re.fullmatch(EDGE.pattern, line, re.DOTALL):
            names = match[5].replace(b" ... ", b" -> ").rpartition(b" (")[0]
            edges.append((match[1], match[2], match[4], names, match[3]))
            kinds.append("edge")
        else:
            frame.append(line)
            kinds.append("frame")
    return (frame, [kind for kind, _ in closed(kinds, str)]), nodes, edges


def refined(colours, edges):
    for _ in range(ROUNDS):
        around = {number: [] for number in colours}
        for source, target, _, _, text in edges:
            if source not in around or target not in around:
                raise Unreadable
            around[source].append((1, text, colours[target]))
            around[target].append((2, text, colours[source]))
        finer = {number: hash((colour, tuple(sorted(around[number]))))
                 for number, colour in colours.items()}
        if len(set(finer.values())) == len(set(colours.values())):
            return finer
        colours = finer
    return colours
