"""The rows of -topproto, without the ids and string indices that follow from their order."""

from Fixtures.Recipes.wire import fields, numbers

from .runs import Unreadable, closed


def canonical(output, by_cum):
    """Everything but the rows, and the rows in runs that tie."""
    parts = decoded(output)
    strings = [text for tag, text in parts if tag == 6]
    functions = dict(function(value, strings) for tag, value in parts if tag == 5)
    if list(functions) != list(range(1, len(functions) + 1)):
        raise Unreadable
    locations = dict(location(value, functions) for tag, value in parts if tag == 4)
    samples = [value for tag, value in parts if tag == 2]
    if list(locations) != list(range(1, len(samples) + 1)):
        raise Unreadable
    rows = [row(value, at, locations[at]) for at, value in enumerate(samples, 1)]
    header = [value_type(value, strings) for tag, value in parts if tag in (1, 11)]
    rest = [(tag, value) for tag, value in parts if tag not in (1, 2, 4, 5, 6, 11)]
    groups = closed(rows, lambda each: (abs(each[0][0 if by_cum else 1]), each[1]))
    return header, rest, sorted(strings), [(key, sorted(run)) for key, run in groups]


def row(message, number, location):
    """A sample: its two values, the place it is at, and what tells it from another that ties."""
    parts = decoded(message)
    if [tag for tag, _ in parts] != [1, 2, 2]:  # so short that they are not packed
        raise Unreadable
    places = [each for tag, value in parts if tag == 1 for each in numbers(value)]
    values = [signed(each) for tag, value in parts if tag == 2 for each in numbers(value)]
    if places != [number] or len(values) != 2:
        raise Unreadable
    return tuple(values), *location


def location(message, functions):
    """The id of a location, what it prints as, and the rest of its fields."""
    parts = decoded(message)
    lines = [decoded(value) for tag, value in parts if tag == 4]
    rest = [pair for pair in parts if pair[0] not in (1, 4)]
    texts = []
    for line in lines:
        name, others = functions[dict(line).get(1, 0)]
        texts.append((name, [pair for pair in line if pair[0] != 1], others))
    place = [text[:2] for text in texts], rest
    return dict(parts).get(1, 0), (repr(place), repr(texts))


def function(message, strings):
    """The id of a function, its name and file, and the rest of its fields."""
    parts = decoded(message)
    names = [(tag, strings[value]) for tag, value in parts if tag in (2, 4)]
    rest = [(tag, strings[value] if tag == 3 else value)
            for tag, value in parts if tag not in (1, 2, 4)]
    return dict(parts).get(1, 0), (names, rest)


def value_type(message, strings):
    return [(tag, strings[value]) for tag, value in decoded(message)]


def decoded(message):
    """The tags and values of a message's fields, in their order."""
    return [(tag, value) for tag, value, _ in fields(message)]


def signed(value):
    return value - (1 << 64) if value >> 63 else value
