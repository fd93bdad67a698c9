"""Builds the programs whose addresses are looked up, once.

usage: python3 -m Tests.referee.symbols.programs FOLDER
"""

import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from .. import reference

UNIT = Path(__file__).resolve().with_name("generic.cpp")


def go_compiler(target):
    """Go's own compiler: compressed DWARF of 600 packages."""
    reference.run([reference.go(), "build", "-o", target, "cmd/compile"],
                  env=reference.go_environment())


def cpp(target, units, *flags):
    """A program of that many units of generic C++ code."""
    folder = target.with_suffix(".objects")
    folder.mkdir(exist_ok=True)
    main = folder / "main.cpp"
    declarations = "".join(f"std::size_t run{n}(const std::string&);\n" for n in range(units))
    calls = " + ".join(f"run{n}(arguments[0])" for n in range(units))
    main.write_text(
        f"#include <string>\n{declarations}int main(int, char** arguments) {{ return ({calls}) & 1; }}\n"
    )
    objects = [folder / f"{n}.o" for n in range(units)]

    def compile_unit(n):
        reference.run(["g++", "-std=c++17", "-gdwarf-5", *flags, f"-DUNIT={n}", "-c",
                       "-o", objects[n], UNIT])

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(compile_unit, range(units)))
    reference.run(["g++", *flags, "-o", target, main, *objects])


def swift(target):
    """All that swprof is made of, with its tests, optimized."""
    folder = target.with_suffix(".build")
    reference.run(["swift", "build", "--package-path", reference.ROOT, "--scratch-path", folder,
                   "-c", "release", "--build-tests", "-Xswiftc", "-enable-testing",
                   "-Xswiftc", "-dwarf-version=5"])
    target.symlink_to(folder / "release" / "swprofPackageTests.xctest")


PROGRAMS = {
    "go-compile": go_compiler,
    "cpp-release": lambda target: cpp(target, 4, "-O2"),
    "swift-release": swift,
    # 150 MB of DWARF and more.
    "cpp-debug": lambda target: cpp(target, 44, "-O0"),
}


def main():
    folder = Path(sys.argv[1]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    for name, build in PROGRAMS.items():
        target = folder / name
        if not target.exists():
            print(f"building {name}", file=sys.stderr)
            build(target)


if __name__ == "__main__":
    main()
