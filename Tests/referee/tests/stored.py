"""Outputs of pprof that are stored."""

from pathlib import Path

from ..golden import FOLDER as GOLDEN

OUTPUTS = Path(__file__).with_name("outputs")


def pair(name):
    """Two outputs of pprof for one command line."""
    return tuple(path.read_bytes() for path in sorted(OUTPUTS.glob(f"{name}.[12].*")))


def golden(name):
    return (GOLDEN / name).read_bytes()
