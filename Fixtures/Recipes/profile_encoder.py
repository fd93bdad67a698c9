"""Writes profile.proto, small and readable, valid or not.

A Profile here is what the file holds and no more: ids are what the caller says, names may be str
or bytes, nothing is checked. So it can write what no sane producer would.
"""

import gzip
from dataclasses import dataclass, field

from .wire import message, number, packed


@dataclass
class Mapping:
    id: int
    start: int = 0
    limit: int = 0
    offset: int = 0
    file: object = ""
    build_id: object = ""
    flags: str = ""  # any of FN FL LN IN, separated by blanks


@dataclass
class Function:
    id: int
    name: object = ""
    system_name: object = ""
    file: object = ""
    start_line: int = 0


@dataclass
class Location:
    id: int
    mapping: int = 0
    address: int = 0
    lines: tuple = ()  # (function id, line, column), the innermost inlined one first
    is_folded: bool = False


@dataclass
class Sample:
    stack: tuple  # location ids, leaf first
    values: tuple
    labels: tuple = ()  # (key, text) or (key, number, unit)


@dataclass
class Profile:
    sample_types: list = field(default_factory=list)  # (type, unit)
    samples: list = field(default_factory=list)
    mappings: list = field(default_factory=list)
    locations: list = field(default_factory=list)
    functions: list = field(default_factory=list)
    drop_frames: object = ""
    keep_frames: object = ""
    time_nanoseconds: int = 0
    duration_nanoseconds: int = 0
    period_type: tuple = None
    period: int = 0
    comments: list = field(default_factory=list)
    default_sample_type: object = ""
    doc_url: object = ""

    def encoded(self):
        return _Encoder(self).bytes()

    def write(self, path, compressed=True):
        data = self.encoded()
        with open(path, "wb") as file:
            file.write(gzip.compress(data, mtime=0) if compressed else data)


class StackBuilder:
    """Makes functions and locations as stacks name them, so that a fixture reads like its stacks.

    A frame is "name file:line:column"; what follows the name is optional, and frames joined by
    " < " are one location with its inlined frames, the innermost first.
    """

    def __init__(self, profile, mapping=0, addresses=None):
        self.profile, self.mapping = profile, mapping
        self.next_address = addresses
        self.function_ids, self.location_ids = {}, {}

    def sample(self, root_first, values, *labels):
        stack = tuple(self.location(text) for text in reversed(root_first))
        self.profile.samples.append(Sample(stack, tuple(values), tuple(labels)))

    def location(self, text):
        if text not in self.location_ids:
            lines = tuple(self.line(frame) for frame in text.split(" < "))
            address = 0
            if self.next_address is not None:
                address, self.next_address = self.next_address, self.next_address + 16
            self.location_ids[text] = len(self.profile.locations) + 1
            self.profile.locations.append(
                Location(self.location_ids[text], self.mapping, address, lines))
        return self.location_ids[text]

    def line(self, frame):
        name, _, place = frame.rpartition(" ") if " " in frame else (frame, "", "")
        file, *numbers = place.split(":")
        line, column = (list(map(int, numbers)) + [0, 0])[:2]
        return self.function(name, file), line, column

    def function(self, name, file):
        key = name, file
        if key not in self.function_ids:
            self.function_ids[key] = len(self.profile.functions) + 1
            self.profile.functions.append(Function(self.function_ids[key], name, name, file))
        return self.function_ids[key]


class _Encoder:
    def __init__(self, profile):
        self.profile = profile
        self.strings = {b"": 0}

    def bytes(self):
        profile = self.profile
        body = b"".join(message(1, self.value_type(*pair)) for pair in profile.sample_types)
        body += b"".join(message(2, self.sample(each)) for each in profile.samples)
        body += b"".join(message(3, self.mapping(each)) for each in profile.mappings)
        body += b"".join(message(4, self.location(each)) for each in profile.locations)
        body += b"".join(message(5, self.function(each)) for each in profile.functions)
        tail = number(7, self.string(profile.drop_frames))
        tail += number(8, self.string(profile.keep_frames))
        tail += number(9, profile.time_nanoseconds) + number(10, profile.duration_nanoseconds)
        if profile.period_type is not None:
            tail += message(11, self.value_type(*profile.period_type))
        tail += number(12, profile.period)
        tail += packed(13, [self.string(each) for each in profile.comments])
        tail += number(14, self.string(profile.default_sample_type))
        tail += number(15, self.string(profile.doc_url))
        return body + b"".join(message(6, each) for each in self.strings) + tail

    def string(self, text):
        name = text.encode() if isinstance(text, str) else text
        return self.strings.setdefault(name, len(self.strings))

    def value_type(self, kind, unit):
        return number(1, self.string(kind)) + number(2, self.string(unit))

    def sample(self, sample):
        labels = b"".join(message(3, self.label(*label)) for label in sample.labels)
        return packed(1, sample.stack) + packed(2, sample.values) + labels

    def label(self, key, value, unit=None):
        if unit is None and not isinstance(value, int):
            return number(1, self.string(key)) + number(2, self.string(value))
        return number(1, self.string(key)) + number(3, value) + number(4, self.string(unit or ""))

    def mapping(self, mapping):
        flags = mapping.flags.split()
        return b"".join([
            number(1, mapping.id), number(2, mapping.start), number(3, mapping.limit),
            number(4, mapping.offset), number(5, self.string(mapping.file)),
            number(6, self.string(mapping.build_id)), number(7, "FN" in flags),
            number(8, "FL" in flags), number(9, "LN" in flags), number(10, "IN" in flags),
        ])

    def location(self, location):
        lines = b"".join(
            message(4, number(1, function) + number(2, line) + number(3, column))
            for function, line, column in location.lines)
        return b"".join([
            number(1, location.id), number(2, location.mapping), number(3, location.address),
            lines, number(5, location.is_folded),
        ])

    def function(self, function):
        return b"".join([
            number(1, function.id), number(2, self.string(function.name)),
            number(3, self.string(function.system_name)), number(4, self.string(function.file)),
            number(5, function.start_line),
        ])
