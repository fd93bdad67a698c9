"""Compares the shell of swprof with that of `go tool pprof`, over sessions that are typed into both.

The sessions are those of sessions.txt and random ones of a seed. Both programs read the same
lines from a pipe, in a folder of their own. Compared are the exit status and, to the byte, standard
output and the files that were written; of standard error what pprof says must be there, in its
order, line by line, except for the text of `help`. What ties is compared as everywhere (judges/ties.py).
"""

import argparse
import os
import sys
from pathlib import Path

from .. import reference
from ..runner import Runner
from . import running
from .session import selected


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--binary", metavar="PATH", required=True, help="the swprof to compare")
    parser.add_argument("--only", metavar="SUBSTRING", default="", help="sessions that have it")
    parser.add_argument("--seed", type=int, default=1, help="of the random sessions (default: 1)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="sessions at a time")
    options = parser.parse_args()
    binary = Path(options.binary).resolve()
    runner = Runner(reference.pprof(), binary, reference.scratch())
    return running.reported(runner, selected(options), options)


if __name__ == "__main__":
    sys.exit(main())
