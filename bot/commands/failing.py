"""How a command fails: one message that says what to do, and no trace of how it came about."""

from __future__ import annotations

import sys
import traceback
from types import TracebackType

# What a bug is worth to whoever meets it: where it is, so that it can be reported.
_BUG = """\
This is a fault of Holdfast and not of yours: {kind} in {place}.
Please report it with the command you gave; nothing that was not confirmed has been changed."""


class Failed(Exception):
    """The command cannot do what it was asked; the message says what to do about it."""


def in_sentences(reason: str, advice: str) -> str:
    """`No answer. Start it.` of `no answer` and `start it`."""
    return " ".join(f"{words[0].upper()}{words[1:]}." for words in (reason, advice))


def tell_bug(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """For `sys.excepthook`: an error's own words may hold a token or a name, its place not."""
    if isinstance(error, KeyboardInterrupt):
        return
    frames = traceback.extract_tb(trace)
    place = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "an unknown place"
    sys.stderr.write(_BUG.format(kind=kind.__name__, place=place) + "\n")
