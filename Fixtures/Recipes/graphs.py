"""Profiles for what the reports of graphs and of source lines do: see synthetic.py."""

from .profile_encoder import Function, Location, Mapping, Sample, StackBuilder
from .programs import ALL, MS, TIME, cpu_profile, program


def ties():
    """Nodes of one name and one value, which pprof prints in another order each time."""
    profile = cpu_profile()
    profile.mappings = [Mapping(1, 0x1000, 0x9000, 0, "/a/prog", "x", ALL),
                        Mapping(2, 0x11000, 0x19000, 0, "/b/prog", "y", ALL)]
    names = [("main", "m.c", 1)] + [("w", "w.c", i) for i in range(1, 7)]
    names += [(f"v{i}", "v.c", i + 1) for i in range(6)]
    for index, (name, file, start) in enumerate(names):
        profile.functions.append(Function(index + 1, name, name, file, start))
        profile.locations.append(Location(
            index + 1, 1 + index % 2, 0x1000 + 0x10000 * (index % 2) + index,
            ((index + 1, index % 3, 0),)))
    for index in range(4):
        identity = len(profile.locations) + 1
        profile.locations.append(
            Location(identity, 1 + index % 2, 0x2000 + 0x10000 * (index % 2) + index))
    profile.samples = [Sample((i, 1), (1, 10)) for i in range(2, 14)]
    profile.samples += [Sample((14 + i % 4, i, 1), (1, 10 * (1 + i % 2))) for i in range(8, 14)]
    return profile


def signs():
    """Values that differ in sign only: tags and edges that pprof cannot put in order."""
    profile = cpu_profile()
    stacks = program(profile)
    for index in range(8):
        labels = ("k", f"v{index}"), ("bytes", index, "")
        value = 10 * (-1) ** index
        stacks.sample(["main m.c:1", f"f{index} f.c:1"], (1, value), *labels)
        stacks.sample(["main m.c:1", f"g g.c:{index}"], (1, value), *labels)
    return profile


def call_tree():
    """Functions that several callers share, recursion, and inlined frames in between."""
    profile = cpu_profile(duration_nanoseconds=1_000 * MS)
    stacks = program(profile)
    main = "main m.c:1"
    for index, caller in enumerate(("read", "write", "sync")):
        value = (index + 1) * 7
        stacks.sample([main, f"{caller} io.c:{index}", "lock l.c:1", "spin s.c:1 < wait s.c:9"],
                      (1, value * MS))
        stacks.sample([main, f"{caller} io.c:{index}", "lock l.c:2"], (1, value * 3 * MS))
        stacks.sample([main, f"{caller} io.c:{index}", "copy c.c:3 < move c.c:5"],
                      (1, value * 5 * MS))
    for depth in range(1, 6):
        stacks.sample([main] + ["fib f.c:3", "fib f.c:4"] * depth, (1, depth * depth * MS))
    stacks.sample(["other m.c:30", "lock l.c:1", "spin s.c:1 < wait s.c:9"], (2, 40 * MS))
    return profile


def residual():
    """Small nodes on the way between large ones, so that trimming leaves edges that skip them."""
    profile = cpu_profile()
    stacks = program(profile)
    stacks.sample(["a a.c:1", "b b.c:1", "c c.c:1"], (1, 500 * MS))
    stacks.sample(["a a.c:1", "tiny t.c:1", "c c.c:1"], (1, MS))
    stacks.sample(["a a.c:1", "tiny t.c:2", "small t.c:3", "d d.c:1"], (1, 2 * MS))
    stacks.sample(["a a.c:1", "tiny t.c:2 < small t.c:3", "e d.c:2"], (1, 40 * MS))
    stacks.sample(["z z.c:1", "tiny t.c:1", "e d.c:2"], (1, 90 * MS))
    stacks.sample(["z z.c:1", "d d.c:1"], (1, 200 * MS))
    stacks.sample(["a a.c:1", "b b.c:1", "tiny t.c:9"], (1, 3 * MS))
    for index in range(40):
        stacks.sample(["z z.c:1", f"n{index % 7} n.c:{index}", f"t{index} n.c:1", "d d.c:1"],
                      (1, index * 100_000))
    return profile


def nodelets():
    """Labels below nodes: more than four sizes, strings, both, quotes and other odd characters."""
    profile = cpu_profile(sample_types=[("objects", "count"), ("space", "bytes")])
    stacks = program(profile, 'pr"og')
    main = "main m.c:1"
    for index, megabytes in enumerate((1, 3, 5, 7, 9)):
        stacks.sample([main, "five f.c:1"], (1, (50, 25, 25, 12, 11)[index] << 10),
                      ("bytes", megabytes << 20, ""))
    for index in range(12):
        size = 3 ** index
        stacks.sample([main, "many f.c:2", "leaf f.c:3"], (index, size),
                      ("bytes", size, "bytes"), ("tenant", f"t{index % 6}"))
        stacks.sample([main, "many f.c:2"], (index, size * 2), ("bytes", size * 5, ""))
        stacks.sample([main, "several f.c:4"], (1, 100 + index), ("bytes", 1 << index, ""),
                      ("bytes", 1 << (index + 3), ""), ("req", "r"), ("a", "b"))
    for text in ('x"y', "back\\slash", "two\nlines", "tab\tx", "", "pprof", "é 日本", "<b>&amp;"):
        stacks.sample([main, "odd f.c:5"], (1, 2000 + len(text)), ("req", text), ("b", "1"))
    stacks.sample([main, "odd f.c:5", "leaf f.c:3"], (0, 4096), ("request", 77, ""))
    stacks.sample([main, "zero f.c:6"], (3, 0), ("bytes", 8, ""), ("k", "v"))
    return profile


def short_names():
    """Names that graphs shorten, and those that look as if."""
    profile = cpu_profile()
    stacks = program(profile)
    names = (
        "github.com/foo/bar/v4.(*Foo).Bar", "github.com/foobar/v1.(*Foo).Bar",
        "github.com/foo/bar/v4/v4.(*Foo).Bar", "github.com/a/v10.F", "github.com/a/v02.F",
        "encoding/json.(*structEncoder).(encoding/json.encode)-fm", "foo/xyz", "a/b.", "a/b.c/d.e",
        "java.util.concurrent.ThreadPoolExecutor$Worker.run", "Main.<init>(int)",
        "java.bar.foo.FooBar.run(java.lang.Runnable)", "java.bar.Foo.Bar.baz", "a.B.c1$d",
        "cpp::namespace::Class::method<float,long,int>()", "_Under::~_Under",
        "cpp::namespace::Class::method()::$_100::operator()", "(anonymous namespace)::foo",
        "ns::Class<a::B>::run", "__A::b<c<d>>::e", "main.Map[go.shape.int]", "f[x].<lambda>",
        "main.(*T[...]).m", 'quo"te', "back\\slash::x", "日本::Ü.é", "operator<<(a::b)", "...",
        "[...]", "a::::b", "::x", ".x",
    )
    for index, name in enumerate(names):
        number = len(profile.functions) + 1
        profile.functions.append(Function(number, name, name, f"/src/v{index}/f.c"))
        profile.locations.append(Location(number, 1, 0, ((number, index, 0),)))
        profile.samples.append(
            Sample((number, 1 + index // 3), (1, (index + 1) * MS)))
    stacks.sample(["root r.c:1"], (1, MS))
    return profile


def small_means():
    """Divisors larger than the values: quotients, and the total, that are zero."""
    profile = cpu_profile()
    stacks = program(profile)
    stacks.sample(["main m.c:1", "a a.c:1"], (100, 7))
    stacks.sample(["main m.c:1", "b a.c:2"], (10, 9), ("bytes", 16, ""))
    stacks.sample(["main m.c:2", "c a.c:3", "b a.c:4"], (50, 20), ("k", "v"))
    stacks.sample(["main m.c:2", "d a.c:5"], (0, 3))
    return profile


def gains():
    """Growth and loss in one profile, as a saved difference has them, with labels."""
    profile = cpu_profile(time_nanoseconds=TIME)
    stacks = program(profile)
    for index in range(24):
        value = (index % 5 - 2) * (index + 1) * MS
        stack = ["main m.c:1", f"l{index % 3} l.c:{index}", f"k{index % 4} k.c:{index % 2}"]
        labels = [("bytes", 64 << (index % 6), ""), ("host", f"h{index % 3}")]
        stacks.sample(stack + [f"leaf{index % 7} f.c:{index}"], (index - 12, value),
                      *labels[:index % 3])
    stacks.sample(["main m.c:1", "gone g.c:1"], (-4, -50 * MS))
    stacks.sample(["main m.c:1", "gone g.c:1", "back b.c:1"], (4, 50 * MS))
    return profile


def listing():
    """Functions of Fixtures/Source, by absolute, relative, wrong and remote file names."""
    profile = cpu_profile(duration_nanoseconds=1_000 * MS)
    program(profile)
    shop, crlf, odd = ("/build/src/pkg/" + name for name in ("shop.go", "crlf.c", "odd.c"))
    places = {  # function: (name, file, start line), the lines that have samples
        "serve": (("Serve", shop, 4), (6, 9)), "total": (("total", shop, 15), (18, 22, 18)),
        "price": (("price", shop, 0), (28,)), "again": (("again", shop, 30), (32, 32, 34)),
        "crlf": (("crlf", crlf, 3), (4, 6)), "again in C": (("again", crlf, 0), (2, 7)),
        "odd": (("odd", odd, 1), (2,)), "last": (("last", odd, 0), (7, 500)),
        "beyond": (("beyond", odd, 90), (95,)), "zero": (("zero", odd, 0), (0,)),
        "zero with start": (("zeroStarted", odd, 2), (0, 3)),
        "gone": (("gone", "/build/src/pkg/gone.c", 1), (7,)),
        "relative": (("relative", "pkg/shop.go", 15), (16, 20)),
        "dotted": (("dotted", "./pkg/../pkg/shop.go", 0), (1,)),
        "lost": (("lost", "no/such.c", 0), (1,)), "folder": (("folder", "pkg/folder.c", 0), (1,)),
        "absolute folder": (("folder", "/build/src/pkg/folder.c", 0), (2,)),
        "remote": (("remote", "/remote/home/Source/pkg/shop.go", 4), (6, 12)),
        "project": (("A", "/remote/home/proj/a.go", 3), (4,)),
        "long": (("long", "/build/src/long.c", 1), (1, 3, 5)),
        "nearly long": (("nearly", "/build/src/nearly.c", 1), (1, 3)),
        "workspace": (("cwd", "/proc/self/cwd/pkg/odd.c", 1), (2,)),
        "nofile": (("nofile", "", 0), (3,)), "nofile started": (("nofile2", "", 8), (0,)),
    }
    names = {}
    for number, (key, ((name, file, start), _)) in enumerate(places.items(), 1):
        names[key] = number
        profile.functions.append(Function(number, name, name, file, start))
    main = len(profile.functions) + 1
    profile.functions.append(Function(main, "main", "main", "/build/src/main.go", 1))
    lines = [((main, 3, 0),)]
    for key, (_, numbers) in places.items():
        lines += [((names[key], line, 0),) for line in numbers]
    lines.append(((names["price"], 28, 0), (names["total"], 18, 7)))
    for number, each in enumerate(lines, 1):
        profile.locations.append(Location(number, 1, 0x1000 + number, each))
        stack = (number, 1) if number % 4 else (number, number - 1, 1)
        profile.samples.append(Sample(stack, (1, number * MS)))
    again = [number for number, each in enumerate(lines, 1) if each[0][0] == names["again"]]
    profile.samples.append(Sample((*again, *again, 1), (3, 30 * MS)))
    return profile


def wide():
    """More nodes than a graph shows by itself, with a label here and there."""
    profile = cpu_profile(duration_nanoseconds=3_000 * MS)
    stacks = StackBuilder(profile)
    for index in range(260):
        stack = [f"root{index % 3} r.c:1", f"mid{index % 31} m.c:{index % 5}"]
        stack += [f"low{index % 53} w.c:{index}"] * (index % 2) + [f"leaf{index} f.c:1"]
        labels = [("bytes", 32 * index, ""), ("kind", f"k{index % 6}")][:index % 4 % 3]
        stacks.sample(stack, (1, (1 + index * index % 211) * MS), *labels)
    return profile


FIXTURES = [
    ties, signs, call_tree, residual, nodelets, short_names, small_means, gains, listing, wide,
]
