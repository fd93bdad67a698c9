"""Sessions of the shell: those of sessions.txt, and random ones of a seed."""

from dataclasses import dataclass
from pathlib import Path

from .random_sessions import random_sessions

TABLE = Path(__file__).with_name("sessions.txt")


@dataclass(frozen=True)
class Session:
    """What is typed at the prompt, and the profile and options that the shell is started with."""

    arguments: tuple
    lines: tuple
    variables: tuple = ()  # of the environment: (name, value)

    @property
    def typed(self):
        return b"\n".join(self.lines) + b"\n"

    @property
    def asks_for_help(self):
        return any(line.split()[:1] == [b"help"] for line in self.lines)

    def __str__(self):
        lines = " ; ".join(line.decode("utf-8", "backslashreplace") for line in self.lines)
        variables = "".join(f"{name}={value} " for name, value in self.variables)
        return f"{variables}{' '.join(self.arguments)}: {lines}"


def written_sessions():
    """The sessions of the table: `[VARIABLE=VALUE...] [-option...] profile: line ; line ; …`."""
    for row in TABLE.read_text().splitlines():
        if row and not row.startswith("#"):
            head, _, lines = row.partition(": ")
            words = head.split()
            variables = tuple(
                tuple(word.split("=", 1)) for word in words if word[0] != "-" and "=" in word)
            arguments = tuple(word for word in words if word[0] == "-" or "=" not in word)
            yield Session(arguments, tuple(map(unescaped, lines.split(" ; "))), variables)


def unescaped(line):
    return line.encode().decode("unicode_escape").encode("latin-1") if "\\x" in line \
        or "\\t" in line else line.encode()


def selected(options):
    """The sessions that the options of the comparison leave."""
    sessions = [*written_sessions(), *random_sessions(Session, options.seed)]
    return [each for each in sessions if options.only in str(each)]
