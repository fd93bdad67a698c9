"""Which profiles the matrix runs over, and what is known of each."""

import os
from dataclasses import dataclass
from pathlib import Path

from ..reference import ROOT, go_root

FIXTURES = Path("Fixtures")

# What pprof would try to symbolize, or swprof names better on purpose: compared without symbols.
UNSYMBOLIZED = {"mappings", "huge-ids", "ties"}

# Swept with every combination of the options of shape; the others with a selection.
RICH = {
    "example", "columns", "mappings", "names", "deep", "labels", "tags", "negative", "invalid-utf8",
    "cpu-after", "heap-after", "mutex", "heap-v2", "cpu-64le", "java-heap",
}


@dataclass(frozen=True)
class Source:
    """A profile of the matrix."""

    path: str
    family: str  # synthetic, go, gperftools, legacy, outside
    has_symbols: bool

    @property
    def name(self):
        return Path(self.path).name.split(".")[0]

    @property
    def is_rich(self):
        return self.name in RICH and "debug1" not in self.path

    @property
    def arguments(self):
        """The profile as the end of a command line."""
        return [self.path] if self.has_symbols else ["-symbolize=none", self.path]


def fixtures():
    """All profiles of Fixtures/Profiles, by path."""
    os.chdir(ROOT)
    paths = sorted(path for path in (FIXTURES / "Profiles").glob("*/*") if path.is_file())
    return [Source(str(path), path.parent.name, has_symbols(path)) for path in paths]


def has_symbols(path):
    family = path.parent.name
    if family == "go":
        return "debug1" not in path.name
    return family == "synthetic" and path.name.split(".")[0] not in UNSYMBOLIZED


def outside():
    """Larger profiles that are not ours: Go's own, and what lies beside the project, if it does."""
    sources = [Source(str(go_root() / "src/cmd/compile/default.pgo"), "outside", True)]
    beside = ROOT.parent / "shared" / "data" / "swift-profile-recorder.pprof"
    if beside.exists():
        path = os.path.relpath(beside, ROOT)
        sources.append(Source(path, "outside", False))
    return sources


def malformed():
    """Inputs that both tools must refuse."""
    return sorted(str(path) for path in (FIXTURES / "Malformed").iterdir())
