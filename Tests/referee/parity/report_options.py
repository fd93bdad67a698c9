"""The tables of options for the reports of graphs, labels and source lines."""

from itertools import product

# Those that need no argument; peek and list take a pattern.
TEXTS = ["tree", "traces", "tags", "comments", "callgrind", "topproto", "dot"]
GRAPHS = ["tree", "dot", "callgrind", "topproto"]

# Swept with every shape; between them they have inlining, columns, ties, labels and no symbols.
SHAPED = ["example", "columns", "mappings", "names", "ties", "residual", "nodelets", "call-tree",
          "listing", "heap-after"]
DRAWN = ["deep", "wide", "residual", "nodelets", "cpu-after", "heap-after", "call-tree", "gains"]
LABELLED = ["nodelets", "deep", "tags", "labels", "heap-after", "cpu-after", "invalid-utf8"]
VALUED = ["example", "bytes-unit", "gcu", "micro", "unknown-unit", "hours", "default-type", "tags",
          "milliseconds", "wrapping", "heap-after", "goroutine", "negative", "small-means"]
MEANT = ["default-type", "small-means", "mutex", "heap-v2", "contention", "negative", "nodelets",
         "gains", "residual", "all-zero"]
UNITS = ["auto", "minimum", "ms", "kb", "foo", "s", "count", ""]
DIVISORS = ["2", "0.001", "-3", "1e300", "7"]

LIMITS = [
    [*nodes, *edges, *tree]
    for nodes, edges, tree in product(
        (["-nodecount=1"], ["-nodecount=6"], ["-nodecount=20"], ["-nodecount=80"],
         ["-nodecount=300", "-nodefraction=0"], ["-nodefraction=0.05"], ["-nodefraction=0.5"]),
        ([], ["-edgefraction=0"], ["-edgefraction=0.05"], ["-edgefraction=0.4"]),
        ([], ["-call_tree"]))
] + [
    ["-trim=false"], ["-trim=false", "-call_tree"], ["-nodecount=0"], ["-nodecount=-5"],
    ["-nodecount=0", "-call_tree"], ["-cum"], ["-drop_negative"], ["-drop_negative", "-call_tree"],
    ["-nodecount=12", "-lines", "-call_tree"], ["-nodecount=9", "-addresses", "-edgefraction=0.02"],
    ["-nodefraction=-0.1"], ["-nodefraction=2"], ["-edgefraction=2"], ["-edgefraction=-1"],
    ["-nodecount=40", "-mean"], ["-compact_labels"], ["-compact_labels", "-focus=a"],
    ["-relative_percentages", "-focus=l|m", "-nodecount=7"], ["-divide_by=3", "-nodecount=7"],
]
TEXT_LIMITS = [
    ["-nodecount=1"], ["-nodecount=6"], ["-nodecount=20", "-edgefraction=0.05"], ["-nodecount=300"],
    ["-nodefraction=0"], ["-nodefraction=0.05", "-edgefraction=0"], ["-edgefraction=0.4"],
    ["-nodefraction=0.5", "-cum"], ["-trim=false"], ["-call_tree", "-nodecount=6"],
    ["-drop_negative"], ["-drop_negative", "-nodecount=5", "-cum"],
    ["-compact_labels", "-hide=a"], ["-relative_percentages", "-focus=l|m"],
]
MEANS = [["-mean"], ["-mean", "-divide_by=3"], ["-mean", "-sample_index=0"],
         ["-mean", "-lines", "-cum"], ["-mean", "-unit=auto", "-nodefraction=0"]]
COMPARISONS = [
    [], ["-normalize"], ["-drop_negative"], ["-lines", "-nodecount=4"], ["-nodefraction=0.2"],
    ["-normalize", "-drop_negative", "-cum"], ["-focus=a|m", "-relative_percentages"],
    ["-sample_index=0", "-mean"], ["-call_tree"], ["-edgefraction=0.2", "-files"],
    ["-unit=us", "-nodecount=20"], ["-tagignore=pprof::base:true"], ["-divide_by=2", "-addresses"],
]
LABEL_OPTIONS = [
    ["-unit=b"], ["-unit=kb"], ["-unit=auto"], ["-unit=foo"], ["-tagshow=bytes"], ["-tagshow=^t"],
    ["-taghide=bytes"], ["-sample_index=0"], ["-mean"], ["-mean", "-unit=mb", "-sample_index=1"],
    ["-tagfocus=1kb:"], ["-tagignore=:100b"], ["-nodefraction=0.1"], ["-nodefraction=0"],
    ["-nodecount=3"], ["-nodecount=30", "-lines"], ["-call_tree"], ["-divide_by=7"],
    ["-drop_negative"], ["-tagroot=tenant"], ["-tagleaf=bytes", "-unit=kb"], ["-files"],
    ["-tagroot=host,req", "-filefunctions"], ["-focus=leaf", "-relative_percentages"],
]

FILTERS = ["focus", "ignore", "hide", "show", "show_from", "prune_from"]
PEEKS = [
    ".", "a", "^main$", "main|leaf", r"\.c:\d", r"m\.c:1", "(?i)MAIN", "zzz", "^$", "0x1", "1",
    r"\[prog\]", "é|本", "x*",
]

# Where list looks, for the profile `listing`.
SOURCE_PATHS = [
    [], ["-source_path=Fixtures/Source"], ["-source_path=Fixtures/Source:SCRATCH"],
    ["-source_path=SCRATCH", "-trim_path=/build/src"],
    ["-source_path=Fixtures/Source:SCRATCH", "-trim_path=/build/src"],
    ["-trim_path=/build/src/pkg:/build/src", "-source_path=Fixtures/Source/pkg"],
    ["-trim_path=/build/src/", "-source_path=Fixtures/Source/proj"], ["-trim_path=/build"],
    ["-source_path=ROOT/Fixtures/Source"], ["-source_path=/nonexistent"], ["-source_path=src"],
    ["-source_path=/tmp/src:ROOT/Fixtures/Source"], ["-source_path=:Fixtures/Source"],
    ["-source_path=Fixtures/Source/pkg/shop.go", "-trim_path=/build/src/pkg"],
    ["-source_path=Fixtures/Source/", "-trim_path=/build/src//:/remote/home/Source"],
    ["-trim_path=/remote/home:/build/src", "-source_path=Fixtures/Source"],
]
LISTS = [
    ".", "^total$", "again", "Serve|price", "^(crlf|odd|last)$", "zero|beyond", "folder", "nofile",
    "remote|A|cwd", "long|nearly", "gone|lost|dotted|relative", r"shop\.go", "zzz", "18",
]
LIST_OPTIONS = [
    ["-mean"], ["-unit=auto"], ["-unit=s"], ["-divide_by=3"], ["-cum"], ["-noinlines"], ["-files"],
    ["-addresses", "-showcolumns"], ["-nodecount=1"], ["-focus=total"], ["-hide=price"],
    ["-focus=again", "-relative_percentages"], ["-sample_index=0"], ["-prune_from=again"],
    ["-show=total|price"], ["-tagroot=k"], ["-trim=false"], ["-drop_negative"], ["-call_tree"],
]
FOLDERS = ["Fixtures/Source", "Fixtures/Source/proj", "Fixtures/Source/pkg", "Fixtures"]

PICTURED = ["example", "nodelets", "no-samples", "short-names", "residual", "deep", "call-tree"]
PICTURE_OPTIONS = [[], ["-lines", "-nodecount=10"], ["-edgefraction=0.1", "-nodecount=6"]]

SPELLINGS = [
    ["-tree=true"], ["--tree"], ["-peek", "a"], ["--peek", "a"], ["-peek=a=b"],
    ["-list", "a"], ["-traces=1"], ["-tags=t"], ["-dot=T"],
    ["-comments=True"], ["-callgrind=true"], ["-topproto=1"], ["-peek=a", "-peek=b"],
    ["-tree", "-tree=false", "-dot"], ["-peek=", "-dot"], ["-list=", "-tags"],
]
REFUSED = [
    ["-peek=("], ["-list=["], ["-peek=a**"], ["-list=(?<a"], ["-peek"], ["-list"], ["-tree=maybe"],
    ["-tree", "-dot"], ["-tree", "-peek=a"], ["-peek=a", "-list=a"], ["-top", "-callgrind"],
    ["-traces", "-tags"], ["-comments", "-raw"], ["-topproto", "-proto"], ["-svg", "-dot"],
    ["-dot", "-divide_by=0"], ["-tags", "-divide_by=0"], ["-list=a", "-divide_by=0"],
    ["-tree", "-focus=("], ["-traces", "-sample_index=9"], ["-tags", "-sample_index=foo"],
    ["-comments", "-sample_index=foo"], ["-dot", "-normalize"], ["-callgrind", "-base=nosuch"],
    ["-peek=zzz"], ["-list=zzz"], ["-peek=zzz", "-lines"], ["-list=zzz", "-focus=a"],
    ["-peek=a", "-focus=zzz"], ["-list=a", "-focus=zzz"], ["-peek=(", "-focus=zzz"],
    ["-tree", "-output=Fixtures"], ["-dot", "-output=no/such/folder/file"],
]
