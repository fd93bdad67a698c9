"""Builds the program of Fixtures/Recipes/go, and has it write profiles with and without symbols.

Everything lies in a folder of Go's, by the recipes and where they are, and is made once. The builds
keep paths, by which reports find the sources.
"""

import hashlib
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from reference import ROOT, SCRATCH, go, go_environment, run
from unsymbolized import without_symbols

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


def profiles(kinds):
    """A Symbolizable for each build and kind of profile, such as `cpu-after`."""
    for build in BUILDS:
        folder = made(build)
        for kind in kinds:
            whole, bare = folder / f"{kind}.pb.gz", folder / f"{kind}.bare.pb.gz"
            if not bare.exists():
                bare.write_bytes(without_symbols(whole.read_bytes()))
            yield Symbolizable(build, kind, str(whole), str(bare))


def made(build):
    """The folder with the program's profiles."""
    state = hashlib.sha256(str(RECIPES).encode())
    for path in sorted(RECIPES.rglob("*.go")):
        state.update(path.read_bytes())
    folder = SCRATCH / f"workshop-{state.hexdigest()[:12]}-{build}"
    if not folder.exists():
        print(f"building and profiling a Go program ({build})", file=sys.stderr)
        unfinished = Path(f"{folder}.unfinished")
        unfinished.mkdir(parents=True, exist_ok=True)
        program = SCRATCH / f"{folder.name}.program"
        run([go(), "build", *BUILDS[build], "-o", program, "."], env=go_environment(), cwd=RECIPES)
        subprocess.run([program, unfinished], check=True)
        unfinished.rename(folder)
    return folder
