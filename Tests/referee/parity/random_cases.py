"""Random profiles from a seed, and random options over them."""

import random
from pathlib import Path

from Fixtures.Recipes.profile_encoder import Function, Location, Mapping, Profile, Sample

PROFILES = 60
CASES_PER_PROFILE = 24

TYPES = [
    [("samples", "count"), ("cpu", "nanoseconds")], [("samples", "count"), ("cpu", "nanoseconds")],
    [("alloc_objects", "count"), ("alloc_space", "bytes"), ("inuse_objects", "count"),
     ("inuse_space", "bytes")],
    [("contentions", "count"), ("delay", "microseconds")], [("goroutine", "count")],
    [("a", "seconds"), ("b", "widgets"), ("c", "kb")],
]
NAMES = [
    "main", "run", "a", "b", "alpha", "Beta", "runtime.mallocgc", "main.(*Server).handle",
    "main.Map[go.shape.int]", "ns::Class::method(int, char const*)", "ns::Box<int>::get() const",
    "std::map<a, std::less<b> >::find(c)", "(anonymous namespace)::go()", "operator()(x)",
    ".leading",
    "java.util.List.add", "$lambda", "naïve", "日本", "with space", "", "f(int)", "f<int>", "x[0]",
    "<unknown>", "_start", "0x1234", "a|b", "main.main.func1", "main.main.func1.2",
]
FILES = ["/src/main.go", "/src/../src/a.c", "b.c", "", "/proc/self/cwd/x.cc", "/src/deep/er/z.go",
         "./rel.c", "/src//main.go", "C:\\win.c"]
OBJECTS = ["/bin/prog", "/lib/libx.so.1", "", "[vdso]", "prog (deleted)", "/bin/prog", "inode:x"]
LABELS = [("k", "v"), ("k", "w"), ("host", "h1"), ("host", "h2"), ("tier", "gold,silver"),
          ("size", 1024, "bytes"), ("size", 4, "kb"), ("n", 7, ""), ("lat", 3, "ms"), ("bytes",
          64, ""),
          ("bytes", 4096, "bytes"), ("k", 5, "")]
COMMANDS = [
    "top", "top", "raw", "proto", "tree", "tree", "dot", "dot", "dot", "callgrind", "callgrind",
    "traces", "tags", "topproto", "peek=a|main", "peek=.", "list=.", "list=main",
]
OPTIONS = {
    "granularity": ["-functions", "-filefunctions", "-files", "-lines", "-addresses"],
    "sort": ["-cum"],
    "inlines": ["-noinlines"],
    "columns": ["-showcolumns"],
    "focus": ["-focus=main", "-focus=a", "-focus=src", "-focus=prog", "-focus=^$"],
    "ignore": ["-ignore=run", "-ignore=b", "-ignore=lib", "-ignore=zzz"],
    "hide": ["-hide=a", "-hide=main", "-hide=x", r"-hide=\.c"],
    "show": ["-show=a", "-show=[m-z]", "-show=src|b", "-show=."],
    "show_from": ["-show_from=main", "-show_from=b", "-show_from=prog"],
    "prune_from": ["-prune_from=main", "-prune_from=a", "-prune_from=operator"],
    "tagfocus": ["-tagfocus=k=v", "-tagfocus=1kb:", "-tagfocus=host:h1", "-tagfocus=:100b"],
    "tagignore": ["-tagignore=h2", "-tagignore=n=7", "-tagignore=size=:2kb"],
    "tagshow": ["-tagshow=k|size"],
    "taghide": ["-taghide=^h"],
    "tagroot": ["-tagroot=host", "-tagroot=k,size"],
    "tagleaf": ["-tagleaf=n", "-tagleaf=tier,host"],
    "unit": ["-unit=ms", "-unit=auto", "-unit=kb", "-unit=foo", "-unit=s"],
    "divide_by": ["-divide_by=3", "-divide_by=0.01"],
    "mean": ["-mean"],
    "sample_index": ["-sample_index=0"],
    "nodecount": [f"-nodecount={count}" for count in (1, 2, 3, 5, 8, 10, 14, 20, 30, 50, 100)],
    "nodefraction": ["-nodefraction=0", "-nodefraction=0.1", "-nodefraction=0.03",
                     "-nodefraction=0.3"],
    "edgefraction": ["-edgefraction=0", "-edgefraction=0.02", "-edgefraction=0.1",
                     "-edgefraction=0.3"],
    "call_tree": ["-call_tree"],
    "trim": ["-trim=false"],
    "relative_percentages": ["-relative_percentages"],
    "compact_labels": ["-compact_labels"],
    "drop_negative": ["-drop_negative"],
    "trim_path": ["-trim_path=/src"],
}


def arguments(seed, scratch):
    """Writes the profiles of a seed below `scratch`; yields argument tuples."""
    folder = Path(scratch) / f"seed-{seed}"
    folder.mkdir(parents=True, exist_ok=True)
    groups = {}
    for index in range(PROFILES):
        source = random.Random(f"{seed}/{index}")
        types = source.randrange(len(TYPES))
        path = folder / f"{index}.pb.gz"
        is_symbolized = source.random() < 0.5
        random_profile(source, TYPES[types], is_symbolized).write(path)
        others = groups.setdefault(types, [])
        for _ in range(CASES_PER_PROFILE):
            yield tuple(draw(source, str(path), others, is_symbolized))
        others.append(str(path))


def draw(source, path, others, is_symbolized):
    chosen = [f"-{source.choice(COMMANDS)}"]
    for name in sorted(source.sample(sorted(OPTIONS), source.choice([0, 1, 1, 2, 3, 5]))):
        chosen.append(source.choice(OPTIONS[name]))
    files = [path]
    if others and source.random() < 0.4:
        other = source.choice(others)
        role = source.choice(["-base", "-diff_base", "source"])
        if role == "source":
            files.append(other)
        else:
            chosen.append(f"{role}={other}")
            if source.random() < 0.3:
                chosen.append("-normalize")
    if len(files) > 1 or "base" in "".join(chosen) or not is_symbolized:
        chosen.append("-symbolize=none")
    return chosen + files


def random_profile(source, types, is_symbolized):
    """A profile as a producer could write it; wilder where it is not symbolized."""
    profile = Profile(sample_types=types, period_type=types[-1], period=source.choice([0, 1, 1000]))
    if source.random() < 0.5:
        profile.time_nanoseconds = source.randrange(1 << 60)
        profile.duration_nanoseconds = source.randrange(1 << source.randrange(1, 45))
    if source.random() < 0.2:
        profile.default_sample_type = source.choice(types)[0]
    if source.random() < 0.3:
        profile.drop_frames, profile.keep_frames = "run|ns::.*", source.choice(["", ".*get"])
    if source.random() < 0.3:
        profile.comments = source.choices(["one", "#two", "drei ü"], k=2)
    flags = "FN FL LN IN"
    for number in range(source.randrange(1 if is_symbolized else 0, 4)):
        start = 0x400000 + number * 0x100000
        chosen = flags if is_symbolized else source.choice(["", flags, "FN"])
        profile.mappings.append(Mapping(
            number + 1, start, start + source.choice([0x1000, 0x1001, 0x80000]),
            source.choice([0, 0x1000]), source.choice(OBJECTS), source.choice(["", "id1"]), chosen))
    for number in range(source.randrange(1, 25)):
        name = source.choice(NAMES)
        system_name = name if source.random() < 0.8 else source.choice(["", "other"])
        profile.functions.append(Function(
            number + 1, name, system_name, source.choice(FILES), source.choice([0, 0, 7])))
    for number in range(source.randrange(1, 40)):
        profile.locations.append(random_location(source, profile, number + 1, is_symbolized))
    signed = source.random() < 0.2
    for _ in range(source.randrange(60)):
        profile.samples.append(random_sample(source, profile, signed))
    return profile


def random_location(source, profile, number, is_symbolized):
    count = source.choice([1, 1, 1, 2, 3] if is_symbolized else [0, 1, 1, 2])
    lines = tuple(
        (source.randrange(len(profile.functions)) + 1, source.choice([0, 1, 5, 12, 120]),
         source.choice([0, 0, 3]))
        for _ in range(count))
    mapping = source.choice(profile.mappings) if profile.mappings else None
    address = source.choice([0, (mapping.start if mapping else 0) + source.randrange(64)])
    return Location(number, mapping.id if mapping else 0, address, lines, source.random() < 0.05)


def random_sample(source, profile, signed):
    depth = source.choice([0, 1, 2, 3, 5, 12])
    stack = tuple(source.randrange(len(profile.locations)) + 1 for _ in range(depth))
    scale = source.choice([1, 10, 1000, 1_000_000, 123_456_789])
    values = tuple(
        source.randrange(-9 if signed else 0, 10) * (1 if unit == "count" else scale)
        for _, unit in profile.sample_types)
    labels = tuple(source.choice(LABELS) for _ in range(source.choice([0, 0, 0, 1, 2, 4])))
    return Sample(stack, values, labels)
