"""Outputs with one thing wrong, each of which a judge of outputs must see."""

import re


def altered(case, output, is_tied):
    """The same output with one thing wrong, and what that is."""
    if case.command == "topproto":
        for at in range(0, len(output), 3 if is_tied else 1):
            yield f"byte {at}", output[:at] + bytes([output[at] ^ 1]) + output[at + 1:]
        return
    lines = output.split(b"\n")
    for at, line in enumerate(lines[:-1]):
        before, after = lines[:at], lines[at + 1:]
        yield f"line {at} lost", b"\n".join(before + after)
        yield f"line {at} twice", b"\n".join(before + [line, line] + after)
        yield f"a blank before {line}", b"\n".join(before + [b" " + line] + after)
        yield f"a blank after {line}", b"\n".join(before + [line + b" "] + after)
        for changed in altered_numbers(case, line, is_tied):
            yield f"{line} as {changed}", b"\n".join(before + [changed] + after)
        if not is_tied and after[0] != line and after[1:]:
            swapped = b"\n".join(before + [after[0], line] + after[1:])
            yield f"lines {line} and {after[0]} in the other order", swapped


def altered_numbers(case, line, is_tied):
    """A line with each of its numbers or colours changed; a running sum is not told among ties."""
    words = list(re.finditer(rb"#[0-9a-f]+|\d+", line))
    if is_tied and case.command in ("top", "tree", "peek"):
        words = [word for word in words if word.end() < 12 or word.start() > 26]
    for word in words:
        last = b"%d" % ((line[word.end() - 1] - 47) % 10)
        yield line[:word.end() - 1] + last + line[word.end():]
