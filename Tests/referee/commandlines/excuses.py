"""In what swprof differs from pprof on purpose, by the command lines of commandlines.txt.

An excuse that is not needed any more is reported, too.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Excuse:
    """The aspects of a run that differ, of status, output, files and errors, and why they do."""

    aspects: str
    reason: str


HELP = Excuse("output", "help that was asked for is an answer, on standard output")
EARLY = Excuse("errors", "what is wrong with the words is said before any file is read")
STAT = Excuse("errors", "the wording of the stand-alone pprof: stat, not open")

EXCUSES = {
    **dict.fromkeys(
        ["-h", "-help", "--help", "-h cpu", "-top -h cpu", "-top -help missing", "-h -bogus",
         "-help=false -top cpu"], HELP),
    **dict.fromkeys(
        ["-tags -tagshow=( labels", "-tags -divide_by=0 labels",
         "-inuse_space -alloc_space -top -normalize heap"], EARLY),
    **dict.fromkeys([f"-top -symbolize=demangle={how} cpu" for how in ("none", "full", "templates")],
                    STAT),
    **dict.fromkeys(
        ["-top - cpu", "-top cpu -"], Excuse("errors", "a source named - is standard input")),
    "-top -call-tree cpu": Excuse(
        "status output errors", "dashes inside a name may stand for underscores"),
    "-weblist=main -output=out cpu": Excuse("files", "the page is swprof's own"),
}
