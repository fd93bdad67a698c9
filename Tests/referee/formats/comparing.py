"""The same report in two formats: do they say the same?"""

import json

from .. import golden
from . import pprof_text
from .program import Broken

REPORTS = ["top", "text", "tree", "peek", "list", "disasm", "traces", "tags", "comments", "diff"]


def flat_rows(rows):
    """Rows as CSV has them: each followed by those of its lists, with its number and a relation."""
    for number, row in enumerate(rows, 1):
        lists = {name: value for name, value in row.items() if is_list(value)}
        yield number, "self", {n: v for n, v in row.items() if n not in lists}
        for name, inner in lists.items():
            for part in inner:
                yield number, name, part


def is_list(value):
    return isinstance(value, list) and all(isinstance(entry, dict) for entry in value)


def fields(row, units):
    """The fields of a row, by the names in the header."""
    for name, value in row.items():
        if isinstance(value, dict):
            for kind, number in value.items():
                yield f"{name}:{kind}/{units[kind]}", str(number)
        elif isinstance(value, list):
            yield name, "\n".join(value)
        else:
            yield name, value if isinstance(value, str) else json.dumps(value)


def check_csv(document, header, rows):
    where = f"{document['report']} as CSV"
    units = {kind["name"]: kind["unit"] for kind in document["sample_types"]}
    expected = list(flat_rows(document["rows"]))
    if len(expected) != len(rows):
        raise Broken(f"{where}: {len(rows)} rows, in the JSON {len(expected)}")
    for (number, relation, row), found in zip(expected, rows):
        wanted = dict(fields(row, units))
        if header[:2] == ["row", "relation"]:
            wanted |= {"row": str(number), "relation": relation}
        found = {name: text for name, text in zip(header, found) if text}
        wanted = {name: text.replace("\0", "\ufffd") for name, text in wanted.items() if text}
        if normal(found) != normal(wanted):
            raise Broken(f"{where}: {found} for {wanted}")


def normal(row):
    """Numbers with a fraction by their value: 1e-05 and 0.00001 are the same."""
    ends = ("_share", "_change", "_ratio", "_low", "_high", "_p", "_adjusted")
    return {n: float(t) if n.endswith(ends) else t for n, t in row.items()}


# What pprof printed


def golden_cases():
    for case in golden.cases():
        if any(each in ("-top", "-text", "-raw") for each in case["arguments"]):
            yield case


def check_golden(program, case):
    text = (golden.FOLDER / case["golden"]).read_text("utf-8", "replace")
    is_raw = "-raw" in case["arguments"]
    arguments = ["--format=json"] + ["-traces" if a == "-raw" else a for a in case["arguments"]]
    document = json.loads(program.written(arguments))
    (check_raw if is_raw else check_top)(document, text, case["golden"])
    return 1


def check_raw(document, text, where):
    """All samples are there, and in each sample type they add up to the same."""
    count, sums = pprof_text.raw_sums(text)
    rows = document["rows"]
    if len(rows) != count:
        raise Broken(f"{where}: {len(rows)} samples, pprof has {count}")
    for kind, wanted in zip(document["sample_types"], sums):
        found = sum(row["value"][kind["name"]] for row in rows)
        if found != wanted:
            raise Broken(f"{where}: {kind['name']} adds up to {found}, for pprof to {wanted}")


def check_top(document, text, where):
    """The same rows in the same order, of the same shares."""
    wanted = pprof_text.top_rows(text)
    found = document["rows"]
    if len(found) != len(wanted):
        raise Broken(f"{where}: {len(found)} rows, pprof has {len(wanted)}")
    for row, (name, flat, cum) in zip(found, wanted):
        if pprof_text.comparable(pprof_text.printed_name(row)) != pprof_text.comparable(name):
            raise Broken(f"{where}: {row['name']} for {name}")
        for share, percent in (("flat_share", flat), ("cum_share", cum)):
            own = abs(row.get(share, 0)) * 100
            if abs(own - percent) > max(0.006, 0.06 * own if own < 1 else 0.051 if own > 99 else 0):
                raise Broken(f"{where}: {share} of {name} is {own}, for pprof {percent}")
