"""Compares swprof with `go tool pprof` over the command lines of commandlines.txt.

Each runs in a folder of its own, with files of short names in it. Compared are the exit status,
standard output and the files that were written, to the byte, and standard error: what pprof says
there must be there, in its order. Beside a report swprof's lines must be the same, but for remarks
of its own. Where pprof fails, a line of swprof's must hold each of pprof's (judges/messages.py).
What differs on purpose is in excuses.py, with a reason for each.
"""

import argparse
import os
import re
import shlex
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from .. import reference
from ..judges import comparison, endings, messages
from ..judges.endings import Ending
from ..runner import environment
from .excuses import EXCUSES

TABLE = Path(__file__).with_name("commandlines.txt")
TIMEOUT_SECONDS = 60
NOBODY = 65534  # so that a file without permissions is one for root, too

FIXTURES = {
    "cpu": "Profiles/synthetic/example.pb.gz", "later": "Profiles/synthetic/example-later.pb.gz",
    "heap": "Profiles/go/heap-after.pb.gz", "mutex": "Profiles/go/mutex.pb.gz",
    "tags": "Profiles/synthetic/tags.pb.gz", "labels": "Profiles/synthetic/labels.pb.gz",
    "dropping": "Profiles/synthetic/drop-frames.pb.gz",
    "plain-pb": "Profiles/synthetic/example-uncompressed.pb",
    "members": "Profiles/synthetic/example-members.pb.gz",
    "unsymbolized": "Profiles/synthetic/mappings.pb.gz",
    "no-samples": "Profiles/synthetic/no-samples.pb.gz",
    "all-zero": "Profiles/synthetic/all-zero.pb.gz",
    "legacy-cpu": "Profiles/legacy/cpu-java.prof", "legacy-heap": "Profiles/legacy/heap-v2.txt",
    "legacy-contention": "Profiles/legacy/contention.txt", "tiny": "Binaries/tiny",
    "cut": "Malformed/cut.pb.gz", "cut-pb": "Malformed/cut.pb", "empty": "Malformed/empty",
    "empty-gz": "Malformed/empty.gz", "garbage": "Malformed/text.txt",
    "page": "Malformed/page.html",
    "no-types": "Malformed/no-types.pb",
}

CHANGING = {"old", "folder"}  # of the files that are there before


@dataclass(frozen=True)
class CommandLine:
    """One line of the table."""

    text: str

    @property
    def variables(self):
        return dict(word.split("=", 1) for word in shlex.split(self.text) if is_variable(word))

    @property
    def arguments(self):
        return tuple(word for word in shlex.split(self.text) if not is_variable(word))

    @property
    def command(self):
        """The report asked for, as comparison.py wants to know it."""
        found = re.search(r"-(proto|topproto|svg|web)\b", self.text)
        return found[1].replace("web", "svg") if found else ""


def is_variable(word):
    return re.match("[A-Z_]+=", word) is not None


def command_lines():
    for line in TABLE.read_text().splitlines():
        if line and not line.startswith("#"):
            yield CommandLine(line)


def ending(program, line, scratch):
    """Runs a command line in a fresh folder."""
    with tempfile.TemporaryDirectory(dir=scratch) as folder:
        fill(Path(folder))
        before = set(os.listdir(folder))
        variables = environment(folder, **{"PATH": "/usr/bin:/bin", **line.variables})
        user = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
        result = subprocess.run(
            [program, *line.arguments], cwd=folder, env=variables, stdin=subprocess.DEVNULL,
            capture_output=True, timeout=TIMEOUT_SECONDS, **user)
        written = {name: contents(Path(folder) / name, line) for name in os.listdir(folder)
                   if name not in before or name in CHANGING}
        written.pop(".config", None)  # where Go counts how often its programs run
        os.chmod(Path(folder) / "locked", 0o700)
    output = result.stdout.replace(folder.encode(), b"FOLDER")
    seen = comparison.comparable(line, comparison.Outcome(result.returncode, output))
    return Ending(result.returncode, seen.output, messages.settled(result.stderr), written)


def fill(folder):
    """Puts in what the command lines name."""
    for name, path in FIXTURES.items():
        os.symlink(reference.ROOT / "Fixtures" / path, folder / name)
    os.symlink("loop", folder / "loop")
    os.symlink("nowhere", folder / "dangling")
    (folder / "old").write_bytes(b"old contents\n")
    (folder / "closed").write_bytes((folder / "cpu").read_bytes())
    os.chmod(folder / "closed", 0)
    for name in ("folder", "locked"):
        os.mkdir(folder / name)
    if os.geteuid() == 0:
        for path in (folder, folder / "folder", folder / "old"):
            os.chown(path, NOBODY, NOBODY)
    os.chmod(folder / "locked", 0o500)


def contents(path, line):
    """What was written to a file, or into a folder."""
    if path.is_dir():
        return {each.name: contents(each, line) for each in path.iterdir()}
    outcome = comparison.comparable(line, comparison.Outcome(0, path.read_bytes()))
    return outcome.output


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--binary", metavar="PATH", required=True, help="compare this program")
    parser.add_argument("--only", metavar="SUBSTRING", default="", help="lines that have it")
    options = parser.parse_args()
    lines = [line for line in command_lines() if options.only in line.text]
    scratch = reference.scratch()
    os.chmod(scratch, 0o755)
    programs = str(reference.pprof()), str(Path(options.binary).resolve())
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        pairs = list(pool.map(
            lambda line: [ending(program, line, scratch) for program in programs], lines))
    return reported(lines, pairs)


def reported(lines, pairs):
    """Prints what differs without an excuse, excuses that nothing needs, and the totals."""
    faults, failing, excused = 0, 0, 0
    for line, (expected, actual) in zip(lines, pairs):
        failing += expected.status != 0
        found = dict(endings.differences(expected, actual))
        excuse = EXCUSES.get(line.text)
        if endings.is_excused(found, excuse):
            excused += excuse is not None
        else:
            faults += 1
            print(f"\n    {line.text}")
            for aspect, what in (found or {"excuse": "nothing differs"}).items():
                print(f"  {aspect}: {what}")
    for text in EXCUSES.keys() - {line.text for line in command_lines()}:
        faults += 1
        print(f"\n    {text}\n  excuse: there is no such line")
    print(f"{len(lines)} command lines, {failing} of them errors, {excused} different on purpose; "
          f"{len(lines) - faults}/{len(lines)} as they should be")
    return 1 if faults or not lines else 0


if __name__ == "__main__":
    sys.exit(main())
