"""The tables of options that the matrix multiplies. Nothing here knows how they are run."""

from itertools import product

GRANULARITIES = ["functions", "filefunctions", "files", "lines", "addresses"]
RAW_SHAPES = [["-noinlines"], ["-noinlines", "-showcolumns"]]
FRAME_FILTERS = ["focus", "ignore", "hide", "show", "show_from", "prune_from"]


def every_shape():
    flags = [[], ["-cum"]], [[], ["-noinlines"]], [[], ["-showcolumns"]]
    for granularity in GRANULARITIES:
        for chosen in product(*flags):
            yield [f"-{granularity}", *sum(chosen, [])]


def some_shapes():
    yield ["-cum"]
    yield ["-filefunctions", "-noinlines"]
    yield ["-files"]
    yield ["-lines", "-showcolumns", "-cum"]
    yield ["-addresses"]
    yield ["-addresses", "-noinlines", "-cum"]


def patterns(family):
    if family == "go" or family == "outside":
        return ["runtime", r"shapes|ledger|ssa", r"^main\.", r"\.go$", "zzz", r"Tree\[|json",
                "(?i)MALLOC"]
    if family == "legacy":
        return ["barn", "libgrain", "fill|grind", "zzz", "."]
    return ["main", "a", r"[bf]\d*$", r"\.c$", "zzz", r"^(c|inl|leaf9|level)", "(?i)SRC",
            r"\x{e9}|\pL\d"]


TAG_FILTERS = [
    "h1", "host=h1", "host=h1,h3", "h1,h3", "host:h", "zzz", "=h1", "host=", "read,t1", "tenant=t1",
    "request=read", "clé=hiver", "h1=x", "host=h1=x", "1024b", "1kb", "1kb:", ":1kb", "2kb:10kb",
    "10kb:2kb", "size=1kb:300kb", "size=1024", "lat=1s:", "1500ms", "2ms", "7", "req=7", "req=7:9",
    "7requests", "7req", "10", "10:20kb", "1kb:2ms", "100b:200", "1kb:5mbx", "2kb:1mbx", "-2kb:",
    "+1024b", "1.5kb", "128kb,1mb", "10-20", "bytes=64:4096b", "bytes=:100b", "bytes=1mb", "16:64b",
    "alignment=16b", "request=128b", "days=3", "days=3days", "3days:", "0x10", "", "k.*,.*v",
    "(?i)H2",
    "=", "=x", "host==h1", "size=", "size=:", "size=-2kb", "2KB:10Kbs", "1kb:2kb:3kb", "1 kb",
    "lat=1s",
    "req=+7", "req=07", "days=3Days", "request=4096b", "request=4096", "1kbs", "3days:4", "3:4days",
    "size=9223372036854775807b:", "size=:9223372036854775807pb", "-2kb", "lat=1500",
    "n=5b", "zu=0b", "é=9é", "9é", "1:2:3", ":", "thread=t1,t2", "t1,t2",
]
TAG_KEYS = ["host", "size|req", "^k", "zzz", ".", "^$", "bytes", "thread", "é"]
TAG_LISTS = ["host", "size", "host,req", "req,host,", "zzz", "bytes", "request,tenant", "lat",
    "thread",
             "key,n,m", "k"]

UNITS = [
    "minimum", "auto", "ns", "us", "μs", "μss", "ms", "s", "sec", "seconds", "hr", "hours", "days",
    "b", "B", "kb", "kB", "mb", "gigabytes", "tb", "pb", "count", "sample", "unit", "foo", "GCU",
    "kilogcu", "g*gcu", "nanogcu", "", "minimums", "autos", "MS",
]
DIVISORS = ["2", "0.001", "1", "1e9", "-3", "0x10", "7", "1e300", "inf"]

SELECTORS = [
    ["-sample_index=0"], ["-sample_index=1"], ["-sample_index=+1"], ["-sample_index=01"],
    ["-sample_index=3"], ["-sample_index=-1"], ["-sample_index=0x1"], ["-sample_index=samples"],
    ["-sample_index=cpu"], ["-sample_index=inuse_cpu"], ["-sample_index=alloc_space"],
    ["-sample_index=inuse_alloc_space"], ["-sample_index=objects"], ["-sample_index=delay"],
    ["-sample_index=1.0"], ["-inuse_space"], ["-inuse_objects"], ["-alloc_space"],
    ["-alloc_objects"],
    ["-contentions"], ["-total_delay"], ["-mean_delay"], ["-mean_delay",
    "-sample_index=contentions"],
    ["-inuse_space", "-alloc_objects"], ["-alloc_space", "-sample_index=0"], ["-inuse_space=false"],
]

LIMITS = [
    ["-nodecount=0"], ["-nodecount=1"], ["-nodecount=2"], ["-nodecount=3", "-cum"],
    ["-nodecount=7"],
    ["-nodecount=-5"], ["-nodecount=-1"], ["-nodecount=0x10"], ["-nodecount=1_0"],
    ["-nodecount=010"],
    ["-nodecount=5", "-lines"], ["-nodecount=9", "-nodefraction=0"], ["-nodefraction=0"],
    ["-nodefraction=0.05"], ["-nodefraction=0.3"], ["-nodefraction=1"], ["-nodefraction=2"],
    ["-nodefraction=-0.1"], ["-nodefraction=1e-9"], ["-nodefraction=nan"], ["-edgefraction=0.5"],
    ["-nodefraction=0.1", "-edgefraction=0.3", "-nodecount=4"], ["-trim=false"],
    ["-trim=false", "-nodecount=1"], ["-trim=0", "-cum"], ["-nodecount=4", "-addresses"],
    ["-nodefraction=0.1", "-unit=auto"], ["-nodefraction=0.02", "-divide_by=3"],
    ["-nodefraction=0.1", "-mean"], ["-call_tree", "-nodecount=3"],
    ["-drop_negative"], ["-drop_negative", "-nodefraction=0"],
]

PRESENTATIONS = [
    ["-relative_percentages"], ["-relative_percentages", "-focus=main|0", "-ignore=b"],
    ["-compact_labels"], ["-compact_labels", "-hide=a", "-tagfocus=t"], ["-show=.", "-taghide=z"],
    ["-tagroot=k,host", "-tagleaf=request"],
]

PATHS = [
    ["-files", f"-trim_path={paths}"]
    for paths in ("/src", "/src/", "/home/me:/x", "/proc", "", ":", "/home/me/src:/src", "runtime",
                  "runtime:workshop/shapes", "/y")
] + [["-lines", "-trim_path=/src"], ["-files", "-source_path=/elsewhere/src"],
     ["-files", "-source_path=a/shapes:b/runtime"], ["-filefunctions", "-source_path=src:.",],
     ["-files", "-trim_path=/src", "-source_path=src", "-nodecount=2"]]

PAIRS = [
    ("example", "example-later"), ("example-later", "example"), ("example", "example"),
    ("example", "milliseconds-same-names"), ("milliseconds-same-names", "example"),
    ("example", "milliseconds"), ("negative", "example"), ("example", "negative"),
    ("cpu-before", "cpu-after"), ("heap-before", "heap-after"), ("heap-after", "heap-before"),
    ("cpu-before", "cpu-after", "cpu-before"), ("labels", "tags"), ("deep", "example"),
    ("cpu-64le", "cpu-32be"), ("heap-text", "heap-v2"), ("heap-v2", "heap-inuse"), ("heap-after",
    "heap-text"),
    ("heap-sampled", "growth"), ("mutex", "block"), ("wrapping", "example"), ("no-samples",
    "example"),
    ("example", "no-samples"), ("all-zero", "example"), ("default-type", "mutex"), ("columns",
    "columns"),
    ("drop-frames", "bad-drop-frames"), ("empty-stacks", "example"),
]
COMPARISONS = [
    [], ["-normalize"], ["-drop_negative"], ["-normalize", "-drop_negative", "-cum"],
    ["-lines", "-nodecount=4"], ["-focus=a|m", "-relative_percentages"], ["-sample_index=0",
    "-mean"],
    ["-nodefraction=0.2"], ["-tagignore=pprof::base:true"], ["-unit=us"], ["-divide_by=2"],
]
MERGES = [
    ("example", "example-later", "milliseconds-same-names", "negative"), ("example",) * 5,
    ("milliseconds-same-names", "no-mapping", "columns"), ("heap-before", "heap-after", "allocs"),
    ("example", "cpu-64le", "cpu-32le", "cpu-32be", "cpu-64be"), ("maps", "growth", "fragmentation",
    "heap-inuse"),
    ("default-type", "repeated-types"), ("labels", "invalid-utf8", "tags", "labels"),
    ("mappings", "example", "mappings"), ("java-contention", "contention"),
    ("cpu-java", "cpu-64le"),
    ("huge-ids", "huge-ids"), ("wrapping", "wrapping", "wrapping"), ("empty-stacks",
    "empty-stacks"),
    ("micro", "hours"), ("gcu", "gcu"), ("names", "columns", "names"), ("drop-frames", "example"),
    ("example", "drop-frames"), ("no-samples", "no-samples"), ("all-zero", "all-zero"),
    ("example",) * 130,
]

ZONES = ["", "UTC", "America/New_York", "Asia/Kolkata", "America/Sao_Paulo", "Europe/Berlin",
         ":Asia/Tokyo", "XYZ5", "UTC-3", "EST5EDT", "Australia/Lord_Howe"]

EXPRESSIONS = [
    "(?<n>main)", "(?P<n>main)", r"\bmain\b", r"\pL+", r"\p{Greek}", r"[^a-z]", "(?s).",
    "(?U)a+b?", "",
    r"\Qa.c\E", "[[:word:]]+", r"\x{6d}ain", r"\A(?:a|b)\z", "(?m)^a$", "a{0,1000}", "a|", "(|a)",
    "()",
    r"\.", r"\/", r"\-", "{", "a{,2}", "a{x", "]", "[]a]", "[a\\]]", r"\d", r"\W", "(?i)ÉÀ|MAIN",
    "[[:^alpha:]]",
    r"\a", r"\012", r"\x6D", "é", "(?i:M)ain", "x*", "a??", "^*", "$", "\\z", "(?-s).", r"\PN",
]

NUMBERS = [
    *(f"-divide_by={text}" for text in (
        "0x10", "0x10p0", "1_0", "1__0", "infinity", "+Inf", "nan", ".5", "5.", "1e", "1E2", "0b1",
        "0x1.8p1_0", "1 ", "-0", "1e-400")),
    *(f"-nodecount={text}" for text in (
        "1__0", "0_8", "_1", "08", "0o_7", "+0x_2", " 3", "-0", "0B1", "9223372036854775808",
        "-9223372036854775808")),
    *(f"-sample_index={text}" for text in (
        " 1", "1_0", "\uff10", "0b1", "-0", "00", "1e0", "9223372036854775808", "SAMPLES")),
    "-timeout=1_0", "-seconds=-1", "-nodefraction=1_0e-2", "-edgefraction=Inf", "-nodefraction=inf",
]

SPELLINGS = [
    ["--top"], ["-top=true"], ["-top=1"], ["-text=T"], ["--text", "--cum=true"], ["-top",
    "-cum=false"],
    ["-top", "-nodecount", "2"], ["-top", "--nodecount", "-5"], ["-top", "-nodecount=+3"],
    ["-top", "-nodecount=0b11"], ["-top", "-nodecount=0o3"], ["-top", "-focus", "a", "-focus", "b"],
    ["-top", "-focus", "-x"], ["-top", "-focus="], ["-top", "-trim=f"], ["-top", "-nodefraction",
    ".5"],
    ["-top", "-nodefraction=0x1p-2"], ["-top", "--"], ["-cum", "-top", "-flat=false"],
    ["-top", "-lines=false"], ["-top", "-lines", "-lines=false"], ["-raw=true", "-top=false"],
    ["-top", "-seconds=5"], ["-top", "-timeout=5"], ["-top", "-no_browser=false"], ["-top",
    "-http="],
    ["-top", "-unit", "MS", "-unit=us"], ["-top", "-base="], ["-top", "-output="], ["-top",
    "-tools=x"],
    ["-top", "-sample_index", "samples"], ["-top", "-sample_index="], ["-top", "-divide_by=1_0"],
    ["-top", "-symbolize=none"], ["-top", "-symbolize=local"], ["-top", "-symbolize=demangle=none"],
    ["-top", "-symbolize=bogus"], ["-top", "-symbolize=demangle=full"], ["-top",
    "-symbolize=demangle=templates"],
]

REFUSED = [
    ["-top", "-bogus"], ["-top", "-nodecount=abc"], ["-top", "-nodecount="], ["-top",
    "-nodecount=1.5"],
    ["-top", "-nodecount=99999999999999999999"], ["-top", "-divide_by=0"], ["-top", "-divide_by=x"],
    ["-top", "-divide_by=1e400"], ["-top", "-trim=maybe"], ["-top", "-trim="], ["---top"], ["-top",
    "-=x"],
    ["-top", "-raw"], ["-top", "-text"], ["-top", "-lines", "-functions"], ["-top", "-cum",
    "-flat"],
    ["-top", "-focus=("], ["-top", "-ignore=[a"], ["-top", "-hide=a**"], ["-top", "-show=(?<a"],
    ["-top", "-show_from=\\"], ["-top", "-prune_from=+"], ["-top", "-tagfocus=("],
    ["-top", "-tagignore=k=("], ["-top", "-tagshow=("], ["-top", "-taghide=("],
    ["-top", "-sample_index=9"], ["-top", "-sample_index=-2"], ["-top", "-sample_index=foo"],
    ["-raw", "-sample_index=foo"], ["-raw", "-divide_by=0"], ["-proto", "-focus=("],
    ["-top", "-normalize"], ["-top", "-base=nosuch.pb.gz"], ["-top", "-diff_base=nosuch.pb.gz"],
    ["-top", "-base=a", "-diff_base=b"], ["-top", "-http=:0"], ["-top", "-no_browser"],
    ["-top", "-granularity=lines"], ["-top", "-sort=cum"], ["-top", "-seconds=x"],
    ["-top", "-focus=a{2,1}"], ["-top", r"-focus=\C"], ["-top", "-focus=\udcff"],
    ["-top", "-focus=((a{100}){100}){100}"], ["-top", r"-focus=\pX"], ["-top", "-focus=(?z)a"],
    ["-top", r"-focus=\x{110000}"], ["-top", "-focus=(?<n>a)(?<n>b)"], ["-top", "-focus=a)"],
    ["-top", "-focus=[[:what:]]"], ["-top", "-focus=**"], ["-top", r"-focus=\Z"],
    ["-top", "-focus=a{1001}"],
    ["-top", "-focus=\\8"], ["-top", "-focus=[z-a]"], ["-top", "-focus=(?=a)"], ["-top",
    "-focus=(?P<n>a"],
    ["-top", "-output=Fixtures"], ["-top", "-output=no/such/folder/file"],
]
SOURCES = [
    ["-top"], ["-top", "nosuch.pb.gz"], ["-top", "Fixtures"], ["-top", "-"], ["-top", ""],
    ["-top", "Fixtures/Profiles/synthetic/example.pb.gz", "Fixtures/Profiles/go/heap-after.pb.gz"],
    ["-top", "nosuch.pb.gz", "Fixtures/Profiles/synthetic/example.pb.gz"],
    ["-top", "Fixtures/Profiles/synthetic/example.pb.gz", "nosuch.pb.gz", "-cum"],
    ["-top", "-trim", "false", "Fixtures/Profiles/synthetic/example.pb.gz"],
    ["-top", "Fixtures/Binaries/tiny"],
    ["-top", "Fixtures/Binaries/tiny", "Fixtures/Binaries/tiny"],
    ["-top", "Fixtures/Profiles/synthetic/example.pb.gz", "Fixtures/Binaries/tiny"],
    ["-top", "-focus"],
]
