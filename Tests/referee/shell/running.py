"""Types sessions into both programs and judges what they leave behind."""

import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from .. import reference
from ..judges import sessions as judge
from ..judges.comparison import Difference
from ..runner import environment

PROFILES = reference.ROOT / "Fixtures" / "Profiles"
REFERENCE_RUNS = 8


class SessionRunner:
    """Knows the two programs."""

    def __init__(self, runner):
        self.runner = runner

    def difference(self, session):
        with tempfile.TemporaryDirectory(dir=self.runner.scratch) as folder:
            expected = self.run(self.runner.reference, session, folder)
            actual = self.run(self.runner.binary, session, folder)
            if expected[0].is_crash:
                is_orderly = actual[0].status in (0, 2)
                return None if is_orderly else Difference("both crash", ())
            others = [expected]
            found = judge.difference(session, others, actual)
            while found and found.kind in ("standard output", "file") \
                    and len(others) < REFERENCE_RUNS:
                others.append(self.run(self.runner.reference, session, folder))
                found = judge.difference(session, others, actual)
            return found

    def run(self, program, session, folder):
        """The outcome, and the files that were written, by name."""
        variables = environment(
            folder, TMPDIR=self.runner.scratch, **dict(session.variables))
        command = [program, *map(located, session.arguments)]
        outcome = self.runner.typed(command, session.typed, variables, folder)
        return outcome, taken(Path(folder))


def located(argument):
    """An argument with the profile that it names by its path below Fixtures/Profiles."""
    option, equals, name = argument.rpartition("=")
    path = PROFILES / name
    return option + equals + str(path) if name and path.is_file() else argument


def taken(folder):
    """Reads and removes the files of a folder."""
    files = {}
    for path in sorted(folder.iterdir()):
        if path.is_file():
            files[path.name] = path.read_bytes()
            path.unlink()
    return files


def reported(runner, sessions, options):
    """Runs the sessions, prints what differs and the totals, and gives the exit status."""
    typist = SessionRunner(runner)
    equal = 0
    with ThreadPoolExecutor(options.jobs) as pool:
        for session, found in zip(sessions, pool.map(typist.difference, sessions)):
            equal += found is None
            if found:
                print(f"\n{session}\n  {found.kind}")
                print(*(f"  {line}" for line in found.lines), sep="\n")
    print(f"{equal}/{len(sessions)} shell sessions identical")
    return 0 if equal == len(sessions) else 1
