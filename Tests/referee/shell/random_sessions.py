"""Random sessions of the shell from a seed."""

import random

SESSIONS = 150
LINES = 8

PROFILES = [
    "go/cpu-after.pb.gz", "go/cpu-before.pb.gz", "go/heap-after.pb.gz", "go/mutex.pb.gz",
    "go/block.pb.gz", "go/allocs.pb.gz", "synthetic/example.pb.gz", "synthetic/labels.pb.gz",
    "synthetic/tags.pb.gz", "synthetic/listing.pb.gz", "synthetic/columns.pb.gz",
    "synthetic/negative.pb.gz", "synthetic/wide.pb.gz", "synthetic/default-type.pb.gz",
]
WORDS = [
    "main", "runtime", "Mix", "a", "b", "^main", "shapes|ledger", "malloc", "zzz", "(", ".", "go$",
    "[a-m]", "host", "k", "1kb:", "tree", "5", "top",
]
REPORTS = ["top", "top", "top", "text", "tree", "traces", "tags", "raw", "comments", "dot"]
OF_PATTERNS = ["peek", "list"]
FLAGS = ["call_tree", "compact_labels", "drop_negative", "mean", "noinlines", "normalize",
         "relative_percentages", "showcolumns", "trim"]
TRUTHS = ["", "=", "=1", "=0", "=t", "=false", "=yes", "=NO", "=maybe"]
TEXTS = ["focus", "ignore", "hide", "show", "show_from", "prune_from", "tagfocus", "tagignore",
         "tagshow", "taghide", "tagroot", "tagleaf"]
SETTINGS = [
    "nodecount=3", "nodecount=-1", "nodecount=x", "nodefraction=0.05", "nodefraction=.",
    "edgefraction=0", "divide_by=2", "divide_by=0", "divide_by=1", "unit=ms", "unit=auto",
    "unit=minimum", "unit=kb", "sort=cum", "sort=flat", "cum=1", "flat=1", "lines=1", "files=1",
    "functions=1", "granularity=filefunctions", "granularity=lines", "granularity=zzz", "cum=0",
    "sample_index=0", "sample_index=1", "sample_index=", "sample_index=zzz", "samples", "cpu",
    "delay", "mean_delay", "total_delay", "alloc_space", "inuse_objects", "mean_alloc_space",
]
OTHERS = [":", "o", "options", "", "foo", "topp", "TOP", "focus", "nodecount", "lines", "cum 5",
          "focus5", "list", "peek", "help zzz", "=", "top >", "q q"]


def random_sessions(make, seed):
    source = random.Random(seed)
    for _ in range(SESSIONS):
        lines = [line(source) for _ in range(source.randint(2, LINES))]
        yield make((source.choice(PROFILES),), tuple(each.encode() for each in lines))


def line(source):
    kind = source.random()
    if kind < 0.45:
        return report(source)
    if kind < 0.6:
        value = source.choice([*WORDS, "", ""])
        comment = source.choice(["", "", "", " //: why"])
        return f"{source.choice(TEXTS)}={value}{comment}"
    if kind < 0.7:
        return source.choice(FLAGS) + source.choice(TRUTHS)
    if kind < 0.88:
        return source.choice(SETTINGS)
    return source.choice(OTHERS)


def report(source):
    if source.random() < 0.2:
        name = source.choice(OF_PATTERNS)
        words = [name, source.choice(WORDS)]
    else:
        name = source.choice(REPORTS)
        words = [name + source.choice(["", "", "", "3", "7"])]
    for _ in range(source.choice([0, 0, 1, 2])):
        words.append(source.choice(["", "", "-"]) + source.choice(WORDS))
    if name != "dot" and source.random() < 0.2:
        words.append("-cum")
    if source.random() < 0.15:
        words.append(source.choice([">out", "> out", ">missing/out"]))
    if source.random() < 0.2:
        words.append(source.choice(["5", "12", "0"]))
    return " ".join(words)
