"""Documents made wrong in one place each, to see that a validator refuses them."""

import copy


def objects(value, path=()):
    """The paths of all objects in a document, of lists only into the first three entries."""
    if isinstance(value, dict):
        yield path
        for name, member in value.items():
            yield from objects(member, (*path, name))
    elif isinstance(value, list):
        for position, member in enumerate(value[:3]):
            yield from objects(member, (*path, position))


def at(document, path):
    for step in path:
        document = document[step]
    return document


def spoilt(document):
    """Copies of a document, each with a member too many, one of a wrong type, or one missing."""
    for path in objects(document):
        spoilt = copy.deepcopy(document)
        at(spoilt, path)["spoilt"] = "x"
        yield f"a member too many in {path}", spoilt
        for name in at(document, path):
            spoilt = copy.deepcopy(document)
            at(spoilt, path)[name] = {"no": ["type", None]}
            yield f"a wrong type of {name} in {path}", spoilt
    for name in document:
        spoilt = copy.deepcopy(document)
        del spoilt[name]
        yield f"no {name}", spoilt
    if document["rows"] and "name" in document["rows"][0]:
        spoilt = copy.deepcopy(document)
        del spoilt["rows"][0]["name"]
        yield "a row without a name", spoilt
