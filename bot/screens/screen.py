"""A screen is a value: text and buttons, before anybody has sent them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

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


@dataclass(frozen=True, slots=True)
class Screen:
    """Text in Telegram's HTML and rows of buttons.

    `choices` are what the numbers 1, 2, 3 mean when somebody types them instead of tapping.
    """

    text: str
    rows: tuple[Row, ...] = ()
    choices: tuple[Tap, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A file that goes with a screen."""

    name: str
    content: bytes


def in_rows(buttons: Sequence[Button], width: int) -> list[Row]:
    """Buttons side by side, `width` of them in a row."""
    return [tuple(buttons[i : i + width]) for i in range(0, len(buttons), width)]


def choices(rows: Sequence[Row]) -> tuple[Tap, ...]:
    """The taps of a list of buttons, in the sequence in which they would be numbered."""
    return tuple(one.tap for row in rows for one in row if one.tap is not None)


def short(text: str, most: int) -> str:
    """A text that fits: its end gives way to an ellipsis."""
    return text if len(text) <= most else text[: most - 1] + "…"
