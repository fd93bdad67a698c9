"""The wire format of protocol buffers, as far as profile.proto needs it: numbers and messages."""

WORD = 1 << 64


def varint(value):
    value %= WORD
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
    return bytes(out)


def number(tag, value):
    return varint(tag << 3) + varint(int(value)) if value else b""


def message(tag, content):
    return varint(tag << 3 | 2) + varint(len(content)) + content


def packed(tag, values):
    return message(tag, b"".join(map(varint, values))) if values else b""


def fields(data):
    """The tag of each field, its value (a number, or the bytes of a message), and its encoding."""
    at = 0
    while at < len(data):
        start = at
        key, at = read_varint(data, at)
        value, at = read_varint(data, at)
        if key & 7 == 2:
            value, at = data[at:at + value], at + value
        if key & 7 not in (0, 2) or at > len(data):
            raise ValueError(f"no number and no whole message at byte {start}")
        yield key >> 3, value, data[start:at]


def numbers(value):
    """The numbers of a field, whether it is packed or holds one."""
    if isinstance(value, int):
        return [value]
    found, at = [], 0
    while at < len(value):
        each, at = read_varint(value, at)
        found.append(each)
    return found


def read_varint(data, at):
    """A number, and where it ends."""
    value = shift = 0
    for end in range(at, len(data)):
        value |= (data[end] & 127) << shift
        shift += 7
        if data[end] < 128:
            return value, end + 1
    raise ValueError(f"no number at byte {at}")
