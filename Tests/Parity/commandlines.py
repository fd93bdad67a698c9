#!/usr/bin/env python3
"""Compares swprof with `go tool pprof` over the command lines of commandlines.txt.

Each runs in a folder of its own, with files of short names in it. Compared are the exit status,
standard output and the files that were written, to the byte, and standard error: what pprof says
there must be there, in its order. Beside a report swprof's lines must be the same, but for remarks
of its own that NOTES lists. Where pprof fails, a line of swprof's must hold each of pprof's.
What differs on purpose is in commandline_excuses.py, a reason for each.
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

sys.dont_write_bytecode = True

import comparison  # noqa: E402
import reference  # noqa: E402
from commandline_excuses import EXCUSES  # noqa: E402

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
    "twice": "Malformed/concatenated.pb", "page": "Malformed/page.html",
    "no-types": "Malformed/no-types.pb",
}

CHANGING = {"old", "folder"}  # of the files that are there before

# Lines that swprof adds to those of pprof.
NOTES = [
    re.compile(rb"Showing \S+; also in the profile: .* \(-sample_index=NAME\)"),
    re.compile(rb"no source file .*: tried .*|and \d+ more source files"),
    # Why a report is not what may have been expected.
    re.compile(rb"(focus|ignore|hide|show|show_from|tag[a-z]+)=.*: "
               rb"(no |the profile names no |.* matches, but |.* is spelled with other capitals).*"),
    re.compile(rb"(no sample is left by|no sample has any|what .* leaves has no|nothing is shown:) .*"),
    re.compile(rb"there are no samples|all values are 0"),
    re.compile(rb"Total samples exceed the duration: [0-9.]+ cores were busy on average"),
]
USAGE = re.compile(rb"^usage:\n.*?is used instead of \$HOME\n", re.DOTALL | re.MULTILINE)
CONFLICT = re.compile(rb"(?<=conflicting options set: \[)[a-z ]+")

# Says nothing that is not said above it.
IN_VAIN = (b"failed to fetch any source profiles", b"failed to fetch any base profiles")


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


@dataclass(frozen=True)
class Ending:
    """What a run left behind."""

    status: int
    output: bytes
    errors: bytes
    files: dict


def command_lines():
    for line in TABLE.read_text().splitlines():
        if line and not line.startswith("#"):
            yield CommandLine(line)


def ending(program, line, scratch):
    """Runs a command line in a fresh folder."""
    with tempfile.TemporaryDirectory(dir=scratch) as folder:
        fill(Path(folder))
        before = set(os.listdir(folder))
        environment = {
            "PATH": "/usr/bin:/bin", "HOME": folder, "TERM": "dumb", "TZ": "UTC",
            "PPROF_TMPDIR": folder, **line.variables,
        }
        user = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
        result = subprocess.run(
            [program, *line.arguments], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
            capture_output=True, timeout=TIMEOUT_SECONDS, **user)
        written = {name: contents(Path(folder) / name, line) for name in os.listdir(folder)
                   if name not in before or name in CHANGING}
        written.pop(".config", None)  # where Go counts how often its programs run
        os.chmod(Path(folder) / "locked", 0o700)
    output = result.stdout.replace(folder.encode(), b"FOLDER")
    seen = comparison.comparable(line, comparison.Outcome(result.returncode, output))
    return Ending(result.returncode, seen.output, settled(result.stderr), written)


def settled(errors):
    """What is said, without the usage text, and in one order where pprof's is chance."""
    return CONFLICT.sub(lambda found: b" ".join(sorted(found[0].split())), USAGE.sub(b"", errors))


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


def differences(expected, actual):
    """The aspects in which two endings differ."""
    if expected.status != actual.status:
        yield "status", f"{actual.status} where pprof has {expected.status}"
    if expected.output != actual.output:
        yield "output", f"{actual.output[-300:]} where pprof has {expected.output[-300:]}"
    if expected.files != actual.files:
        yield "files", f"{shortened(actual.files)} where pprof has {shortened(expected.files)}"
    said = actual.errors.splitlines()
    for wanted in expected.errors.splitlines():
        position = next((i for i, each in enumerate(said) if holds(each, wanted, expected)), None)
        if position is not None:
            said = said[:position] + said[position + 1:]
        elif wanted not in IN_VAIN:
            yield "errors", f"{actual.errors} lacks {wanted} (all: {expected.errors})"
            return
    extra = [each for each in said if not any(note.fullmatch(each) for note in NOTES)]
    if extra and expected.status == 0:
        yield "errors", f"too many: {extra} (all: {expected.errors})"


def holds(line, wanted, expected):
    """Whether a line says what pprof's says; where something failed it may say more."""
    is_longer = line.startswith((wanted + b": ", wanted + b" ("))
    return line == wanted or is_longer or expected.status and wanted in line


def shortened(files):
    return {name: text[:60] if isinstance(text, bytes) else shortened(text)
            for name, text in files.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--binary", metavar="PATH", required=True, help="compare this program")
    parser.add_argument("--only", metavar="SUBSTRING", default="", help="lines that have it")
    options = parser.parse_args()
    lines = [line for line in command_lines() if options.only in line.text]
    scratch = reference.CACHE / "scratch"
    scratch.mkdir(parents=True, exist_ok=True)
    os.chmod(scratch, 0o755)
    programs = str(reference.pprof()), str(Path(options.binary).resolve())
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        endings = list(pool.map(
            lambda line: [ending(program, line, scratch) for program in programs], lines))
    return reported(lines, endings)


def reported(lines, endings):
    """Prints what differs without an excuse, excuses that nothing needs, and the totals."""
    faults, failing, excused = 0, 0, 0
    for line, (expected, actual) in zip(lines, endings):
        failing += expected.status != 0
        found = dict(differences(expected, actual))
        excuse = EXCUSES.get(line.text)
        if excuse and set(found) == set(excuse.aspects.split()):
            excused += 1
        elif found or excuse:
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
