"""The matrix: profiles × options. Each function of GROUPS yields the cases of one subject."""

from dataclasses import replace
from itertools import cycle, product
from pathlib import Path

from ..case import Case, report
from ..reference import ROOT
from . import options, random_cases, report_cases, symbol_cases


class Matrix:
    """Collects cases over a list of sources."""

    def __init__(self, sources, outside, malformed, seed, scratch):
        self.sources, self.outside, self.malformed = sources, outside, malformed
        self.seed, self.scratch = seed, scratch
        self.rich = [source for source in sources if source.is_rich]

    def named(self, name):
        return next(source for source in self.sources if source.name == name)

    def paths(self):
        """The file of each profile by name; text beside one in protobuf ends in `-text`."""
        path = {each.name: each.path for each in self.sources if "debug1" not in each.path}
        texts = {each.name: each.path for each in self.sources if "debug1" in each.path}
        return {**path, **{f"{name}-text": file for name, file in texts.items()}}

    def located(self, arguments):
        """Arguments with the folders put in that depend on where the project lies."""
        folder = str(long_lines(Path(self.scratch) / "source"))
        return [each.replace("SCRATCH", folder).replace("ROOT", str(ROOT)) for each in arguments]

    def cases(self):
        unique = {}
        for group in GROUPS:
            for case in group(self):
                unique.setdefault(replace(case, group=""), case)
        return list(unique.values())


def long_lines(folder):
    """Writes sources with lines of 64 KiB, which end a listing, and of a byte less."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, length in (("long.c", 1 << 16), ("nearly.c", (1 << 16) - 1)):
        (folder / name).write_text(f"first\nsecond\n{'x' * length}\nfourth\nfifth\n")
    return folder


def shapes(matrix):
    """Every profile as it is, then granularity × sort × inlined frames × columns."""
    for source in matrix.sources + matrix.outside:
        for command in ("top", "text", "raw", "proto"):
            yield report("plain", command, [], source)
        if source.has_symbols:
            yield report("plain", "raw", ["-symbolize=none"], source)
        rows = options.every_shape() if source.is_rich else options.some_shapes()
        for chosen in rows:
            yield report("shape", "top", chosen, source)
    for source in matrix.rich:
        for granularity, flag in product(options.GRANULARITIES, options.RAW_SHAPES):
            yield report("shape", "raw", [f"-{granularity}", *flag], source)
        yield report("shape", "proto", ["-noinlines"], source)


def frame_filters(matrix):
    """The name filters, alone and in pairs, through top, raw and proto in turn."""
    for source in matrix.rich + matrix.outside:
        patterns = options.patterns(source.family)
        for name, pattern in product(options.FRAME_FILTERS, patterns):
            for command in ("top", "raw"):
                yield report("frame filter", command, [f"-{name}={pattern}"], source)
        commands = cycle(["top", "raw", "proto", "text"])
        pairs = zip(options.FRAME_FILTERS, options.FRAME_FILTERS[2:] + options.FRAME_FILTERS[:2])
        for (one, other), (first, second) in product(pairs, zip(patterns, patterns[1:])):
            chosen = [f"-{one}={first}", f"-{other}={second}"]
            yield report("frame filters", next(commands), chosen, source)
    for name, pattern in product(("example", "invalid-utf8", "names"), options.EXPRESSIONS):
        for filtering in ("focus", "hide"):
            yield report("expression", "top", [f"-{filtering}={pattern}"], matrix.named(name))
    for source in matrix.rich:
        yield report("frame filter", "top", [f"-focus={'a' * 100}|{'é' * 9}", "-lines"], source)


def tag_filters(matrix):
    """The label filters and pseudo frames."""
    labelled = [matrix.named(name) for name in ("tags", "labels", "deep", "cpu-after", "heap-after",
                                                "heap-v2", "invalid-utf8")]
    for source in labelled:
        for name, value in product(("tagfocus", "tagignore"), options.TAG_FILTERS):
            for command in ("top", "raw"):
                yield report("tag filter", command, [f"-{name}={value}"], source)
        for name, value in product(("tagshow", "taghide"), options.TAG_KEYS):
            for command in ("top", "raw"):
                yield report("tag filter", command, [f"-{name}={value}"], source)
        for name, value in product(("tagroot", "tagleaf"), options.TAG_LISTS):
            for command, chosen in (("top", ["-filefunctions"]), ("top", ["-unit=kb"]), ("raw", []),
                                    ("proto", ["-unit=s"]), ("top", [f"-ignore={value}"])):
                yield report("tag frame", command, [f"-{name}={value}", *chosen], source)


def values(matrix):
    """Units, divisors, means, sample types, legacy selectors."""
    of_units = [matrix.named(name) for name in (
        "example", "bytes-unit", "gcu", "micro", "unknown-unit", "hours", "default-type", "tags",
        "milliseconds", "wrapping", "heap-after", "goroutine", "negative")]
    for source, unit in product(of_units, options.UNITS):
        yield report("unit", "top", [f"-unit={unit}"], source)
    for source in matrix.sources + matrix.outside:
        for chosen in options.SELECTORS:
            yield report("selector", "top", chosen, source)
        for divisor in options.DIVISORS if source.is_rich else options.DIVISORS[:2]:
            yield report("divisor", "top", [f"-divide_by={divisor}"], source)
            yield report("divisor", "proto", [f"-divide_by={divisor}"], source)
        yield report("mean", "top", ["-mean"], source)
        yield report("mean", "top", ["-mean", "-cum", "-lines", "-sample_index=0"], source)


def limits(matrix):
    """Trimming, percentages, headers, paths."""
    names = ("deep", "example", "mappings", "negative", "wrapping", "cpu-after", "heap-after",
             "allocs", "heap-v2", "default-type", "empty-stacks")
    trimmed = [matrix.named(name) for name in names] + matrix.outside
    for source, chosen in product(trimmed, options.LIMITS):
        yield report("limit", "top", chosen, source)
    for source in matrix.sources:
        for chosen in options.PRESENTATIONS:
            yield report("presentation", "top", chosen, source)
    paths = [matrix.named(name) for name in ("example", "no-mapping", "mappings", "cpu-after")]
    for source, chosen in product(paths, options.PATHS):
        yield report("path", "top", chosen, source)


def combined(matrix):
    """Base profiles and several sources."""
    path = matrix.paths()
    for base, *names in options.PAIRS:
        files = [path[name] for name in names]
        for flag, chosen in product(("base", "diff_base"), options.COMPARISONS):
            arguments = [f"-{flag}={path[base]}", *chosen, *files]
            yield Case("base", ("-top", "-symbolize=none", *arguments))
        for command, flag in product(("raw", "proto"), ("base", "diff_base")):
            arguments = (f"-{command}", "-symbolize=none", f"-{flag}={path[base]}")
            yield Case("base", (*arguments, *files))
            yield Case("base", (*arguments, "-normalize", *files))
        yield from merged([*files, path[base]], "top", "raw", "proto")
        yield from merged([path[base], *files, path[base]], "top", "raw", "proto")
    for names in options.MERGES:
        yield from merged([path[name] for name in names], "top", "raw", "proto")
    for family in ("synthetic", "legacy", "go"):
        files = [source.path for source in matrix.sources if source.family == family]
        for pair in zip(files, files[1:] + files[:1]):
            yield from merged(pair, "raw")


def merged(files, *commands):
    """Several sources; not those of which pprof takes the first for an object file."""
    is_taken_for_binary = files[0].endswith(".prof") and "java" not in files[0]
    for command in () if is_taken_for_binary else commands:
        yield Case("merge", (f"-{command}", "-symbolize=none", *files))


def surroundings(matrix):
    """A binary first, build ids, time zones, spellings of flags."""
    binary = "Fixtures/Binaries/tiny"
    for source in matrix.rich:
        for command in ("top", "raw"):
            yield Case("binary", (f"-{command}", "-symbolize=none", binary, source.path))
        yield Case("binary", ("-raw", "-symbolize=none", "-buildid=feed", binary, source.path))
        yield Case("binary", ("-raw", "-symbolize=none", "-buildid=feed", source.path))
        yield report("comment", "raw", ["-add_comment=made by hand"], source)
        yield report("all frames", "proto", ["-all_frames"], source)
    for name, zone in product(("example", "negative", "cpu-after"), options.ZONES):
        for command in ("top", "raw"):
            yield report("zone", command, [], matrix.named(name), TZ=zone)
    for name in ("drop-frames", "bad-drop-frames"):
        for command in ("top", "raw", "proto"):
            yield report("all frames", command, ["-all_frames"], matrix.named(name))
            yield report("all frames", command, ["-noinlines"], matrix.named(name))
    for chosen in options.NUMBERS:
        yield report("number", "top", [chosen], matrix.named("example"))
    for chosen in options.SPELLINGS:
        yield Case("spelling", (*chosen, matrix.named("example").path))


def refusals(matrix):
    """Bad input and bad options: nothing on standard output, status 2."""
    example = matrix.named("example").path
    for path in matrix.malformed:
        for command in ("top", "raw", "proto"):
            yield Case("malformed", (f"-{command}", "-symbolize=none", path))
        yield Case("partly malformed", ("-top", "-symbolize=none", path, example))
        yield Case("malformed base", ("-top", "-symbolize=none", f"-base={path}", example))
    for chosen in options.REFUSED:
        yield Case("refused", (*chosen, example))
    for chosen in options.SOURCES:
        yield Case("sources", tuple(chosen))


def drawn(matrix):
    """Random options over random profiles."""
    for arguments in random_cases.arguments(matrix.seed, matrix.scratch):
        yield Case("random", arguments)


GROUPS = [
    shapes, frame_filters, tag_filters, values, limits, combined, surroundings, refusals,
    *report_cases.GROUPS, *symbol_cases.GROUPS, drawn,
]
