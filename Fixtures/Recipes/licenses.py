#!/usr/bin/env python3
"""Writes the notices that `swprof licenses` prints: Sources/swprof/SelfDescription/Licenses.

They are copied from the copyright files of Debian's packages, from Swift's toolchain and from a header of
libstdc++. Of a package that has many files, only the paragraphs on what is linked are taken: `nm` of a
release build says which members of the archives that is.

usage: licenses.py          needs Debian 12 with the packages of `make build`, and Swift
"""

import re
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "Sources/swprof/SelfDescription/Licenses"
DOC = Path("/usr/share/doc")
COMMON = Path("/usr/share/common-licenses")

# Name, archives as Package.swift has them, the licence in a few words, Debian's package, and for each
# paragraph that counts one of the files in it.
PACKAGES = [
    ("zlib", ["z"], "zlib", "zlib1g-dev", ["*"]),
    ("Zstandard", ["zstd"], "BSD, 3 clauses", "libzstd-dev", ["*"]),
    ("LZ4", ["lz4"], "BSD, 2 clauses", "liblz4-dev", ["*"]),
    ("RE2", ["re2"], "BSD, 3 clauses", "libre2-dev", ["*", "util/rune.cc"]),
    ("Capstone", ["capstone"], "BSD, 3 clauses", "libcapstone-dev", ["*", "MathExtras.h"]),
    ("elfutils", ["dw", "elf"], "LGPL 3 or later (or GPL 2 or later)", "libdw-dev", ["lib*"]),
    ("XZ Utils", ["lzma"], "public domain", "liblzma-dev", ["*"]),
    ("bzip2", ["bz2"], "BSD, 4 clauses", "libbz2-dev", ["*"]),
    ("libedit", ["edit"], "BSD, 3 clauses", "libedit-dev", ["*"]),
    ("ncurses", ["tinfo"], "MIT", "libncurses-dev", ["*", "ncurses/tinfo/read_termcap.c"]),
    ("libbsd", ["bsd"], "BSD, ISC", "libbsd-dev",
     ["*", "src/unvis.c", "src/vis.c", "src/strlcpy.c"]),
    ("libmd", ["md"], "BSD, 3 clauses", "libmd-dev", ["*", "src/sha2.c"]),
]


def paragraphs(package):
    """Those of a copyright file (Debian's format 1.0), each a dictionary of fields."""
    result = []
    for block in (DOC / package / "copyright").read_text().split("\n\n"):
        fields, name = {}, ""
        for line in block.splitlines():
            if match := re.match(r"([A-Z][A-Za-z-]+):\s*(.*)", line):
                name = match[1]
                fields.setdefault(name, []).append(match[2])
            elif name:
                fields[name].append("" if line.strip() == "." else line.removeprefix(" "))
        result.append(fields)
    return result


def terms(all_paragraphs, license):
    """The text of a licence, which stands with the files or in a paragraph of its own. Of licences to
    choose from it may be the first one's."""
    for name in (license, license.split(" or ")[0]):
        for fields in all_paragraphs:
            text = fields.get("License", [""])
            if text[0] == name and len(text) > 1:
                return text[1:]
    raise ValueError(f"no text of {license}")


def notice(package, files):
    """The holders of the copyright of each of the files, and each licence once, after the last of them."""
    known = paragraphs(package)
    chosen = [next(p for p in known if file in " ".join(p.get("Files", [])).split()) for file in files]
    names = {file: fields["License"][0].split(" and ") for file, fields in zip(files, chosen)}
    lines = []
    for index, (file, fields) in enumerate(zip(files, chosen)):
        if file not in ("*", "lib*"):
            lines.append(f"{file}:")
        holders = [line.strip().rstrip(",") for line in fields["Copyright"] if line.strip()]
        # Some files name years and holders, in lines that may go on; others the holders only.
        are_dated = any(re.search(r"\d{4}|\([Cc]\)|[Cc]opyright", holder) for holder in holders)
        lines += [f"Copyright {holder}" if not are_dated or re.match(r"\d|\([Cc]\)", holder) else holder
                  for holder in holders]
        lines.append("")
        later = [name for other in files[index + 1:] for name in names[other]]
        for name in names[file]:
            if name not in later:
                lines += terms(known, name) + [""]
    return lines


def gcc():
    """What GCC's file says of its runtime libraries, the exception, and the notice of its trees."""
    text = (DOC / "libstdc++-12-dev/copyright").read_text()
    opening = text[text.index("GCC is Copyright"):text.index("Files that have exception clauses")]
    exception = text[text.index("GCC RUNTIME LIBRARY EXCEPTION"):text.index("libquadmath/*.[hc]:")]
    header = Path("/usr/include/c++/12/bits/stl_tree.h").read_text()
    comment = header[header.index("/*\n") + 3:header.index(" */\n")]
    trees = "\n".join(line[3:] for line in comment.splitlines())
    return "\n".join([opening, exception, "bits/stl_tree.h:", trees]).splitlines()


def swift():
    swiftc = Path(shutil.which("swiftc")).resolve()
    text = (swiftc.parent.parent / "share/swift/LICENSE.txt").read_text()
    llvm = terms(paragraphs("libre2-dev"), "Apache-2.0 with LLVM exception")
    start = next(i for i, line in enumerate(llvm) if "LLVM Exceptions" in line)
    opening = ["Copyright Apple Inc. and the Swift project authors",
               "Copyright the LLVM Project: parts of the runtime, and the runtime of blocks", ""]
    return opening + text.splitlines() + [""] + llvm[start:]


def literal(lines):
    """A Swift literal of several lines: no tabs, nothing at the ends of lines, one blank line at a time."""
    text = "\n".join(line.expandtabs().rstrip() for line in lines)
    return '#"""\n' + re.sub(r"\n{3,}", "\n\n", text).strip("\n") + '\n"""#'


def write(name, text):
    path = OUT / name
    path.write_text("// Written by Fixtures/Recipes/licenses.py.\n\n" + text)
    subprocess.run(["swift", "format", "--in-place", path], check=True)


def main():
    rows = [
        ("Swift", [], "Apache 2.0 with exceptions", swift()),
        ("libstdc++ of GCC", ["stdc++"], "GPL 3 or later with an exception", gcc()),
    ] + [(name, archives, license, notice(package, files))
         for name, archives, license, package, files in PACKAGES]
    values = []
    for name, archives, license, lines in rows:
        quoted = ", ".join(f'"{archive}"' for archive in archives)
        values.append(f'Notice(name: "{name}", archives: [{quoted}], license: "{license}", '
                      f"text: {literal(lines)}),\n")
    write("Notices.swift", f"extension Notice {{\n/// All that the program has linked in.\n"
          f"static let all = [\n{''.join(values)}]\n}}\n")
    texts = [f"static let {name} = {literal((COMMON / file).read_text().splitlines())}\n"
             for name, file in (("lesserGeneral3", "LGPL-3"), ("general3", "GPL-3"))]
    write("PublicLicenses.swift", "/// The licences that notices refer to.\n"
          f"enum PublicLicenses {{\n{chr(10).join(texts)}}}\n")


main()
