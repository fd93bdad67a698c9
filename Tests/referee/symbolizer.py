"""llvm-symbolizer, and what it says of addresses."""

import json
import pathlib
import shutil
import subprocess
from typing import NamedTuple

# That of Swift's toolchain: LLVM 14's leaves out frames of split units.
PROGRAM = str(pathlib.Path(shutil.which("swift") or "swift").resolve().with_name("llvm-symbolizer"))


class Frame(NamedTuple):
    """What is not known is empty, or 0."""

    function: str
    file: str
    line: int
    column: int
    start_line: int


def command(path):
    """The command that reads addresses of a binary, a line each, and prints what `parsed` reads."""
    return [PROGRAM, "--inlines", "--no-demangle", "--output-style=JSON", f"--obj={path}"]


def typed(addresses):
    return "".join(f"{address:#x}\n" for address in addresses)


def frames(path, addresses):
    """The frames of each address, innermost first."""
    result = subprocess.run(
        command(path), input=typed(addresses), capture_output=True, text=True, check=True)
    return list(parsed(result.stdout))


def parsed(output):
    for line in output.splitlines():
        yield [
            Frame(each["FunctionName"], each["FileName"], each["Line"], each["Column"],
                  each.get("StartLine", 0))
            for each in json.loads(line).get("Symbol", [])]
