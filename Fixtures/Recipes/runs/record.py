#!/usr/bin/env python3
"""Profiles a program many times, as it is and with a slowdown planted in one function.

usage: record.py FOLDER PROGRAM FOLDS [RUNS]
       record.py power

Writes FOLDER/{base,slower}-NN.prof, RUNS (40) of each, in whatever format the program writes.

The program does LEDGERS of work, and goes over each FOLDS times in the function with the slowdown, twice as
often in the slower runs. FOLDS is chosen so that this function has 5 % of the base's time: then the
slowdown is worth 5 %, too.

The power, reckoned before anything was recorded (`record.py power` does it again). At 250 samples a second
a run of 2.2 s has N = 550. The function has 5 % of them, 27.5; the planted slowdown is worth another 5 %,
which makes 55. Counts of a share f of N vary by √(N f (1 − f)), as the binomial distribution does: by 5.1
and 7.0. So the means are 27.5 apart, 4.5 deviations of a run. Of random counts like these, Mann-Whitney's test
of 5 runs against 5 has p <= 0.05 in 99.9 %; in 99.2 % if runs vary by another 10 %. With 220 samples it would
be 93 %, which is too few.

The total must hold still: the gate on it is at +3 %. Where nothing changed, 5 runs against 5 come out
significantly larger in 1.6 % of splits, whatever the distribution; they also exceed 3 % in 0.1 % of splits if
totals vary by 1.5 %, in 0.5 % if by 2 %, in 1.3 % if by 4 %. Runs one after the other varied by 4 to 6 %: the
speed of a processor of a virtual machine changes by as much for seconds at a time, with what other machines on
the same cores do. So all runs are under way at once on one processor, and take turns of some milliseconds
in random order: what changes for longer than a round changes for all of them alike.

Of those stored, totals vary by 1.5 % (Go) and 1.0 % (C++), the function's time by 19 % in the base and 13 % in
the slower runs (binomial: 18 % and 12 %).
"""

import os
import random
import signal
import sys
import time
from pathlib import Path

LEDGERS = 200_000
# A turn is a few ticks of the clock that samples are taken by, not a multiple of it.
TURN_SECONDS = (0.008, 0.016)
PRIORITY = 40


def be_undisturbed(processor, priority):
    """Runs this process on one processor, before all that is less urgent, where that is allowed."""
    try:
        os.sched_setaffinity(0, {processor})
        os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(priority))
    except PermissionError:
        print("record.py: no permission for priorities, runs may vary more", file=sys.stderr)


def start(command, processor):
    """Starts a program that waits for its turn."""
    child = os.fork()
    if child == 0:
        be_undisturbed(processor, PRIORITY)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        os.kill(os.getpid(), signal.SIGSTOP)
        environment = {**os.environ, "GOMAXPROCS": "1", "CPUPROFILE_FREQUENCY": "250"}
        os.execve(command[0], command, environment)
    os.waitpid(child, os.WUNTRACED)
    return child


def take_turns(children):
    """Lets children run in turn, in an order that is another each round; takes out those that have ended."""
    while children:
        random.shuffle(children)
        for child in list(children):
            os.kill(child, signal.SIGCONT)
            time.sleep(random.uniform(*TURN_SECONDS))
            os.kill(child, signal.SIGSTOP)
            ended, status = os.waitpid(child, os.WNOHANG)
            if ended:
                children.remove(child)
                if status:
                    sys.exit(f"record.py: a run ended with status {status}")


def power(samples, share, growth, spread, trials=20_000):
    """How often 5 runs against 5 tell the slowdown from chance: p <= 0.05 is U of 2 or less."""
    def count(share):
        expected = samples * share * random.gauss(1, spread)
        return random.gauss(expected, (expected * (1 - share)) ** 0.5)

    found = 0
    for _ in range(trials):
        old = [count(share) for _ in range(5)]
        new = [count(share + growth) for _ in range(5)]
        found += sum(a > b for a in old for b in new) <= 2
    return found / trials


def false_alarms(spread, trials=100_000):
    """How often 5 runs against 5 of the same program fail `total > +3%`, at that deviation of a run."""
    failed = 0
    for _ in range(trials):
        old, new = ([random.gauss(1, spread) for _ in range(5)] for _ in range(2))
        is_significant = sum(a > b for a in old for b in new) <= 2
        failed += is_significant and sorted(new)[2] > 1.03 * sorted(old)[2]
    return failed / trials


def main():
    if sys.argv[1:] == ["power"]:
        for samples, spread in ((550, 0), (550, 0.1), (220, 0)):
            found = power(samples, 0.05, 0.05, spread)
            print(f"{samples} samples, {spread:.0%} more spread: {found:.1%} found")
        for spread in (0.01, 0.015, 0.02, 0.04):
            print(f"totals that vary by {spread:.1%}: {false_alarms(spread):.2%} false alarms")
        return
    folder, program = Path(sys.argv[1]), os.path.abspath(sys.argv[2])
    folds = int(sys.argv[3])
    runs = int(sys.argv[4]) if len(sys.argv) > 4 else 40
    folder.mkdir(parents=True, exist_ok=True)
    processors = sorted(os.sched_getaffinity(0))
    children = []
    try:
        for number in range(1, runs + 1):
            for variant, rounds in (("base", folds), ("slower", 2 * folds)):
                profile = f"{folder}/{variant}-{number:02}.prof"
                command = [program, profile, str(LEDGERS), str(rounds)]
                children.append(start(command, processors[-1]))
        be_undisturbed(processors[0], PRIORITY + 1)
        take_turns(children)
    finally:
        for child in children:
            os.kill(child, signal.SIGKILL)


main()
