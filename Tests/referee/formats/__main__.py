"""Checks `-format json` and `-format csv` of every report, over the fixtures:

- the JSON by the schema that `swprof schema` prints, and that the schema refuses spoilt documents;
- the CSV, cell by cell, against the JSON;
- the numbers of the JSON against what go tool pprof printed, the files of Fixtures/Golden.

Needs Debian's python3-jsonschema. usage: python3 -m Tests.referee.formats SWPROF
"""

import concurrent.futures
import json
import sys
import tempfile

import jsonschema

from . import cases, comparing, spoiling
from .program import Broken, Program


def validator(program):
    schema = json.loads(program.written(["schema"]))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def check(program, validator, number, arguments):
    """Checks one command line, the CSV of three in seven; gives the document."""
    document = program.json(arguments)
    if document is None:
        return None
    error = jsonschema.exceptions.best_match(validator.iter_errors(document))
    if error:
        raise Broken(f"{arguments}: {error.json_path}: {error.message}")
    if number % 7 < 3:
        comparing.check_csv(document, *program.csv(arguments))
    return document


def check_refusals(validator, documents):
    """Sees to it that no spoilt document passes: a check that cannot fail is worse than none."""
    refused = 0
    for document in documents:
        for what, spoilt in spoiling.spoilt(document):
            if validator.is_valid(spoilt):
                raise Broken(f"{document['report']}: {what}, and yet valid")
            refused += 1
    return refused


def main():
    program = Program(sys.argv[1])
    schema = validator(program)
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(2) as pool:
        lines = list(cases.command_lines(folder))
        documents = list(pool.map(lambda line: check(program, schema, *line), enumerate(lines)))
        goldens = sum(pool.map(lambda case: comparing.check_golden(program, case),
                               comparing.golden_cases()))
    told = {}
    for document in filter(None, documents):
        # Of each report the richest of the small ones: with rows, and lists in them.
        size = len(json.dumps(document))
        if size < 6000 and size > len(json.dumps(told.get(document["report"], ""))):
            told[document["report"]] = document
    missing = set(comparing.REPORTS) - set(told)
    if missing:
        raise Broken(f"no document of {sorted(missing)}")
    refused = check_refusals(schema, told.values())
    print(f"{sum(d is not None for d in documents)} documents of {len(lines)} command lines are valid, "
          f"{refused} spoilt ones are not, {goldens} agree with pprof")


if __name__ == "__main__":
    try:
        main()
    except Broken as broken:
        sys.exit(f"formats: {broken}")
