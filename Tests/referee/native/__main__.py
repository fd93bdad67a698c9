"""Profiles real C++, Rust and Swift programs, and checks what swprof makes of the bare addresses.

usage: python3 -m Tests.referee.native SWPROF [--keep FOLDER]

For each program: `top`, `list`, `disasm`, `peek` and `weblist` run without a warning and know the
program's functions; what `proto` writes is read back by pprof with the same names and numbers; the
frames of every address of the profile are llvm-symbolizer's. And a stripped program gets its debug
file from debuginfod. Needs g++, rustc, swiftc, libgoogle-perftools-dev and debuginfod; what is
missing is an error. --keep leaves programs, profiles and reports in a folder.
"""

import argparse
import os
import pathlib
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass

from .. import reference
from ..case import Case
from ..judges import ties
from ..judges.comparison import Outcome
from . import debuginfod, frames

TOP = Case("native", ("-top",))
ORCHARD = pathlib.Path(__file__).resolve().parent / "programs"
GCC = ["g++", "-std=c++17", "-O2", "-g", str(ORCHARD / "orchard.cpp"), "-o"]
NOTE = re.compile(r"Showing |Generating report in |no source file |and \d+ more source files")
MANGLED = re.compile(r" (_Z|_R[A-Z]|\$s|<unknown>)")
CXX_NAMES = ["orchard::harvest", "orchard::Sorter::pick", "orchard::digest", "std::sort (inline)"]


@dataclass(frozen=True)
class Program:
    """A program, what it is asked, and the functions that its profile must have."""

    name: str
    build: tuple
    names: tuple
    pattern: str
    is_heap: bool = False


PROGRAMS = [
    Program("cxx-fixed", (*GCC, "cxx-fixed", "-no-pie"), CXX_NAMES, "orchard::(harvest|digest)"),
    Program("cxx-pie", (*GCC, "cxx-pie", "-fPIE", "-pie"), CXX_NAMES, "orchard::(harvest|digest)"),
    Program("cxx-heap", (*GCC, "cxx-heap", "-ltcmalloc"),
            ["orchard::harvest", "orchard::grown[abi:cxx11]", "std::map::operator[] (inline)"],
            "orchard::", is_heap=True),
    Program("rust", ("rustc", "-O", "-g", str(ORCHARD / "orchard.rs"), "-o", "rust"),
            ["orchard::harvest", "orchard::mixed (inline)",
             "<orchard::trees::Apple as orchard::trees::Fruit>::weight"], "orchard"),
    Program("swift", ("swiftc", "-O", "-g", str(ORCHARD / "orchard.swift"), "-o", "swift"),
            ["Orchard.harvest()", "Apple.weight(_:)", "mixed(_:) (inline)"], "Orchard|Apple"),
]


def main():
    options = parsed_arguments()
    find_compilers()
    with tempfile.TemporaryDirectory(prefix="swprof-native-") as scratch:
        folder = pathlib.Path(options.keep or scratch).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        swprof = Swprof(options.swprof, folder)
        faults = []
        for program in PROGRAMS:
            profile = profiled(program, folder)
            faults += [f"{program.name}: {fault}" for fault in checked(program, profile, swprof)]
        faults += debuginfod.checked(folder / "cxx-pie", folder / "cxx-pie.prof", swprof)
    print(*faults, f"{len(PROGRAMS)} programs, {len(faults)} faults", sep="\n")
    return 1 if faults else 0


def find_compilers():
    """rustup puts its programs where not every shell looks."""
    os.environ["PATH"] += f":{pathlib.Path.home()}/.cargo/bin"


def parsed_arguments():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("swprof", type=lambda path: pathlib.Path(path).resolve())
    parser.add_argument("--keep", metavar="FOLDER")
    return parser.parse_args()


class Swprof:
    """Runs the program, and keeps what it writes."""

    def __init__(self, path, folder):
        self.path, self.folder = path, folder

    def run(self, name, *arguments, environment=()):
        """Standard output, and the warnings: lines on standard error that are no notes."""
        result = subprocess.run(
            [self.path, *arguments], cwd=self.folder, capture_output=True, timeout=60,
            env={**os.environ, "DEBUGINFOD_URLS": "", **dict(environment)})
        (self.folder / name).write_bytes(result.stdout)
        lines = result.stderr.decode().splitlines()
        warnings = [line for line in lines if not NOTE.match(line)]
        if result.returncode:
            warnings.append(f"exit status {result.returncode} of {' '.join(map(str, arguments))}")
        return result.stdout.decode(errors="replace"), warnings


def profiled(program, folder):
    """Builds and runs a program; the path of its profile."""
    subprocess.run(program.build, cwd=folder, check=True)
    profile = folder / f"{program.name}.prof"
    if program.is_heap:
        variables = {"HEAPPROFILE": profile, "HEAP_PROFILE_ALLOCATION_INTERVAL": str(4 << 20)}
    else:
        variables = {"CPUPROFILE": profile, "LD_PRELOAD": preloaded()}
    subprocess.run([folder / program.name], cwd=folder, check=True, capture_output=True,
                   env={**os.environ, **variables})
    return sorted(folder.glob(f"{profile.name}.*.heap"))[-2] if program.is_heap else profile


def preloaded():
    found = sorted(pathlib.Path("/usr/lib").glob("*/libprofiler.so.*"))
    if not found:
        sys.exit("native: no libprofiler.so (libgoogle-perftools-dev)")
    return str(found[0])


def checked(program, profile, swprof):
    """What is wrong with the reports on a profile."""
    name, faults = program.name, []

    def report(kind, *arguments):
        output, warnings = swprof.run(f"{name}.{kind}", *arguments, profile)
        faults.extend(f"{kind}: {warning}" for warning in warnings)
        return output

    top = report("top", "top", "-nodecount=0")
    for function in program.names:
        if not re.search(rf"  {re.escape(function)}$", top, re.MULTILINE):
            faults.append(f"top has no {function}")
    for line in top.splitlines()[5:]:
        if MANGLED.search(line):
            faults.append(f"top has a name that is not readable: {line.strip()}")
    for kind in ("list", "disasm", "peek"):
        output = report(kind, kind, program.pattern)
        if not re.search(r"orchard|Orchard", output) or len(output) < 500:
            faults.append(f"{kind} shows next to nothing")
    report("weblist", f"-output={name}.html", "-weblist=" + program.pattern)
    if "<details class=\"s\"" not in (swprof.folder / f"{name}.html").read_text():
        faults.append("weblist shows no sampled line with instructions")
    faults += read_back(name, profile, top, swprof)
    raw = report("raw", "raw", "-symbolize=demangle=none")
    table, different = frames.compared(raw)
    print(f"{name}:", *table, sep="\n  ")
    return faults + different


def read_back(name, profile, top, swprof):
    """What pprof makes of the profile as swprof wrote it, symbols and all."""
    written = swprof.folder / f"{name}.pb.gz"
    _, faults = swprof.run(f"{name}.proto", "proto", f"-output={written}", profile)
    command = [reference.pprof(), "-symbolize=none", "-top", "-nodecount=0", written]
    theirs = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    (swprof.folder / f"{name}.pprof.top").write_text(theirs)
    if not ties.agree(TOP, Outcome(0, theirs.encode()), Outcome(0, top.encode())):
        faults.append("pprof reads another top from what proto wrote")
    return faults


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (subprocess.SubprocessError, OSError) as error:
        sys.exit(f"native: {error}")
