"""The command lines whose JSON and CSV are checked."""

import glob
import os

EXAMPLE = "Fixtures/Profiles/synthetic/example.pb.gz"
LATER = "Fixtures/Profiles/synthetic/example-later.pb.gz"
LISTING = [
    "-source_path=Fixtures/Source", "-trim_path=/build/src",
    "Fixtures/Profiles/synthetic/listing.pb.gz"]
SHAPES = [
    ["-lines"], ["-addresses"], ["-files"], ["-filefunctions"], ["-addresses", "-noinlines"],
    ["-mean"], ["-sample_index=0"], ["-divide_by=3", "-unit=us"], ["-focus=a"], ["-cum"],
    ["-focus=a", "-relative_percentages"], ["-nodecount=2"], ["-nodefraction=0.3"],
    ["-base", LATER], ["-diff_base", LATER], ["-diff_base", LATER, "-drop_negative"],
]


def disassembled(folder):
    """A profile of a binary among the fixtures, as gperftools writes one."""
    binary = os.path.abspath("Fixtures/Binaries/elf/whole")
    path = os.path.join(folder, "heap.prof")
    with open(path, "w") as file:
        file.write(
            "heap profile:      3:     300 [     3:      300] @ heapprofile\n"
            "     1:    100 [     1:    100] @ 0x55555555600d 0x555555556037\n"
            "     2:    200 [     2:    200] @ 0x55555555602e\n\n"
            f"MAPPED_LIBRARIES:\n555555556000-555555557000 r-xp 00001000 08:01 123 {binary}\n")
    return path


def profiles():
    """The fixtures; of programs that were profiled forty times the seventeenth run only."""
    for path in sorted(glob.glob("Fixtures/Profiles/**/*", recursive=True)):
        if os.path.isfile(path) and ("/runs/" not in path or "-17." in path):
            yield path


def command_lines(folder):
    for profile in profiles():
        yield ["advise", profile]
        # The profiles of sick programs are like the others but for what advice is about.
        if "/advice/" in profile:
            continue
        for report in (["top"], ["tree"], ["traces", "-lines"], ["tags"], ["comments"]):
            yield [*report, profile]
    for shape in SHAPES:
        for report in (["top"], ["text"], ["tree"], ["peek", "a|inl"], ["traces"]):
            yield [*report, *shape, EXAMPLE]
    for name in ("default-type", "small-means", "wrapping", "signs"):
        profile = f"Fixtures/Profiles/synthetic/{name}.pb.gz"
        for report in (["tree", "-mean"], ["tags", "-mean"], ["traces", "-mean"], ["list", "."]):
            yield [*report, profile]
    for pattern in (".", "total|price", "gone|nofile", "crlf|odd|last"):
        yield ["list", pattern, *LISTING]
        yield ["list", pattern, "-mean", *LISTING]
    for options in ([], ["-intel_syntax"], ["-sample_index=inuse_space"]):
        yield ["disasm", "leaf|branch", *options, disassembled(folder)]
    for name in ("cpu", "heap"):
        sides = [f"Fixtures/Profiles/go/{name}-{side}.pb.gz" for side in ("before", "after")]
        for options in ([], ["-cum"], ["-mean"], ["-normalize"], ["-by=line"], ["-by=package"],
                        ["-trim=false"], ["-nodecount=2"], ["-drop_negative"], ["-addresses"]):
            yield ["diff", *sides, *options]
        yield ["diff", "-old", *[sides[0]] * 4, "-new", *sides * 3]
        for gates in (["-no_gates"], ["-fail_if=cum(^main) > +1pp", "-fail_if=total > 900%"]):
            yield ["diff", *sides, *gates]
    yield ["diff", EXAMPLE, LATER]
    yield ["diff", *["Fixtures/Profiles/go/goroutine.pb.gz"] * 2, "-trim=false"]
    yield ["top", "-tagroot=key", "Fixtures/Profiles/synthetic/labels.pb.gz"]
