"""What go tool pprof printed, as far as it can be compared with the members of a document."""

import re

ROW = re.compile(
    r"^ *(?P<flat>\S+) +(?P<flat_share>[\d.e+-]+)% +(?P<sum>[\d.e+-]+)%"
    r" +(?P<cum>\S+) +(?P<cum_share>[\d.e+-]+)%  (?P<name>.*)$")
MARKS = {"yes": " (inline)", "partly": " (partial-inline)"}


def top_rows(text):
    """The rows of a table: name, share of flat and of cum."""
    lines = text.split("\n")
    start = next(i for i, line in enumerate(lines) if line.lstrip().startswith("flat  flat%"))
    rows = [ROW.match(line) for line in lines[start + 1:-1]]
    return [(row["name"], float(row["flat_share"]), float(row["cum_share"])) for row in rows if row]


def printed_name(row):
    """A row's name as the table has it."""
    parts = []
    if "address" in row:
        parts.append(f"{int(row['address'], 16):016x}")
    file = row.get("file", "")
    if row["name"] != file:
        parts.append(row["name"])
    if "line" in row:
        place = f"{file}:{row['line']}"
        parts.append(place + (f":{row['column']}" if "column" in row else ""))
    elif file:
        parts.append(file)
    return " ".join(parts) + MARKS.get(row.get("inlined"), "")


def comparable(name):
    """A name in which it does not matter how many marks stand for what was no UTF-8."""
    return re.sub("\ufffd+", "\ufffd", name)


def raw_sums(text):
    """How many samples `-raw` has, and the sums of their values by sample type."""
    lines = text.split("\n")
    start = lines.index("Samples:")
    types = lines[start + 1].replace("[dflt]", "").split()
    sums, count = [0] * len(types), 0
    for line in lines[start + 2:lines.index("Locations")]:
        match = re.match(r"^ +(-?\d+(?: +-?\d+)*): [\d ]*$", line)
        if not match:
            continue
        count += 1
        for column, value in enumerate(match[1].split()):
            sums[column] += int(value)
    return count, sums
