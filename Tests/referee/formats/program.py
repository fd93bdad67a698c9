"""Runs swprof, and reads what it writes more strictly than JSON's and CSV's readers do by themselves."""

import csv
import io
import json
import os
import subprocess


class Broken(Exception):
    """What swprof wrote is not what it should have written."""


def members(pairs):
    """An object, in which no member may stand twice."""
    names = [name for name, _ in pairs]
    if len(set(names)) < len(names):
        raise Broken(f"a member twice among {names}")
    return dict(pairs)


def refuse(constant):
    raise Broken(f"{constant} is no JSON")


class Program:
    def __init__(self, path):
        self.path = os.path.abspath(path)

    def run(self, arguments):
        return subprocess.run(
            [self.path, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            stdin=subprocess.DEVNULL, env={"TZ": "UTC", "PATH": "/usr/bin:/bin"}, timeout=120)

    def written(self, arguments):
        """What a run writes, a gate met or not; None where there is nothing to report."""
        done = self.run(arguments)
        if done.returncode not in (0, 1, 2):
            raise Broken(f"{arguments} ended with {done.returncode}: {done.stderr.decode()}")
        return done.stdout.decode("utf-8") if done.returncode < 2 else None

    def json(self, arguments):
        text = self.written([*arguments, "--format", "json"])
        if text is None:
            return None
        return json.loads(text, object_pairs_hook=members, parse_constant=refuse)

    def csv(self, arguments):
        """Header and rows, each with as many fields as the header."""
        text = self.written([*arguments, "--format", "csv"])
        if text is None:
            return None
        header, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
        for row in rows:
            if len(row) != len(header):
                raise Broken(f"{arguments}: {len(row)} fields below {len(header)}: {row}")
        if not text.endswith("\r\n"):
            raise Broken(f"{arguments}: the last line has no end")
        return header, rows
