"""Compares swprof with `go tool pprof` over profiles, options and shell sessions, to the byte.

Prints each kind of difference once, with the command lines that show it, then `N/M identical`.
The exit status is 1 unless all are. Everything it needs beyond Python it fetches and builds in
.build/parity, or in the folder that SWPROF_PARITY_CACHE names.
"""

import argparse
import os
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from .. import reference, selfcheck
from ..runner import Runner
from ..shell import running
from ..shell.session import selected
from . import profiles
from .cases import Matrix

SELF_CHECK_STEP = 17


def main():
    options = parsed_arguments()
    sys.stdout.reconfigure(errors="backslashreplace")  # some arguments are not UTF-8
    os.chdir(reference.ROOT)
    scratch = Path(os.path.relpath(reference.scratch(), reference.ROOT))
    cases = Matrix(profiles.fixtures(), profiles.outside(), profiles.malformed(), options.seed,
                   scratch / "random").cases()
    cases = [case for case in cases if options.only in str(case)]
    sessions = selected(options)
    if options.list:
        print(*cases, *sessions, sep="\n")
        return 0
    binary = Path(options.binary).resolve() if options.binary else built_swprof()
    runner = Runner(reference.pprof(), binary, reference.scratch())
    faults = selfcheck.checked(runner, SELF_CHECK_STEP)[1]
    if faults:
        sys.exit("parity: the comparison itself is wrong: " + faults[0])
    print(f"{len(cases)} cases, seed {options.seed}")
    statuses = [reported(runner, cases, options)] if cases else []
    statuses += [running.reported(runner, sessions, options)] if sessions else []
    return max(statuses, default=1)


def parsed_arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--binary", metavar="PATH", help="compare this program; build nothing")
    parser.add_argument("--only", metavar="SUBSTRING", default="", help="cases whose line has it")
    parser.add_argument("--seed", type=int, default=1, help="of the random profiles (default: 1)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="cases at a time")
    parser.add_argument("--list", action="store_true", help="print the cases and run nothing")
    parser.add_argument("--every", action="store_true", help="show every differing case")
    return parser.parse_args()


def built_swprof():
    command = ["swift", "build", "-c", "release", "--static-swift-stdlib", "--product", "swprof"]
    reference.run(command)
    result = reference.run([*command, "--show-bin-path"], capture_output=True, text=True)
    return Path(result.stdout.strip()) / "swprof"


def reported(runner, cases, options):
    """Runs the cases, prints differences as they come, and the totals."""
    kinds, groups, tolerated, crashed, equal = Counter(), Counter(), 0, 0, 0
    started = time.monotonic()
    for done, verdict in enumerate(runner.verdicts(cases, options.jobs), 1):
        progress(done, len(cases))
        tolerated += verdict.needed_tolerance
        crashed += verdict.reference_crashed
        if verdict.difference is None:
            equal += 1
            continue
        kind = verdict.case.command, verdict.difference.kind
        kinds[kind] += 1
        groups[verdict.case.group] += 1
        if kinds[kind] == 1 or options.every:
            show(runner, verdict)
    print_totals(kinds, groups)
    if tolerated:
        print(f"{tolerated} agree but for the order of ties, in which pprof varies")
    if crashed:
        print(f"{crashed} crash pprof: an orderly end is all that was asked")
    print(f"{time.monotonic() - started:.0f} s", file=sys.stderr)
    print(f"{equal}/{len(cases)} identical")
    return 0 if equal == len(cases) and cases else 1


def show(runner, verdict):
    difference = verdict.difference
    print(f"\n{verdict.case.command or 'no command'}: {difference.kind}  ({verdict.case.group})")
    for line in runner.command_lines(verdict.case):
        print(f"    {line}")
    for line in difference.lines:
        print(f"  {line}")
    sys.stdout.flush()


def print_totals(kinds, groups):
    if not kinds:
        return
    print("\nkinds of difference, and how many cases have them first:")
    for (command, kind), count in kinds.most_common():
        print(f"  {count:5} {command or 'no command'}: {kind}")
    print("groups: " + ", ".join(f"{name} {count}" for name, count in groups.most_common()))


def progress(done, total):
    if sys.stderr.isatty():
        end = "\n" if done == total else "\r"
        print(f"{done}/{total}", end=end, file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (subprocess.CalledProcessError, OSError) as error:
        sys.exit(f"parity: {error}")
    except KeyboardInterrupt:
        sys.exit(130)
