"""Whether swprof says on standard error what pprof says there.

A line of swprof's may go on where pprof's ends: `: why`, or `(more)`. Where something failed it may
also say more before. swprof has remarks of its own, which NOTES lists.
"""

import re

# Lines that swprof adds to those of pprof.
NOTES = [
    re.compile(rb"Showing \S+; also in the profile: .* \(-sample_index=NAME\)"),
    re.compile(rb"no source file .*: tried .*|and \d+ more source files"),
    # Why a report is not what may have been expected.
    re.compile(rb"(focus|ignore|hide|show|show_from|tag[a-z]+)=.*: "
               rb"(no |the profile names no |.* matches, but |.* is spelled with other capitals).*"),
    re.compile(rb"(no sample is left by|no sample has any|what .* leaves has no|nothing is shown:) .*"),
    re.compile(rb"there are no samples|all values are 0"),
    re.compile(rb"Total samples exceed the duration: [0-9.]+ cores were busy on average"),
]

# Lines of pprof's that say nothing that is not said above them.
IN_VAIN = (b"failed to fetch any source profiles", b"failed to fetch any base profiles")

# Lines that pprof prints in the order of a hash map, or of what fails first of source and base.
SHUFFLED = re.compile(rb"For tag .* used unit .*|\S+: (stat \S+: |parsing profile: ).*")

USAGE = re.compile(rb"^usage:\n.*?is used instead of \$HOME\n", re.DOTALL | re.MULTILINE)
CONFLICT = re.compile(rb"(?<=conflicting options set: \[)[a-z ]+")


def settled(errors):
    """What is said, without the usage text, and in one order where pprof's is chance."""
    return CONFLICT.sub(lambda found: b" ".join(sorted(found[0].split())), USAGE.sub(b"", errors))


def is_note(line):
    return any(note.fullmatch(line) for note in NOTES)


def goes_on(line, wanted):
    """Whether a line is another one, or that with more after it."""
    return line == wanted or line.startswith((wanted + b": ", wanted + b"; ", wanted + b" ("))


def unsaid(wanted, said, says):
    """The first wanted line that is not said after those before it, and the lines too many.

    `says` is asked whether a line says a wanted one.
    """
    rest, at = list(said), 0
    for line in wanted:
        is_shuffled = SHUFFLED.fullmatch(line) is not None
        places = range(0 if is_shuffled else at, len(rest))
        place = next((each for each in places if says(rest[each], line)), None)
        if place is not None:
            del rest[place]
            at = at - (place < at) if is_shuffled else place
        elif line not in IN_VAIN:
            return line, rest
    return None, rest


def is_extra(line):
    """Whether only one of the two programs says it, as it tells nothing that counts."""
    return line in IN_VAIN or is_note(line)


def are_same(ours, theirs):
    """Whether lines without those extra say the same of fetching.

    An error of ours may say more, and the cause of one in the network is its own. Lines of sources
    that are fetched together come in any order from pprof.
    """
    fetching, rest = parted(ours)
    their_fetching, their_rest = parted(theirs)
    if sorted(fetching) != sorted(their_fetching) or len(rest) != len(their_rest):
        return False
    return all(says_same(*pair) for pair in zip(rest, their_rest))


def parted(lines):
    fetching = [line for line in lines if line.startswith("Fetching ")]
    return fetching, [line for line in lines if not line.startswith("Fetching ")]


def says_same(line, wanted):
    """As `goes_on`, but that what the network said may be put in other words."""
    before, asked, _ = wanted.partition(': Get "')
    if asked:
        return line.startswith(before + ": Get ")
    return goes_on(line.encode(), wanted.encode())
