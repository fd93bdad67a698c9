"""Builds the program of Fixtures/Recipes/go, and has it write profiles with and without symbols.

Everything lies in a folder of Go's, by the recipes and where they are, and is made once for each
version of them. The builds keep paths, by which reports find the sources.
"""

import hashlib
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from ..reference import ROOT, SCRATCH, go, go_environment, pprof, run
from .unsymbolized import without_symbols

RECIPES = ROOT / "Fixtures" / "Recipes" / "go"
PLAIN_CALLS = "-gcflags=all=-l"  # nothing is inlined
BUILDS = {
    "fixed": [],
    "fixed-plain": [PLAIN_CALLS],
    "pie": ["-buildmode=pie"],
    "pie-plain": ["-buildmode=pie", PLAIN_CALLS],
}


@dataclass(frozen=True)
class Symbolizable:
    """A profile as the program wrote it, and the same with addresses alone."""

    build: str
    kind: str
    symbolized: str
    bare: str


KINDS = ["cpu-after", "heap-after", "mutex", "goroutine"]
MOST_RUNS = 20


def profiles(kinds):
    """A Symbolizable for each build and each of some of KINDS."""
    for build in BUILDS:
        folder = made(build)
        for kind in kinds:
            yield Symbolizable(
                build, kind, f"{folder}/{kind}.pb.gz", f"{folder}/{kind}.bare.pb.gz")


def made(build):
    """The folder with the program's profiles."""
    state = hashlib.sha256(str(RECIPES).encode())
    for path in [Path(__file__), *sorted(RECIPES.rglob("*.go"))]:
        state.update(path.read_bytes())
    folder = SCRATCH / f"workshop-{state.hexdigest()[:12]}-{build}"
    if not folder.exists():
        print(f"building and profiling a Go program ({build})", file=sys.stderr)
        unfinished = Path(f"{folder}.unfinished")
        unfinished.mkdir(parents=True, exist_ok=True)
        program = SCRATCH / f"{folder.name}.program"
        run([go(), "build", *BUILDS[build], "-o", program, "."], env=go_environment(), cwd=RECIPES)
        for _ in range(MOST_RUNS):
            subprocess.run([program, unfinished], check=True)
            if all([is_sound(unfinished, kind) for kind in KINDS]):
                break
        else:
            raise OSError("Go's runtime always gives some function the wrong file")
        unfinished.rename(folder)
    return folder


def is_sound(folder, kind):
    """Whether a profile has the right files. Go's runtime writes one file for a function, though
    code of another may be part of it, so that it depends on chance which one that is."""
    whole, bare = folder / f"{kind}.pb.gz", folder / f"{kind}.bare.pb.gz"
    bare.write_bytes(without_symbols(whole.read_bytes()))
    return leaves(whole) == leaves(bare)


def leaves(profile):
    """The innermost line of each location, by the profile or else by Go's tables in the binary."""
    raw = run([pprof(), "-raw", profile], capture_output=True, text=True).stdout
    return re.findall(r"^ +\d+: (0x\w+) M=\d+ .* (\S+:\d+):\d+ s=", raw, re.MULTILINE)
