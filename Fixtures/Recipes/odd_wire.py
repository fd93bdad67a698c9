"""Encodes a profile again as an odd but valid encoder would."""

from .wire import fields, message, number, packed


def odd_wire(plain):
    """The same profile as an odd encoder writes it: strings first, unknown fields, long varints,
    a period type twice, location ids and values of a sample packed and not."""
    unknown = [number(99, 7), b"\x99\x06" + bytes(8), message(98, b"x"), b"\x95\x06" + bytes(4)]
    first = message(11, number(1, 1) + number(2, 2)) + number(12, 3)
    last = message(2, number(1, 1) + packed(1, [2, 3]) + b"\x10\x85\x00" + packed(2, [50_000_000]))
    records = sorted(fields(plain), key=lambda record: record[0] != 6)
    return first + b"".join(unknown) + b"".join(each for _, _, each in records) + last
