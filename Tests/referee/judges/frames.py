"""Whether swprof finds the frames at an address that llvm-symbolizer finds there.

A frame is a tuple: the name of its function, then its place (file, line, perhaps column). The name
of the outermost function may be another one, as llvm-symbolizer takes it from the symbol table,
where one address can have several: `.isra.0` of gcc, `.abi0` of Go.
"""


def has_symbol_alone(frames):
    """Whether no debug information is there: one name, of a file without folder, and no line."""
    return len(frames) < 2 and not any("/" in frame[1] or frame[2] for frame in frames)


def agree(ours, theirs):
    """The same places, and the same functions but for the outermost."""
    same_places = [frame[1:] for frame in ours] == [frame[1:] for frame in theirs]
    return same_places and [each[0] for each in ours[:-1]] == [each[0] for each in theirs[:-1]]
