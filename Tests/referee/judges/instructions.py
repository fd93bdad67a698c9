"""Brings what two disassemblers print of the same code to what can be compared.

swprof's instructions are Capstone's, pprof's are Go's. Compared are the titles, and of instructions
the addresses, the values and the places in the source. Three rules:

- The text is left out, and so is whether the place stands after it or, where it is long, above.
- pprof leaves out the last instruction of a symbol, or cuts it, and prints `?` and what it takes
  the rest of it for: it is left out of both.
- Where pprof prints `?`, Go's disassembler did not know the instruction, and may have gone on in
  the middle of the next: all rows from there to the next address that both have are taken together.
  So are those from a VZEROUPPER on, of which it takes a byte too many for a part.
"""

import re

LONGEST = 15  # bytes of an instruction
ROW = re.compile(rb" *(\S+) +(\S+) +([0-9a-f]+): (.*)$")
LISTED = re.compile(
    rb'<p class="file(?:name)?">(.*?)</p>|<span class=line>(.*</span> <span class=livesrc>.*)'
    rb'|class="s[^>]*>(?:<summary>)?(<i>.*)')
TAG = re.compile(rb"<[^>]*>")
PLACE = re.compile(rb" {40,};(.*)$")


def aligned(expected, actual):
    """Both outputs of `disasm`, by those rules."""
    first, second = blocks(expected), blocks(actual)
    if len(first) != len(second):
        return expected, actual
    pairs = [merged(*pair) for pair in zip(first, second)]
    return b"\n".join(pair[0] for pair in pairs), b"\n".join(pair[1] for pair in pairs)


def blocks(output):
    """For each symbol, and what stands before the first, its titles and its rows."""
    found, place = [([], [])], b""
    for line in output.split(b"\n"):
        if line.startswith(b"ROUTINE "):
            found.append(([], []))
            place = b""
        titles, rows = found[-1]
        row, above = ROW.match(line), PLACE.match(line)
        if row:
            flat, cumulative, address, text = row.groups()
            text, has_place, after = text.partition(b" ;")
            place = after if has_place else place
            rows.append((int(address, 16), flat, cumulative, place, text.strip()))
        elif above:
            place = above[1]
        else:
            titles.append(line)
    return found


def merged(first, second):
    """A block of pprof's and one of swprof's, as texts that are the same if the rules say so."""
    (titles, theirs), (other_titles, ours) = first, second
    theirs, ours = without_last(theirs, ours)
    starts = told(theirs, ours)
    return shown(titles, theirs, starts), shown(other_titles, ours, starts)


def without_last(theirs, ours):
    """The rows without the last instruction of swprof's, unless pprof has it whole."""
    last = ours[-1][0] if ours else None
    if not ours or any(row[0] == last and row[4] != b"?" for row in theirs):
        return theirs, ours
    return [row for row in theirs if not last <= row[0] < last + LONGEST], ours[:-1]


def told(theirs, ours):
    """The addresses with a row of their own: all but those of unknown instructions."""
    unknown = {row[0] for row in theirs if row[4] in (b"?", b"VZEROUPPER")}
    both = {row[0] for row in theirs} & {row[0] for row in ours}
    starts, is_known = set(), True
    for address in sorted({row[0] for row in theirs + ours}):
        was_known = is_known
        is_known = address not in unknown and (is_known or address in both)
        if is_known or was_known:
            starts.add(address)
    return starts


def shown(titles, rows, starts):
    """Titles and rows as text; of rows that are taken together the first place and all values."""
    lines, values = list(titles), []
    for address, flat, cumulative, place, _ in rows:
        if address in starts:
            values = []
            lines.append((address, place, values))
        values.append(b"%s %s" % (flat, cumulative))
    return b"\n".join(line if isinstance(line, bytes) else row_text(*line) for line in lines)


def row_text(address, place, values):
    sampled = sorted(each for each in values if each != b". .")
    return b"%x: %s ;%s" % (address, b", ".join(sampled), place)


def sampled_lines(page):
    """What a page of `weblist`, of either, says of the source lines with values."""
    found, file = [], b""
    for name, theirs, ours in LISTED.findall(page):
        if name:
            file = name
            continue
        number, flat, cumulative = TAG.sub(b"", theirs or ours).split()[:3]
        if (flat, cumulative) != (b".", b"."):
            found.append(b"%s:%s %s %s" % (file, number, flat, cumulative))
    return b"\n".join(sorted(found))
