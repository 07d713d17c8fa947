"""A screen is a value: text and buttons, before anybody has sent them."""

from __future__ import annotations

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
    """Text in Telegram's HTML and rows of buttons."""

    text: str
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A file that goes with a screen."""

    name: str
    content: bytes
