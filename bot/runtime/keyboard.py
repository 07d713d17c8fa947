"""Buttons and keys → Telegram's keyboards, as the JSON text that goes over the wire.

Serialised once, here: python-telegram-bot would build objects only to take them apart again.
"""

from __future__ import annotations

import html
import re

import orjson

from bot.callbacks import FIRST, Tap, pack
from bot.screens.screen import Button, Keys, Screen

_TAG = re.compile(r"<[^<>]*>")


def keyboard(screen: Screen, revision: int) -> str | None:
    """The `reply_markup` of a screen, None without buttons; ValueError for a button that is none.

    `revision` goes into every button, 0 for what is no panel. So does the venue.
    """
    if screen.keys is not None:
        return orjson.dumps(_keys(screen.keys)).decode()
    if not screen.rows:
        return None
    venue = screen.venue
    rows = [[_button(one, revision, venue) for one in row] for row in screen.rows]
    return orjson.dumps({"inline_keyboard": rows}).decode()


def plain(text: str) -> str:
    """Telegram's HTML without its tags, as a person would read it."""
    return html.unescape(_TAG.sub("", text))


def _keys(keys: Keys) -> dict[str, object]:
    share: list[dict[str, object]] = [{"text": keys.share, "request_contact": True}]
    return {
        "keyboard": [share, *([{"text": one}] for one in keys.others)],
        "resize_keyboard": True,
        "one_time_keyboard": True,
        "input_field_placeholder": keys.placeholder,
    }


def _button(button: Button, revision: int, venue: int) -> dict[str, object]:
    wire: dict[str, object] = {"text": button.label}
    if button.style:
        wire["style"] = button.style.value
    match button:
        case Button(tap=None, url="", copy=copied) if copied:
            wire["copy_text"] = {"text": copied}
        case Button(tap=None, url=address, copy="") if address:
            wire["url"] = address
        case Button(tap=tap, url="", copy="") if tap is not None:
            wire["callback_data"] = pack(_at_venue(tap, venue), revision)
        case _:
            raise ValueError(f"a button does exactly one thing: {button.label}")
    return wire


def _at_venue(tap: Tap, venue: int) -> Tap:
    """The tap with its venue said, unless it is the first one's."""
    where = tap.venue or venue
    if not where:
        raise ValueError(f"a button belongs to a venue: {tap.verb}")
    return tap if tap.venue or where == FIRST else Tap(tap.verb, tap.numbers, where)
