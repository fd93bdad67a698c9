#!/usr/bin/env python3
"""Writes Fixtures/Comparisons again: what swprof prints for each case of cases.json, for review.

Usage: Fixtures/Recipes/comparisons.py SWPROF
"""

import json
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
FOLDER = ROOT / "Fixtures" / "Comparisons"


def main():
    program = os.path.abspath(sys.argv[1])
    for case in json.loads((FOLDER / "cases.json").read_text()):
        run = subprocess.run([program, *case["arguments"]], cwd=ROOT, stdout=subprocess.PIPE)
        if run.returncode > 1:
            sys.exit(f"comparisons: {case['golden']}: status {run.returncode}")
        (FOLDER / case["golden"]).write_bytes(run.stdout)


if __name__ == "__main__":
    main()
