"""Makes Fixtures/Profiles/synthetic: one small profile a subject, each described by its function.

usage: python3 -m Fixtures.Recipes.synthetic FOLDER
"""

import gzip
import sys
from pathlib import Path

from . import graphs
from .odd_wire import odd_wire
from .profile_encoder import Function, Location, Mapping, Profile, Sample, StackBuilder
from .programs import ALL, CPU, MS, TIME, cpu_profile, program

MAXIMUM = (1 << 63) - 1


def example():
    """Inlining, recursion and lines: a bit of everything, the example of the documentation."""
    profile = cpu_profile(time_nanoseconds=TIME, duration_nanoseconds=2_000 * MS)
    stacks = program(profile)
    main, other = "main /src/main.go:10", "main /src/main.go:11"
    stacks.sample([main, "a /src/a.go:20", "b /src/b.go:30"], (1, 10 * MS))
    stacks.sample([main, "inl /src/i.go:5 < a /src/a.go:21"], (2, 20 * MS))
    stacks.sample([other, "inl /src/i.go:6"], (3, 30 * MS))
    stacks.sample([main, "rec /r.go:1", "rec /r.go:2", "rec /r.go:1"], (1, 10 * MS))
    return profile


def labels():
    """Every shape of label, comments, a doc URL, an empty stack, a negative value."""
    profile = cpu_profile(
        time_nanoseconds=TIME, duration_nanoseconds=5_400_000 * MS,
        comments=["c one", "c\ntwo", "# hidden", "c one"], doc_url="/docs/profile.html")
    stacks = program(profile)
    stacks.sample(["f a.c:1"], (1, 10))
    stacks.sample(
        ["f a.c:1", "g b.c:2"], (0, 0), ("key", "v"), ("key1", "v1"), ("key-x", "z"), ("a b", "1"),
        ("a", "2"), ("key", "w"), ("n", 5, "bytes"), ("n", 7, ""), ("n", 0, "kb"), ("m", 3, ""),
        ("m", 4, ""), ("zero", 0, ""), ("empty", ""), ("zu", 0, "bytes"), ("é", 9, ""))
    stacks.sample([], (5, -123456789012))
    return profile


def tags():
    """String and numeric labels with units of each family, for tag filters and pseudo frames."""
    profile = cpu_profile(sample_types=[("requests", "count"), ("latency", "milliseconds")])
    stacks = program(profile)
    rows = [
        ("handle", "read", [("host", "h1"), ("size", 1024, "bytes"), ("lat", 1500, "ms")]),
        ("handle", "write", [("host", "h2"), ("size", 4, "kilobytes"), ("lat", 2, "s")]),
        ("handle", "read", [("host", "h1"), ("host", "h3"), ("size", 300, ""), ("req", 7, "")]),
        ("handle", "sync", [("tier", "gold"), ("size", 262144, "bytes"), ("req", 9, "")]),
        ("idle", "wait", [("req", 10, "requests"), ("alignment", 16, "")]),
        ("idle", "wait", [("request", 128, ""), ("request", 4096, ""), ("days", 3, "days")]),
        ("idle", "poll", []),
        ("handle", "écrire", [("clé", "été,hiver"), ("host", "h1=x"), ("size", -2048, "bytes")]),
    ]
    for index, (caller, callee, sample_labels) in enumerate(rows, 1):
        stacks.sample(["main m.c:1", f"{caller} m.c:{index}", f"{callee} c.c:{9 * index}"],
                      (index, 100 * index), *sample_labels)
    return profile


def negative():
    """Negative values that cancel in totals, as a saved difference has them."""
    profile = cpu_profile(duration_nanoseconds=-1_500 * MS, time_nanoseconds=-5)
    stacks = program(profile)
    stacks.sample(["m x.c:1", "a x.c:2"], (-1, -5 * MS))
    stacks.sample(["m x.c:1", "b x.c:3"], (1, 5 * MS))
    stacks.sample(["m x.c:1", "c x.c:4"], (2, 3 * MS))
    stacks.sample(["m x.c:1", "d x.c:5", "c x.c:4"], (-2, -300 * MS // 7))
    return profile


def mappings():
    """Several mappings, some without file, unsymbolized places, names cleared as URLs."""
    profile = cpu_profile()
    profile.mappings = [
        Mapping(1, 0x400000, 0x500000, 0x1000, "/opt/app/bin/server (deleted)"),
        Mapping(2, 0x700000, 0x800000, 0, "/lib/x86_64/libbar.so.1", "feed01"),
        Mapping(3, 0x900000, 0xA00000, 0, ""),
        Mapping(9, 0xFFFFFFFFFF600000, 0xFFFFFFFFFF601000, 0, "[vdso]"),
        Mapping(10, 0xB00000, 0xC00000, 0, "inode:socket"),
        Mapping(11, 0xD00000, 0xE00000, 0, "scheme:kept", "0bad"),
        Mapping(12, 0xE00000, 0xF00000, 0, "/dir/known", "", ALL),
    ]
    profile.functions = [
        Function(1, "known", "known", "/x/../y/known.c", 7),
        Function(2, "", "", "/z/noname.c", 3),
        Function(3, "", "", "", 12),
        Function(4, "nofile", "_nofile", ""),
    ]
    profile.locations = [
        Location(1, 1, 0x401234), Location(2, 2, 0x701234), Location(3, 3, 0x901234),
        Location(4, 9, 0xFFFFFFFFFF600123), Location(5, 10, 0xB00001), Location(6, 11, 0xD00001),
        Location(7, 0, 0xDEAD), Location(8, 12, 0xE01000, ((1, 12, 3),)),
        Location(9, 12, 0xE01010, ((2, 9, 0), (1, 0, 0))), Location(10, 1, 0x401999, ((3, 0, 0),)),
        Location(11, 77, 0x5, ((4, 7, 0),)), Location(12, 0, 0), Location(13, 1, 0x401300, (),
        True),
    ]
    for index, stack in enumerate(
            [(1, 8), (2, 8), (3, 9), (4, 9), (5, 8), (6, 8), (7, 9), (10, 8), (11, 10), (12,),
             (13, 11, 8), (8, 9, 8), (9,)], 1):
        profile.samples.append(Sample(stack, (index, index * index * 10 * MS)))
    return profile


def columns():
    """Columns, inlined frames that differ in a column only."""
    profile = cpu_profile()
    stacks = program(profile)
    stacks.sample(["main m.c:1:1", "a m.c:10:1 < b m.c:20:5"], (1, 10))
    stacks.sample(["main m.c:1:1", "a m.c:10:2 < b m.c:20:5"], (1, 11))
    stacks.sample(["main m.c:1:9", "a m.c:10:2 < b m.c:20:6"], (1, 12))
    stacks.sample(["main m.c:1:9", "c :0:4"], (1, 13))
    stacks.sample(["main m.c:1:9", "c m.c:0:4"], (1, 14))
    return profile


def default_type():
    """A default sample type in the middle, whose value is mean-able by the first."""
    profile = Profile(
        sample_types=[("contentions", "count"), ("delay", "nanoseconds"), ("space", "bytes")],
        default_sample_type="delay", period_type=("contentions", "count"), period=1)
    stacks = program(profile)
    stacks.sample(["main m.c:1", "lock l.c:5"], (3, 10_000, 4096))
    stacks.sample(["main m.c:1", "lock l.c:5", "slow l.c:9"], (7, 50_000, 0))
    stacks.sample(["main m.c:2", "wait w.c:5"], (0, 900, 12))
    stacks.sample(["main m.c:2", "wait w.c:5", "nap w.c:8"], (1000, 999, 1))
    return profile


def repeated_types():
    """Repeated sample type names, the default among them: they delete themselves."""
    profile = Profile(
        sample_types=[("a", "count"), ("b", "bytes"), ("a", "ms"), ("c", "seconds")],
        default_sample_type="a")
    stacks = program(profile)
    stacks.sample(["main m.c:1", "f f.c:2"], (1, 2048, 3, 4))
    stacks.sample(["main m.c:1", "g f.c:3"], (0, 0, 0, 5))
    return profile


def drop_frames():
    """drop_frames and keep_frames, inside and outside of inlined frames."""
    profile = cpu_profile(drop_frames="fu.*[12]|banana", keep_frames=".*[n2][n2]")
    program(profile)
    names = ["main", "fun1", "fun2", "fun3", "fun4", "fun5", "banana(int)", ".fun1"]
    profile.functions = [Function(i, name, name, "d.c") for i, name in enumerate(names, 1)]
    lines = [(1,), (2, 3), (4, 2), (4, 2, 6), (7,), (8,), (5,)]
    profile.locations = [
        Location(i, 1, 16 * i, tuple((f, 10 * i + f, 0) for f in each))
        for i, each in enumerate(lines, 1)]
    stacks = [(1,), (2, 1), (3, 1), (4, 1), (4, 3, 2, 1), (3,), (3, 3, 1, 2), (5, 1), (7, 6, 1)]
    profile.samples = [Sample(stack, (i, i * MS)) for i, stack in enumerate(stacks, 1)]
    return profile


def bad_drop_frames():
    """A drop expression that does not compile drops nothing, silently."""
    profile = drop_frames()
    profile.drop_frames = "fun(1"
    return profile


def unit_profile(kind, unit, values):
    profile = Profile(sample_types=[("events", "count"), (kind, unit)])
    stacks = program(profile)
    for index, value in enumerate(values):
        stacks.sample(["main m.c:1", f"f{index} f.c:{index}"], (index + 1, value))
    return profile


def gcu():
    """The unit of normalized compute, and values across its prefixes."""
    return unit_profile("compute", "GCU", (1, 999, 1500, 2_500_000, 4_000_000_000))


def micro():
    """A micro sign that no table finds."""
    return unit_profile("delay", "μs", (1500, 3, 20_000_000))


def unknown_unit():
    """A unit of no family."""
    return unit_profile("age", "days", (3, 90, 365_000))


def bytes_unit():
    """Bytes from one to petabytes."""
    return unit_profile("space", "bytes", (1, 1023, 1024, 5 << 20, 7 << 30, 3 << 50))


def hours():
    """Seconds that show in hours."""
    return unit_profile("uptime", "seconds", (5400, 3600, 61))


def invalid_utf8():
    """Names, labels and comments that are not UTF-8 and pass through as they are."""
    profile = cpu_profile(comments=[b"\xffcomment", "zwölf"], default_sample_type=b"\xfe")
    stacks = program(profile, b"/bin/pr\xf0g")
    texts = [b"N\xffME", "naïve", "日本語", b"\xc3\x28", "a" * 90, "e\u0301"]
    for index, name in enumerate(texts):
        identity = len(profile.functions) + 1
        profile.functions.append(Function(identity, name, name, b"/s\xffc/" + bytes([97 + index])))
        profile.locations.append(Location(identity, 1, 0, ((identity, index, 0),)))
        profile.samples.append(Sample((identity,), (1, 10 + index), ((b"k\xff", b"\xfeAL"),)))
    stacks.sample(["main m.c:1"], (1, 1), ("日", "本"), (b"n\xff", 4, b"\xffu"))
    return profile


def huge_ids():
    """Ids that are neither dense nor small."""
    profile = cpu_profile()
    big = (1 << 64) - 2
    profile.mappings = [Mapping(big, 0, MAXIMUM, 0, "/bin/huge", "", ALL), Mapping(3, 5, 6)]
    profile.functions = [Function(big, "f", "f", "f.c"), Function(1 << 40, "g", "_g", "g.c", -3)]
    profile.locations = [
        Location(big, big, 0x10, ((big, 5, 0), (1 << 40, -6, 0))),
        Location(7, 12345, (1 << 64) - 1, ((1 << 40, MAXIMUM, MAXIMUM),)),
        Location(1_000_000, 3, 1 << 63),
    ]
    profile.samples = [Sample((big, 7, 1_000_000), (1, 10)), Sample((7, 7), (1, 20))]
    return profile


def wrapping():
    """Values whose sums, absolute values and products wrap."""
    profile = cpu_profile(period=MAXIMUM)
    stacks = program(profile)
    stacks.sample(["main m.c:1", "a a.c:1"], (MAXIMUM, MAXIMUM))
    stacks.sample(["main m.c:1", "b a.c:2"], (MAXIMUM, 3))
    stacks.sample(["main m.c:1", "c a.c:3"], (5, -MAXIMUM - 1))
    stacks.sample(["main m.c:1", "d a.c:4"], (1 << 53, (1 << 60) + 1))
    return profile


def empty_stacks():
    """Samples without stack beside one with, and zero samples."""
    profile = cpu_profile()
    stacks = program(profile)
    stacks.sample([], (3, 30))
    stacks.sample(["main m.c:1"], (1, 10))
    stacks.sample(["main m.c:1", "zero m.c:2"], (0, 0))
    stacks.sample([], (0, 0), ("k", "v"))
    return profile


def no_samples():
    """Sample types and a duration, and nothing measured."""
    return cpu_profile(duration_nanoseconds=1_234_567, time_nanoseconds=TIME, doc_url="doc")


def all_zero():
    """Nothing but zeros."""
    profile = cpu_profile()
    stacks = program(profile)
    stacks.sample(["main m.c:1"], (0, 0))
    stacks.sample(["main m.c:1", "f m.c:1"], (0, 0), ("k", "v"))
    return profile


def no_mapping():
    """No mapping at all: an empty one is made up."""
    profile = cpu_profile()
    stacks = StackBuilder(profile)
    stacks.sample(["main /proc/self/cwd/./src/m.c:1", "f /proc/self/cwd/src/f.c:2"], (1, 10))
    stacks.sample(["main /proc/self/cwd/./src/m.c:1", "g /home/me/src/g.c:3"], (1, 7))
    return profile


def milliseconds():
    """Unifies with nanoseconds: period type and sample types in ms."""
    profile = Profile(
        sample_types=[("sample", "count"), ("cpu", "milliseconds")], period_type=("cpu", "ms"),
        period=10, duration_nanoseconds=5_000 * MS, time_nanoseconds=TIME + 1, comments=["in ms"])
    stacks = program(profile)
    stacks.sample(["main /src/main.go:10", "a /src/a.go:20", "b /src/b.go:30"], (4, 0))
    stacks.sample(["main /src/main.go:10", "a /src/a.go:20", "b /src/b.go:30"], (5, 6))
    stacks.sample(["main /src/main.go:10", "late /src/late.go:1"], (2, 20))
    return profile


def milliseconds_same_names():
    """As milliseconds, with the very names of the nanosecond profiles."""
    profile = milliseconds()
    profile.sample_types[0] = CPU[0]
    return profile


def example_later():
    """The example an hour later: some stacks grew, one went, one came; other addresses."""
    profile = cpu_profile(time_nanoseconds=TIME + 3_600_000 * MS, duration_nanoseconds=3_000 * MS,
                          comments=["later"])
    profile.mappings.append(Mapping(1, 0x21000, 0x29000, 0, "/bin/prog", "abc123", ALL))
    stacks = StackBuilder(profile, mapping=1)
    main = "main /src/main.go:10"
    stacks.sample([main, "a /src/a.go:20", "b /src/b.go:30"], (3, 35 * MS))
    stacks.sample([main, "inl /src/i.go:5 < a /src/a.go:21"], (1, 10 * MS))
    stacks.sample([main, "rec /r.go:1", "rec /r.go:2", "rec /r.go:1"], (1, 10 * MS))
    stacks.sample([main, "new /src/new.go:1"], (2, 25 * MS), ("request", "r1"))
    return profile


def names():
    """C++, Go and Java names in both fields, as producers demangle them."""
    profile = cpu_profile()
    program(profile)
    pairs = [
        ("a::b(int)", "a::b(int)"), ("a(int)", "a(int)"),
        ("std::vector<int, x<y> >::push(int)",) * 2,
        ("main.Map[go.shape.int]",) * 2, ("(anonymous namespace)::run()",) * 2,
        ("f[x].<lambda>",) * 2,
        ("Foo::operator()(::Bar)",) * 2, ("java.util.concurrent.ThreadPool$Worker.run",) * 2,
        ("plain", "other"), ("operator<<(a::b)",) * 2, ("x::y]).z",) * 2, ("kept::t<int>", "_kept"),
    ]
    for index, (name, system_name) in enumerate(pairs, 1):
        profile.functions.append(Function(index, name, system_name, "n.cc", index))
        profile.locations.append(Location(index, 1, 0x1000 + index, ((index, 10 * index, 0),)))
        profile.samples.append(Sample((index, 1 + index % 3), (index, index * MS)))
    return profile


def deep():
    """A hundred nodes, deep recursion and small shares, so that trimming has something to trim."""
    profile = cpu_profile(duration_nanoseconds=10_000 * MS)
    stacks = program(profile)
    for index in range(100):
        stack = ["main m.c:1"] + [f"level{depth} l.c:{depth}" for depth in range(index % 9)]
        stack += ["again r.c:4", "again r.c:5"] * (index % 4)
        stack += [f"leaf{index} l{index % 7}.c:{index}"]
        stacks.sample(stack, (index % 11, index * index * index * 1000),
                      ("thread", f"t{index % 5}"), ("bytes", 1 << (index % 20), "bytes"))
    return profile


def hostile_text():
    """Text that ends strings of Graphviz's language, and names longer than it takes."""
    profile = cpu_profile(comments=["a \"comment\" \\"])
    stacks = program(profile, "/bin/prog\"\\")
    values = ["/x\" URL=\"javascript:alert(document.domain)\" tooltip=\"click", "C:\\temp\\",
              "/x\" image=\"/etc/passwd", 'SELECT "a"', "nul\0", "<b>&lt;", "\\N\\G"]
    names = ["f" * 17_000, "main.Process[go.shape.struct{" + "F map[string]*pkg.Type;" * 800 + "}]",
             "back\\", "quote\"", "<table>", "a&amp;b", "plain"]
    for index, (name, value) in enumerate(zip(names, values), 1):
        stacks.sample(["main m.c:1", f"{name.replace(' ', '_')} s\"{index}\\.c:{index}"],
                      (index, index * MS), ("path", value), ("other", "x"))
    return profile


FIXTURES = [
    example, example_later, labels, tags, negative, mappings, columns, default_type, repeated_types,
    drop_frames, bad_drop_frames, gcu, micro, unknown_unit, bytes_unit, hours, invalid_utf8,
    huge_ids, wrapping, empty_stacks, no_samples, all_zero, no_mapping, milliseconds,
    milliseconds_same_names, names, deep, hostile_text, *graphs.FIXTURES,
]


def main():
    folder = Path(sys.argv[1])
    for make in FIXTURES:
        make().write(folder / f"{make.__name__.replace('_', '-')}.pb.gz")
    plain = example().encoded()
    (folder / "example-uncompressed.pb").write_bytes(plain)
    members = [gzip.compress(part, mtime=0) for part in (b"", plain[:100], plain[100:])]
    (folder / "example-members.pb.gz").write_bytes(b"".join(members))
    (folder / "example-odd-wire.pb").write_bytes(odd_wire(plain))


if __name__ == "__main__":
    main()
