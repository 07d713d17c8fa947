"""A screen is a value: text and buttons, before anybody has sent them."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from bot.callbacks import Tap


class Style(StrEnum):
    """How much a button stands out, in Telegram's words."""

    PLAIN = ""
    PRIMARY = "primary"
    SUCCESS = "success"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Button:
    """A label and exactly one thing that it does."""

    label: str
    tap: Tap | None = None
    url: str = ""
    copy: str = ""
    style: Style = Style.PLAIN


Row = tuple[Button, ...]

# A vowel sign of Devanagari stands above or below its letter.
_UPON_OTHERS = frozenset(("Mn", "Me", "Cf"))
# The columns of a label that a small phone shows when so many buttons stand side by side.
FITS = {1: sys.maxsize, 2: 20, 3: 12, 4: 7, 5: 6, 6: 5, 7: 4}


@dataclass(frozen=True, slots=True)
class Keys:
    """Keys in place of the phone's own: one shares the number, others send what they say."""

    share: str
    others: tuple[str, ...] = ()
    placeholder: str = ""


@dataclass(frozen=True, slots=True)
class Screen:
    """Text in Telegram's HTML and rows of buttons.

    `choices` are what the numbers 1, 2, 3 mean when somebody types them instead of tapping.
    `venue` is where its buttons act, those aside that name another; without one it has no buttons.
    `keys` stand below the chat instead of buttons below the text.
    """

    text: str
    rows: tuple[Row, ...] = ()
    choices: tuple[Tap, ...] = ()
    venue: int = 0
    keys: Keys | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A file that goes with a screen."""

    name: str
    content: bytes


def in_rows(buttons: Sequence[Button], most: int) -> list[Row]:
    """Buttons side by side, as many in each row: at most so many, fewer where a label is long."""
    if not buttons:
        return []
    longest = max(columns(one.label) for one in buttons)
    width = next(one for one in range(most, 0, -1) if longest <= FITS[one])
    # Five in rows of four are three and two: one alone would look like something else.
    width = -(-len(buttons) // -(-len(buttons) // width))
    return [tuple(buttons[i : i + width]) for i in range(0, len(buttons), width)]


def in_pairs(buttons: Sequence[Button]) -> list[Row]:
    """Two neighbours side by side, a long label alone."""
    rows: list[Row] = []
    for one in buttons:
        beside = rows[-1] if rows else ()
        if len(beside) == 1 and all(columns(each.label) <= FITS[2] for each in (*beside, one)):
            rows[-1] = (*beside, one)
        else:
            rows.append((one,))
    return rows


def columns(text: str) -> int:
    """How wide a text is: letters of East Asia and pictures take two columns, marks none."""
    return sum(map(_columns, text))


@cache
def _columns(letter: str) -> int:
    if unicodedata.category(letter) in _UPON_OTHERS:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def choices(rows: Sequence[Row]) -> tuple[Tap, ...]:
    """The taps of a list of buttons, in the sequence in which they would be numbered."""
    return tuple(one.tap for row in rows for one in row if one.tap is not None)


def short(text: str, most: int) -> str:
    """A text that fits: its end gives way to an ellipsis."""
    return text if len(text) <= most else text[: most - 1] + "…"
