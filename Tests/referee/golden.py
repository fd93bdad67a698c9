"""Writes Fixtures/Golden again: what `go tool pprof` prints for each case of cases.json.

A case is {"golden": file name, "arguments": command line}; it is run from the root of the
project with TZ=UTC, ten times, because only what pprof always prints can be golden. Files that no
case names are removed.
"""

import json
import os
import sys

from . import reference
from .runner import Runner

FOLDER = reference.ROOT / "Fixtures" / "Golden"
RUNS = 10


def cases():
    return json.loads((FOLDER / "cases.json").read_text())


def main():
    written = cases()
    names = [case["golden"] for case in written]
    if len(set(names)) < len(names):
        sys.exit("golden: a file is named twice in cases.json")
    runner = Runner(reference.pprof(), "", reference.scratch())
    os.chdir(reference.ROOT)
    changed = [case["golden"] for case in written if rewrite(runner, case)]
    for path in FOLDER.glob("*.txt"):
        if path.name not in names:
            path.unlink()
            changed.append(path.name)
    print(f"{len(written)} golden files, {len(changed)} changed", *changed, sep="\n  ")


def rewrite(runner, case):
    """Whether the file is now another one."""
    command = [runner.reference, *case["arguments"]]
    outcome, *others = (runner.execute(command, {}) for _ in range(RUNS))
    if outcome.status != 0:
        sys.exit(f"golden: {case['golden']}: {outcome.errors.decode(errors='replace')}")
    if any(other.output != outcome.output for other in others):
        sys.exit(f"golden: {case['golden']}: pprof does not always print the same")
    path = FOLDER / case["golden"]
    if path.exists() and path.read_bytes() == outcome.output:
        return False
    path.write_bytes(outcome.output)
    return True


if __name__ == "__main__":
    main()
