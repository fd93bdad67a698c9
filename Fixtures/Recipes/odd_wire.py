"""Encodes a profile again as an odd but valid encoder would."""

from profile_encoder import message, number, packed


def odd_wire(plain):
    """The same profile as an odd encoder writes it: strings first, unknown fields, long varints,
    a period type twice, location ids and values of a sample packed and not."""
    unknown = [number(99, 7), b"\x99\x06" + bytes(8), message(98, b"x"), b"\x95\x06" + bytes(4)]
    first = message(11, number(1, 1) + number(2, 2)) + number(12, 3)
    last = message(2, number(1, 1) + packed(1, [2, 3]) + b"\x10\x85\x00" + packed(2, [50_000_000]))
    records = sorted(top_level(plain), key=lambda record: record[0] != 6)
    return first + b"".join(unknown) + b"".join(each for _, each in records) + last


def top_level(data):
    """The fields of a message and their encodings, for the wire types 0 and 2."""
    at = 0
    while at < len(data):
        start = at
        key, at = read_varint(data, at)
        value, at = read_varint(data, at)
        at += value if key & 7 == 2 else 0
        yield key >> 3, data[start:at]


def read_varint(data, at):
    value = shift = 0
    while True:
        value |= (data[at] & 127) << shift
        at, shift = at + 1, shift + 7
        if data[at - 1] < 128:
            return value, at
