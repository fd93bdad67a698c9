"""The part of the matrix for the reports of graphs, labels and source lines."""

from itertools import cycle, product

from ..case import Case, report
from ..reference import ROOT
from . import options
from . import report_options as table


def plain(matrix):
    """Every report of every profile."""
    for source in matrix.sources + matrix.outside:
        for command in (*table.TEXTS, "peek=m", "list=a"):
            yield report("plain", command, [], source)
        yield report("plain", "dot", ["-call_tree"], source)
    for source in matrix.rich:
        for command, chosen in product(("peek=m", "topproto"), options.some_shapes()):
            yield report("shape", command, chosen, source)


def shapes(matrix):
    """Granularity × sort × inlined frames × columns."""
    commands = ("tree", "dot", "callgrind", "traces")
    for name, command, chosen in product(table.SHAPED, commands, options.every_shape()):
        if command != "traces" or "-cum" not in chosen:
            yield report("shape", command, chosen, matrix.named(name))


def limits(matrix):
    """How much of a graph is shown, and call trees."""
    for name, chosen in product(table.DRAWN, table.LIMITS):
        yield report("graph limit", "dot", chosen, matrix.named(name))
    for name, chosen in product(table.DRAWN + ["example", "negative"], table.TEXT_LIMITS):
        for command in ("tree", "topproto"):
            yield report("graph limit", command, chosen, matrix.named(name))
        yield report("graph limit", "callgrind", [*chosen, "-call_tree"], matrix.named(name))
        yield report("graph limit", "peek=a|l", chosen, matrix.named(name))
    for source, chosen in product(matrix.outside, table.TEXT_LIMITS[:8]):
        for command in ("tree", "dot"):
            yield report("graph limit", command, chosen, source)


def values(matrix):
    """Units, divisors, means, sample types."""
    commands = cycle(["tree", "dot", "callgrind", "topproto", "traces", "tags", "list=."])
    for name, unit in product(table.VALUED, table.UNITS):
        for _ in range(4):
            yield report("unit", next(commands), [f"-unit={unit}"], matrix.named(name))
    for name, divisor in product(table.VALUED, table.DIVISORS):
        for _ in range(2):
            yield report("divisor", next(commands), [f"-divide_by={divisor}"], matrix.named(name))
    for name, chosen in product(table.MEANT, table.MEANS):
        for command in ("tree", "dot", "callgrind", "topproto", "traces", "tags", "list=."):
            yield report("mean", command, chosen, matrix.named(name))
    for source, chosen in zip(matrix.sources * 2, cycle(options.SELECTORS)):
        yield report("selector", next(commands), chosen, source)


def labels(matrix):
    """Labels as nodelets, in traces, as tags, and as pseudo frames."""
    for name, chosen in product(table.LABELLED, table.LABEL_OPTIONS):
        for command in ("dot", "traces", "tags"):
            yield report("label", command, chosen, matrix.named(name))
    commands = cycle(["tree", "dot", "callgrind", "traces", "tags", "topproto"])
    for name, (flag, value) in product(table.LABELLED, product(
            ("tagroot", "tagleaf"), options.TAG_LISTS)):
        yield report("tag frame", next(commands), [f"-{flag}={value}"], matrix.named(name))
    for name, (flag, value) in product(table.LABELLED[1:4], product(
            ("tagfocus", "tagignore"), options.TAG_FILTERS)):
        yield report("tag filter", next(commands), [f"-{flag}={value}"], matrix.named(name))


def filters(matrix):
    """The name filters, and paths, through each report in turn."""
    commands = cycle(["tree", "dot", "callgrind", "traces", "tags", "topproto", "list=.", "peek=a"])
    for source in matrix.rich + [matrix.named(name) for name in ("residual", "call-tree", "wide")]:
        patterns = options.patterns(source.family)
        for flag, pattern in product(table.FILTERS, patterns):
            yield report("frame filter", next(commands), [f"-{flag}={pattern}"], source)
    names = ("example", "no-mapping", "mappings", "cpu-after", "listing")
    for name, chosen in product(names, options.PATHS):
        for _ in range(3):
            yield report("path", next(commands), chosen, matrix.named(name))
    for source, chosen in zip(matrix.sources * 3, cycle(options.PRESENTATIONS)):
        yield report("presentation", next(commands), chosen, source)


def comparisons(matrix):
    """Base profiles, and several sources."""
    path = matrix.paths()
    commands = cycle(["tree", "dot", "callgrind", "traces", "tags", "topproto", "peek=.", "list=a"])
    extra = [("gains", "example"), ("example", "gains"), ("residual", "call-tree"),
             ("nodelets", "nodelets"), ("signs", "gains"), ("wide", "deep"), ("ties", "residual")]
    for index, (base, *names) in enumerate(options.PAIRS + extra):
        files = [path[name] for name in names]
        for at, (flag, chosen) in enumerate(product(("base", "diff_base"), table.COMPARISONS)):
            for command in ("dot" if (index + at) % 2 else "tree", next(commands)):
                arguments = [f"-{flag}={path[base]}", *chosen, *files]
                yield Case("base", (f"-{command}", "-symbolize=none", *arguments))
        next(commands)
    for names in options.MERGES:
        for _ in range(3):
            files = [path[name] for name in names]
            if not files[0].endswith(".prof") or "java" in files[0]:
                yield Case("merge", (f"-{next(commands)}", "-symbolize=none", *files))


def sources(matrix):
    """Patterns of peek and list; where list finds its files."""
    for name, pattern in product(("example", "ties", "invalid-utf8", "mappings", "deep"),
                                 table.PEEKS):
        for chosen in ([], ["-lines"], ["-addresses"], ["-files", "-cum"]):
            yield report("peek", f"peek={pattern}", chosen, matrix.named(name))
        yield report("list", f"list={pattern}", [], matrix.named(name))
    listing = matrix.named("listing")
    for chosen, pattern in product(table.SOURCE_PATHS, table.LISTS):
        yield report("list", f"list={pattern}", matrix.located(chosen), listing)
    base = ["-trim_path=/build/src", "-source_path=Fixtures/Source:SCRATCH"]
    for chosen, pattern in product(table.LIST_OPTIONS, (".", "again|total", "price")):
        yield report("list", f"list={pattern}", matrix.located([*base, *chosen]), listing)
    for folder, pattern, chosen in product(table.FOLDERS, table.LISTS[:9], (
            [], ["-trim_path=/build/src"], ["-source_path=."], ["-source_path=pkg:.."])):
        arguments = (f"-list={pattern}", *chosen, str(ROOT / listing.path))
        yield Case("list", arguments, folder=folder)
    for flag, other in product(("base", "diff_base"), ("listing", "example")):
        arguments = [f"-{flag}={matrix.named(other).path}", *matrix.located(base)]
        yield report("list", "list=.", ["-symbolize=none", *arguments], listing)


def pictures(matrix):
    """What Graphviz draws, and reports written to a file."""
    for name, chosen in product(table.PICTURED, table.PICTURE_OPTIONS):
        yield report("picture", "svg", chosen, matrix.named(name))
    for name, command in product(("example", "nodelets"), ("png", "gif", "pdf", "ps")):
        yield report("picture", command, [], matrix.named(name))
    for name, command in product(("example", "heap-after"), (
            *table.TEXTS, "top", "raw", "proto", "peek=m", "list=m", "svg", "png")):
        source = matrix.named(name)
        yield Case("file", (f"-{command}", *source.arguments), writes_file=True)
    yield Case("file", ("-peek=zzz", matrix.named("example").path), writes_file=True)


def surroundings(matrix):
    """Spellings, zones, and what is refused."""
    example = matrix.named("example").path
    for chosen in table.SPELLINGS:
        yield Case("spelling", (*chosen, example))
    for chosen in table.REFUSED:
        yield Case("refused", (*chosen, example))
    commands = cycle(["tree", "dot", "callgrind", "traces", "tags", "topproto", "peek=.", "list=.",
                      "comments"])
    for path in matrix.malformed * 2:
        yield Case("malformed", (f"-{next(commands)}", "-symbolize=none", path))
    for zone, command in product(options.ZONES, ("tree", "traces", "dot")):
        yield report("zone", command, [], matrix.named("example"), TZ=zone)
    for command in (*table.TEXTS, "peek=.", "list=."):
        binary = "Fixtures/Binaries/tiny"
        yield Case("binary", (f"-{command}", "-symbolize=none", binary, example))
        yield report("all frames", command, ["-all_frames"], matrix.named("drop-frames"))
        yield report("comment", command, ["-add_comment=by hand", "-add_comment=#no"],
                     matrix.named("labels"))


GROUPS = [
    plain, shapes, limits, values, labels, filters, comparisons, sources, pictures, surroundings,
]
