"""One command line for both tools."""

from dataclasses import dataclass

COMMANDS = {
    "top", "text", "raw", "proto", "tree", "peek", "list", "traces", "tags", "comments", "topproto",
    "dot", "svg", "png", "pdf", "ps", "gif", "callgrind", "disasm", "weblist",
}


@dataclass(frozen=True)
class Case:
    """Arguments, and where and how they are run."""

    group: str
    arguments: tuple
    environment: tuple = ()  # (name, value), over the runner's
    folder: str = ""  # to run in, below the root of the project
    writes_file: bool = False  # with -output, and it is the file that is compared, too
    reference_profile: str = ""  # what pprof reads where swprof reads the last argument

    @property
    def command(self):
        """The report asked for, without dashes."""
        for argument in self.arguments:
            name = argument.lstrip("-").split("=")[0]
            if argument.startswith("-") and name in COMMANDS:
                return name
        return ""

    @property
    def reference_arguments(self):
        """The arguments as pprof gets them."""
        if not self.reference_profile:
            return self.arguments
        return (*self.arguments[:-1], self.reference_profile)

    def __str__(self):
        variables = "".join(f"{name}={value} " for name, value in self.environment)
        folder = f"cd {self.folder}; " * bool(self.folder)
        output = "-output=FILE " * self.writes_file
        return f"{self.group}: {folder}{variables}{output}{' '.join(self.arguments)}"


def report(group, command, chosen, source, **environment):
    """A report of one profile of the matrix."""
    arguments = (f"-{command}", *chosen, *source.arguments)
    return Case(group, arguments, tuple(environment.items()))
