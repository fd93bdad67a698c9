"""Whether two runs of a command line end alike: status, standard output, files and messages."""

from dataclasses import dataclass

from . import messages


@dataclass(frozen=True)
class Ending:
    """What a run left behind."""

    status: int
    output: bytes
    errors: bytes
    files: dict


def differences(expected, actual):
    """The aspects in which swprof's ending differs from pprof's, and how."""
    if expected.status != actual.status:
        yield "status", f"{actual.status} where pprof has {expected.status}"
    if expected.output != actual.output:
        yield "output", f"{actual.output[-300:]} where pprof has {expected.output[-300:]}"
    if expected.files != actual.files:
        yield "files", f"{shortened(actual.files)} where pprof has {shortened(expected.files)}"

    def says(line, wanted):
        return messages.goes_on(line, wanted) or expected.status and wanted and wanted in line

    lacking, extra = messages.unsaid(
        expected.errors.splitlines(), actual.errors.splitlines(), says)
    extra = [line for line in extra if not messages.is_note(line)]
    if lacking is not None:
        yield "errors", f"{actual.errors} lacks {lacking} (all: {expected.errors})"
    elif extra and expected.status == 0:
        yield "errors", f"too many: {extra} (all: {expected.errors})"


def shortened(files):
    return {name: text[:60] if isinstance(text, bytes) else shortened(text)
            for name, text in files.items()}


def is_excused(found, excuse):
    """Whether these aspects differ, and no others, which the excuse names; without one, none."""
    return set(found) == (set(excuse.aspects.split()) if excuse else set())
